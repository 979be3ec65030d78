/** What a word says of a number beside it: what is counted, or what narrows it. */
export type Dim = 'topic' | 'people' | 'kind' | 'near' | 'unit' | 'matter' | 'ordinal'
export type Mark = { readonly dim: Dim; readonly value: string }
/** Units and people of the roster as things counted: a bare 党支部8个 speaks of these. */
export const rosterTopic = '#roster'
export const isRosterTopic = (topic: string): boolean => topic.startsWith(rosterTopic)

/** A known word of a text with what it says. */
export type Token = { readonly start: number; readonly end: number; readonly marks: readonly Mark[] }

const bare = (word: string): string => word.replace(/[\s“”‘’"'（）()、]/g, '')
const ordinal = /第([一二三四五六七八九十]{1,3}|\d{1,2})(?=[轮次期场批])|首(?=[轮次期场批])/y
const digits = '一二三四五六七八九'

function ordinalValue(text: string | undefined): string {
  if (text === undefined) return '1'
  if (/\d/.test(text)) return String(Number(text))
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens) + 1) : 0
  return String(ten * 10 + digits.indexOf(ones) + 1)
}

/** Words by their first character, the longest first: a text is read in one pass, at each place the longest word that stands there. */
export class Words {
  readonly #marks = new Map<string, Mark[]>()
  readonly #byFirst = new Map<string, string[]>()

  /** Adds what a word says; a word may say several things. Single characters say too little to be words. */
  add(word: string, ...marks: readonly Mark[]): void {
    const plain = bare(word)
    if (plain.length < 2) return
    const known = this.#marks.get(plain)
    const fresh = marks.filter(m => !known?.some(k => k.dim === m.dim && k.value === m.value))
    if (known) { known.push(...fresh); return }
    this.#marks.set(plain, [...fresh])
    const list = this.#byFirst.get(plain.charAt(0)) ?? []
    this.#byFirst.set(plain.charAt(0), [...list, plain].sort((a, b) => b.length - a.length))
  }

  /** The known words of a text, from left to right; only words shorter than `under` where that is given. */
  read(text: string, under = Infinity): readonly Token[] {
    const found: Token[] = []
    for (let at = 0; at < text.length; at += 1) {
      const token = this.#at(text, at, under)
      if (!token) continue
      found.push(token)
      at = token.end - 1
    }
    return found
  }

  #at(text: string, at: number, under: number): Token | undefined {
    const word = this.#byFirst.get(text.charAt(at))?.find(w => w.length < under && text.startsWith(w, at))
    if (word !== undefined) return { start: at, end: at + word.length, marks: this.#marks.get(word) ?? [] }
    ordinal.lastIndex = at
    const nth = ordinal.exec(text)
    return nth ? { start: at, end: at + nth[0].length, marks: [{ dim: 'ordinal', value: ordinalValue(nth[1]) }] } : undefined
  }
}

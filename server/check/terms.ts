/** Which part of what was owed a number is: 应, 未 (`open`, of which some may not be due yet), 已, 按时, 逾期, 免, 未到期, 未, 补, 到会, 补录; `closed` is of problems, which have no sum here. */
export type Term = 'due' | 'open' | 'met' | 'present' | 'onTime' | 'late' | 'exempt' | 'notDue' | 'overdue' | 'makeup' | 'entered' | 'closed'
export type Said = { readonly terms: ReadonlySet<Term>; /** The words name it; otherwise it is what a bare number is taken for. */ readonly named: boolean }

/** At one place the first that fits is meant. */
const words: readonly (readonly [string, readonly Term[]])[] = [
  ['未到期|时限未到|尚未到期|未到时限|未届期', ['notDue']],
  ['补录|事后补记', ['entered']],
  ['逾期未|超期未|未按期|没有按期', ['overdue']],
  ['未补[学训谈签课办开]|未(?![来成经免必])|尚未|没有|没(?=[谈签开训学办到参])', ['open', 'overdue']],
  ['任职后补|(?<!不再)补[学训谈签课办开]', ['makeup', 'late']],
  ['免[签除训学谈到开参予办]', ['exempt']],
  ['按时|按期|如期|任职前', ['onTime']],
  ['逾期[签补]|超过(?:规定)?时限|晚于(?:规定)?时限|超时限', ['late']],
  ['逾期|超期', ['late', 'overdue']],
  ['到会|参会|到场|出席|实到|到课', ['present']],
  ['参训|参加|参学|参与', ['present', 'met']],
  ['办结|整改|销号|在办|解决|查处|退回|化解', ['closed']],
  ['(?<![响相反适对供效理])应(?![用急对邀聘变声])', ['due']],
  ['已|实际|均', ['met']],
]
/** The words of terms, for taking them away. */
export const termWords = new RegExp(words.map(([word]) => word).join('|'), 'g')
const reader = new RegExp(words.map(([word]) => `(${word})`).join('|'), 'g')

type Found = { readonly index: number; readonly terms: readonly Term[] }
const readAll = (text: string): readonly Found[] => [...text.matchAll(reader)].map(m => ({ index: m.index, terms: words[m.slice(1).findIndex(g => g !== undefined)]?.[1] ?? [] }))

/** 应以普通党员身份参加 is what was due, 未参加 what is left: a verb of taking part belongs to the word before it. */
function last(found: readonly Found[]): readonly Term[] | undefined {
  const end = found.at(-1)
  const before = found.at(-2)
  return end?.terms.includes('present') && before?.terms.some(t => t === 'due' || t === 'overdue') ? before.terms : end?.terms
}

/** The term that the words before a number name, else those after it; undefined where neither does. */
export function readTerms(before: string, after: string): readonly Term[] | undefined {
  if (/^[^，。；\u0002]{0,12}[中里](?=[，,\u0002有]|$)/.test(after)) return ['due']
  const [ahead, behind] = [last(readAll(before)), readAll(after)[0]?.terms]
  // 已开的党员大会有2场晚于时限 speaks of those that were late.
  return ahead?.includes('met') && behind && !behind.some(t => t === 'met' || t === 'due') ? behind : ahead ?? behind
}

/** What a number without such a word may be: what was done. */
export const done: ReadonlySet<Term> = new Set(['met', 'present'])
/** Ahead of us lies what is left. */
export const left: ReadonlySet<Term> = new Set(['overdue', 'notDue', 'open'])

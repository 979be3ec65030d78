/** Measure words that count the same things: a text may say either. */
const alike: readonly (readonly string[])[] = [
  ['次', '场', '场次', '期'], ['人', '名', '位'], ['人次', '人次'], ['份', '件', '篇'], ['个', '家', '所'], ['轮', '轮次'], ['条', '项', '个'], ['学时', '课时'],
]

/** Whether a text's measure word may stand for a figure's. */
export const sameUnit = (a: string, b: string): boolean => a === b || alike.some(group => group.includes(a) && group.includes(b))

const bigrams = (text: string): readonly string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
const bare = (text: string): string => text.replace(/[\s“”‘’"'《》〈〉（）()、，。；：·\-—]/g, '')

/** How much of a phrase stands in a text, from 0 to 1, by neighbouring pairs of characters. */
export function contained(phrase: string, text: string): number {
  const pairs = bigrams(bare(phrase))
  if (pairs.length === 0) return bare(text).includes(bare(phrase)) ? 1 : 0
  const have = new Set(bigrams(bare(text)))
  return pairs.filter(p => have.has(p)).length / pairs.length
}

const mask = /[x×X＊*○]+/g

/** A title without brackets, quotation marks and spaces, for comparing. */
export const bareTitle = (title: string): string => bare(title.normalize('NFKC'))

/** Whether a title as a text has it, masks included, names the same document as the ledger's title. */
export function sameTitle(printed: string, known: string): boolean {
  const [a, b] = [bareTitle(printed), bareTitle(known)]
  if (a === b) return true
  if (a.replace(mask, '').length < 4 || b.length < 4) return false
  if (mask.test(a)) {
    mask.lastIndex = 0
    const pattern = a.split(mask).map(part => part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')).join('.{1,12}')
    return new RegExp(`^${pattern}$`).test(b)
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 6 && long.endsWith(short) && long.length - short.length <= 16
}

import { placed, placesIn, type Block, type Place, type Placed } from './composition.ts'

const numeral = '零〇一二两三四五六七八九十百千万亿'

/** What has a number in it and counts nothing (GB/T 15835: set terms and ordinals keep their 汉字), and titles of documents. */
const fixed = new RegExp([
  '《[^》]*》',
  `第[${numeral}\\d]+(?:[、至][${numeral}\\d]+)*`,
  `第[${numeral}\\d]+`,
  '[三四五]重一大|三会一课|一岗双责|[四五]责协同|双重组织生活|一把手|四种形态|三不腐|四风|两学一做|三严三实|两委|两会|五位一体|一带一路|一国两制|一票否决|一案双查|一以贯之',
  '(?:[一二两三四五六七八九十]+)(?:项|个|大|条)?(?:规定|意识|自信|维护|确立|结合|全面|伟大|必须|务必|代表|坚持|严禁|不准|区分开来|服从|一百年|纪律|顽瘴痼疾|全覆盖|责任|面向|毫不动摇)',
  '(?:党的)?[一二十]{2,3}大(?![类项队])',
  '[一二十三四五六七八九]+届',
  '[一二三四五六七八九十]+中(?:、[一二三四五六七八九十]+中)*全会',
  '[一二三四五六七八九十]+次全会',
  '[一二三四五六七八九十]+五(?=规划|时期|”)',
].join('|'), 'g')

// One character that makes 一 part of a word: 同一个, 统一, 之一, 每一项.
const within = '(?<![同统唯之逐每任某专])'
const measures = '人次|人|名|位|次|场|期|轮|项|件|份|篇|封|条|个|类|种|批|家|户|本|册|张|堂|门|套|支|处|组|月|年|日|天|周|小时|学时|课时|元|倍|成'

/** Whatever reads as a number: digits, shares, 汉字 before a measure word, and compound 汉字 numbers without one. */
const number = new RegExp([
  '[\\d０-９]+(?:[.,．][\\d０-９]+)*[%％‰]?',
  `[${numeral}]+分之[${numeral}点半]+`,
  `${within}[${numeral}几数]+[多余来]?(?:${measures})`,
  '[一二两三四五六七八九]?[十百千万亿][一二三四五六七八九零][零一二三四五六七八九十百千万亿]*',
  '[二两三四五六七八九][十百千万亿]+',
].join('|'), 'g')

/** Masks that stand for something still to be filled in; 〔2021〕 of a document's number is none. */
const mask = /【[^】]*】|〔(?!\d{4}〕)[^〕]*〕|[＿_]{2,}|[×✕]+|（待[填写定补]）|(?<![A-Za-z])[xX]+(?![A-Za-z])/g

const withoutFixed = (words: string): string => words.replace(fixed, found => '　'.repeat(found.length))

const ordinalStart = /(^|[。；])[一二三四五六七八九十]+是/g

function numbersIn(block: Block, { piece, from }: Placed): readonly Place[] {
  if (piece.kind !== 'text') return []
  const text = withoutFixed(piece.text).replace(ordinalStart, found => '　'.repeat(found.length))
  return placesIn(block, { piece: { kind: 'text', text }, from }, number)
}

/**
 * Numbers, dates and percentages in the plain words of paragraphs, which therefore open to no record. Set terms
 * (三重一大), ordinals (第一轮) and what stands in 《》 are none; title and headings have only the report's year.
 * A text that holds one is not issued.
 */
export function unboundNumbers({ blocks }: { readonly blocks: readonly Block[] }): readonly Place[] {
  return blocks.filter(b => b.kind === 'paragraph' || b.kind === 'signature').flatMap(b => placed(b).flatMap(p => numbersIn(b, p)))
}

/** The signature without an organ, or with a masked one. */
const namelessIn = (b: Block): readonly Place[] => b.kind !== 'signature' || (b.organ.trim() !== '' && b.organ.search(mask) < 0) ? []
  : [{ block: b.key, from: 0, to: 0, text: b.organ.trim() === '' ? '〔署名〕' : b.organ }]

/** Places for the author to fill in, and masks in anybody's words or in a document's title (【】, ×, ＿＿, 〔…〕). */
export function blanksIn({ blocks }: { readonly blocks: readonly Block[] }): readonly Place[] {
  return blocks.flatMap(b => [...namelessIn(b), ...placed(b).flatMap((p): readonly Place[] => {
    if (p.piece.kind === 'blank') return [{ block: b.key, from: p.from, to: p.from + p.piece.text.length, text: p.piece.text }]
    return p.piece.kind === 'bound' ? [] : placesIn(b, p, mask)
  })])
}

/** Bound numbers in a person's words that the ledger has changed since and that nobody has looked at. */
export function changedIn({ blocks }: { readonly blocks: readonly Block[] }): readonly Place[] {
  return blocks.flatMap(b => placed(b).flatMap(({ piece, from }): readonly Place[] =>
    piece.kind === 'bound' && piece.changed ? [{ block: b.key, from, to: from + piece.text.length, text: `${piece.changed.was} → ${piece.changed.is}` }] : []))
}

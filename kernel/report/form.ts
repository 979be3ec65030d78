import type { Label } from '../register/fields.ts'
import { blockText, placed, type Paragraph, type Place } from './composition.ts'
import { sentencesOf } from './sentences.ts'

type Formal = { readonly check: 'mark' | 'etc' | 'plan'; readonly at: Place; readonly say: Label }

const measures = '人次|人|次|场|期|轮|项|件|份|篇|封|条|个|天'

/** What no printed page may hold: marks that meet, blanks between words, a measure word said twice, a nought, a day with a leading zero, a dash for 至. */
const slips = new RegExp([
  '[，。；：、]{2,}', '[，；、：]）', '（[，。；、：）]', '^[，。；：、]', '\\s|　',
  `(?<=\\d)(${measures})\\1`, `(?<![\\d.])0(?:${measures})`, '(?<!\\d)0\\d?[月日]', '(?<=[\\d月日])[-—–~～]+(?=\\d)',
].join('|'), 'g')

const quoted = /《[^》]*》|“[^”]*”/g
const covered = (text: string): string => text.replace(quoted, found => '文'.repeat(found.length))

/** Slips of the pen in what the ledger writes; titles and quoted names are as their records have them. */
function slipsIn(p: Paragraph): readonly Formal[] {
  return [...covered(blockText(p)).matchAll(slips)].map(m => ({ check: 'mark',
    at: { block: p.key, from: m.index, to: m.index + m[0].length, text: m[0] },
    say: { zh: `“${m[0]}”处标点、量词、空格、零或日期写法不合；请改。`, en: `"${m[0]}": marks, measure words, blanks, noughts or dates are not written like this.` } }))
}

const etc = /等(?![级额次同于待])/g

/** 等 is followed by how many there are. */
function uncountedEtc(p: Paragraph): readonly Formal[] {
  const pieces = placed(p)
  return pieces.flatMap(({ piece, from }, i) => piece.kind !== 'text' ? [] : [...covered(piece.text).matchAll(etc)].flatMap((m): readonly Formal[] => {
    const last = m.index + m[0].length === piece.text.length
    return last && pieces[i + 1]?.piece.kind === 'bound' ? [] : [{ check: 'etc', at: { block: p.key, from: from + m.index, to: from + m.index + 1, text: '等' },
      say: { zh: '“等”后须有总数。', en: '等 is followed by the number there are.' } }]
  }))
}

const withoutDay = /说明原因|转入|继续|再议|督办/

/** What is still open is made good by a day that the author set, or explained; a sentence with neither is no plan. */
function dayless(p: Paragraph): readonly Formal[] {
  if (!p.key.endsWith('/next')) return []
  return sentencesOf(p).filter(s => !s.bound.some(b => b.as === 'date') && !withoutDay.test(s.text)).map((at): Formal => ({ check: 'plan', at,
    say: { zh: '这一项没有时限；写“由……在……前……”，或写明由谁说明原因。', en: 'No day is set for this; say who does what by when, or who gives the reason.' } }))
}

/** How the ledger's own sentences are written: marks and measure words, 等 with its number, plans with their day. */
export const formFindings = (p: Paragraph): readonly Formal[] => p.by === 'author' ? [] : [...slipsIn(p), ...uncountedEtc(p), ...dayless(p)]

import { ems } from './measure.ts'
import { FOOTER, MARGIN, SIZE } from './page.ts'
import { lines, pageNumber, run } from './runs.ts'
import { sizes, spacing } from './styles.ts'
import { layoutTitle } from './title.ts'
import { NAMESPACES, element, part, value, type Xml } from './xml.ts'

/** The lines of a footnote, broken here so that their number, and with it the footer's height, is certain. */
export function footnoteLines(footnote: string | undefined): string[] {
  return footnote === undefined || ems(footnote) === 0 ? [] : layoutTitle(footnote, FOOTER.footnoteCharacters)
}

/**
 * Twips from the bottom of the page to the bottom of the footer. A footer grows upwards from there, so
 * each line of a footnote lowers it by its own height and the page number stays where it is.
 */
export function footerDistance(footnote: string | undefined): number {
  return MARGIN.footer - footnoteLines(footnote).length * FOOTER.footnoteLine
}

/** `word/footer*.xml`: — 1 —, one character in from the right on odd pages, from the left on even ones (7.5). */
export function footerPart(side: 'odd' | 'even', footnote: string | undefined): Xml {
  const notes = footnoteLines(footnote)
  const place = side === 'odd'
    ? element('w:ind', { 'w:right': FOOTER.indent }) + value('w:jc', 'right')
    : element('w:ind', { 'w:left': FOOTER.indent }) + value('w:jc', 'left')
  const number = element('w:p', {},
    element('w:pPr', {}, value('w:pStyle', 'Footer'), place), run('— '), pageNumber(), run(' —'))
  const note = element('w:p', {},
    element('w:pPr', {}, value('w:pStyle', 'Footer'), spacing(FOOTER.footnoteLine), value('w:jc', 'center')),
    lines(notes, sizes(SIZE.footnote)))
  return part('w:ftr', NAMESPACES, number, notes.length === 0 ? '' : note)
}

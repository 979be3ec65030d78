import { bodyWidth } from './measure.ts'
import type { Block, Span } from './model.ts'
import { CHARACTER, TEXT_WIDTH } from './page.ts'
import { lines, plain, run, runs, type Counter } from './runs.ts'
import { spacing, type StyleId } from './styles.ts'
import { table } from './table.ts'
import { layoutTitle } from './title.ts'
import { element, value, type Xml } from './xml.ts'

/** What a paragraph sets beside its style. Indents in twips. */
type Extra = { keepNext?: boolean; left?: number; hanging?: number; right?: number; line?: number }

function paragraph(style: StyleId, content: Xml, extra: Extra = {}): Xml {
  const { keepNext, left, right, hanging, line } = extra
  const indents = Object.entries({ 'w:left': left, 'w:right': right, 'w:hanging': hanging })
    .flatMap(([name, size]) => (size === undefined ? [] : [[name, size] as const]))
  return element('w:p', {},
    element('w:pPr', {},
      style === 'Normal' ? '' : value('w:pStyle', style),
      keepNext ? element('w:keepNext', {}) : '',
      line === undefined ? '' : spacing(line),
      indents.length === 0 ? '' : element('w:ind', Object.fromEntries(indents))),
    content)
}

const blankLine = (extra: Extra = {}): Xml => paragraph('Normal', '', extra)

/** The blocks of a document as the body of `word/document.xml`; an empty document is one empty paragraph. */
export function body(blocks: readonly Block[], next: Counter): Xml {
  if (blocks.length === 0) return blankLine()
  return blocks.map((block, index) => layOut(block, blocks[index + 1], next)).join('')
}

function layOut(block: Block, following: Block | undefined, next: Counter): Xml {
  switch (block.kind) {
    case 'title':
      return paragraph('Title', lines(layoutTitle(block.text))) + blankLine({ keepNext: true })
    case 'heading':
      return paragraph(`Heading${block.level}`, runs(typeof block.text === 'string' ? [block.text] : block.text, next))
    case 'paragraph':
      return paragraph('BodyText', runs(block.spans, next), { keepNext: closes(following) })
    case 'signature':
      return signature(block.organ, block.date, next)
    case 'attachments':
      return attachments(block.names, closes(following))
    case 'table':
      return table(block, next) + afterTable(following)
    case 'note':
      return paragraph('BodyText', run(/^（.*）$/u.test(block.text) ? block.text : `（${block.text}）`))
  }
}

/** A signature or list of attachments must not stand on a page without text before it (7.3.5.5). */
const closes = (following: Block | undefined): boolean =>
  following?.kind === 'signature' || following?.kind === 'attachments'

/**
 * Unsealed, 7.3.5.2: a blank line; the issuing body two characters in from the right; under it the date,
 * beginning two characters right of the body's first. A date that is longer takes the two characters on
 * the right, and the body moves left. Both are set from the left by computed widths, so that this
 * relation holds whatever digits a substituted font has; the date may then reach over the edge rather
 * than wrap.
 */
function signature(organ: string, date: readonly Span[], next: Counter): Xml {
  const organWidth = bodyWidth(organ)
  const dateWidth = bodyWidth(plain(date))
  const longerDate = dateWidth > organWidth
  const right = 2 * CHARACTER
  const start = longerDate ? TEXT_WIDTH - right - dateWidth - 2 * CHARACTER : TEXT_WIDTH - right - organWidth
  const left = Math.max(0, start)
  return blankLine({ keepNext: true })
    + paragraph('Signature', run(organ), { keepNext: true, left, right: start < 0 ? right : 0 })
    + paragraph('Signature', runs(date, next), { left: left + 2 * CHARACTER, right: -2 * CHARACTER })
}

/** 7.3.4: a blank line; two characters in; run-on lines under the first character of the name. */
function attachments(names: readonly string[], keepLast: boolean): Xml {
  if (names.length === 0) return ''
  const label = '附件：'
  const items = names.map((name, index) => {
    const number = names.length === 1 ? '' : `${index + 1}.`
    const lead = index === 0 ? bodyWidth(label) : 0
    const numbered = bodyWidth(number)
    return paragraph('Normal', run(`${index === 0 ? label : ''}${number}${name}`),
      { left: 2 * CHARACTER + bodyWidth(label) + numbered, hanging: lead + numbered, keepNext: keepLast && index === names.length - 1 })
  })
  return blankLine({ keepNext: true }) + items.join('')
}

/** Two tables in a row would become one, and Word wants a paragraph after the last: there as low as can be. */
function afterTable(following: Block | undefined): Xml {
  if (following === undefined) return blankLine({ line: 20 })
  return following.kind === 'table' ? blankLine() : ''
}

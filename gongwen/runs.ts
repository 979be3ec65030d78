import type { Span } from './model.ts'
import { element, text, value, type Xml } from './xml.ts'

/** Gives every content control of a document its number, 1, 2, 3… */
export type Counter = () => number

export function counter(): Counter {
  let last = 0
  return () => ++last
}

/** The text of spans as it is printed. */
export function plain(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')
}

/** Spans as runs; a figure is a plain-text content control whose content cannot be edited. */
export function runs(spans: readonly Span[], next: Counter): Xml {
  return spans.map((span) => (typeof span === 'string' ? run(span) : control(span, next()))).join('')
}

/** One run in the font of its paragraph; the hint makes “ ” — … × Chinese, not Latin, characters. */
export function run(content: string, ...properties: readonly Xml[]): Xml {
  if (content === '') return ''
  return element('w:r', {}, runProperties(properties), element('w:t', { 'xml:space': 'preserve' }, text(content)))
}

/** Lines of one paragraph, broken by hand. */
export function lines(contents: readonly string[], ...properties: readonly Xml[]): Xml {
  const broken = element('w:r', {}, element('w:br', {}))
  return contents.map((content) => run(content, ...properties)).join(broken)
}

/** The number of the page it stands on, as a field; the 1 is what a program shows that does not count. */
export function pageNumber(): Xml {
  const field = (type: string) => element('w:r', {}, runProperties([]), element('w:fldChar', { 'w:fldCharType': type }))
  const instruction = element('w:r', {}, runProperties([]), element('w:instrText', { 'xml:space': 'preserve' }, ' PAGE '))
  return field('begin') + instruction + field('separate') + run('1') + field('end')
}

function runProperties(properties: readonly Xml[]): Xml {
  return element('w:rPr', {}, element('w:rFonts', { 'w:hint': 'eastAsia' }), ...properties)
}

/** The order of the properties is the one that Word writes. */
function control(span: Exclude<Span, string>, id: number): Xml {
  return element('w:sdt', {},
    element('w:sdtPr', {},
      value('w:alias', span.figure.alias), value('w:tag', span.figure.tag), value('w:id', id),
      value('w:lock', 'contentLocked'), element('w:text', {})),
    element('w:sdtContent', {}, run(span.text)))
}

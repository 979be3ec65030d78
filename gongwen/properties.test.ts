import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDocx, type Block, type DocumentModel, type Span } from './index.ts'
import { all, open, parse, printed, val } from './testing.ts'

const TRAPS = ['<w:t>', '&amp;', ']]>', '"\'', '{default-bullet-numbering-0}', '$&', '  ', '（', '）', '𠮷', '\u200d', '👨‍👩‍👧', '2021年', '的', '\u3000']
const valid = (text: string): boolean => !/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.test(text)
const words = fc.array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'binary', maxLength: 6 }).filter(valid)), { maxLength: 8 })
  .map((parts) => parts.join(''))
const name = words.map((text) => `n${Array.from(text).slice(0, 20).join('')}`)
const span: fc.Arbitrary<Span> = fc.oneof(words, fc.record({
  text: words.filter((text) => text !== ''), figure: fc.record({ tag: name, alias: name }),
}))
const spans = fc.array(span, { maxLength: 4 })

const tables = fc.integer({ min: 1, max: 4 }).chain((columns) => fc.record({
  kind: fc.constant('table' as const),
  head: fc.array(words, { minLength: columns, maxLength: columns }),
  rows: fc.array(fc.array(spans, { minLength: columns, maxLength: columns }), { maxLength: 3 }),
}))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), text: words }),
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4), text: fc.oneof(words, spans) }),
  fc.record({ kind: fc.constant('paragraph' as const), spans }),
  fc.record({ kind: fc.constant('signature' as const), organ: words, date: spans }),
  fc.record({ kind: fc.constant('attachments' as const), names: fc.array(words, { maxLength: 12 }) }),
  tables,
  fc.record({ kind: fc.constant('note' as const), text: words }),
)
const model: fc.Arbitrary<DocumentModel> = fc.record({ title: words, blocks: fc.array(block, { maxLength: 6 }) })

const spansOf = (block: Block): Span[] => {
  switch (block.kind) {
    case 'title': return [block.text]
    case 'heading': return typeof block.text === 'string' ? [block.text] : block.text
    case 'paragraph': return block.spans
    case 'signature': return [block.organ, ...block.date]
    case 'attachments': return block.names.flatMap((text, index) =>
      [index === 0 ? '附件：' : '', block.names.length === 1 ? '' : `${index + 1}.`, text])
    case 'table': return [...block.head, ...block.rows.flat(2)]
    case 'note': return block.text.startsWith('（') && block.text.endsWith('）') && block.text.length > 1 ? [block.text] : ['（', block.text, '）']
  }
}

describe('any model of valid strings', () => {
  it('becomes a parsable package that prints its text in order and names its figures', async () => {
    await fc.assert(fc.asyncProperty(model, async (doc) => {
      const files = open(await writeDocx(doc))
      for (const xml of Object.values(files)) parse(xml)
      const body = parse(files['word/document.xml'] ?? '')
      const expected = doc.blocks.flatMap(spansOf)
      expect(printed(body)).toBe(expected.map((part) => (typeof part === 'string' ? part : part.text)).join(''))
      expect(all(body, 'w:sdt').map((control) => [val(control, 'w:tag'), val(control, 'w:alias'), printed(control)]))
        .toEqual(expected.flatMap((part) => (typeof part === 'string' ? [] : [[part.figure.tag, part.figure.alias, part.text]])))
      expect(new Set(all(body, 'w:sdt').map((control) => val(control, 'w:id'))).size).toBe(all(body, 'w:sdt').length)
    }), { numRuns: 150 })
  })

  it('refuses any string with a control character or half a pair, and nothing gets written', async () => {
    const bad = fc.constantFrom('\u0000', '\u0008', '\u001b', '\u007f', '\u0085', '\ud800', '\udfff', '\ufffe')
    await fc.assert(fc.asyncProperty(words, bad, words, async (before, character, after) => {
      await expect(writeDocx({ title: '', blocks: [{ kind: 'paragraph', spans: [`${before}${character} ${after}`] }] }))
        .rejects.toMatchObject({ code: 'bad-character', path: 'blocks[0].spans[0]' })
    }))
  })
})

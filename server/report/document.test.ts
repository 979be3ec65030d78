import { expect, it } from 'vitest'
import { writeDocx } from '../../gongwen/index.ts'
import { compose } from '../../kernel/report/compose.ts'
import { author, pledges, readerOver, small, table, travels } from '../../kernel/report/testing/fakes.ts'
import { discoverReports } from './discover.ts'
import { documentOf } from './document.ts'

const made = compose(small, [pledges, travels], readerOver(table), author)

it('prints every bound span as a content control whose tag knows its use', () => {
  const { blocks } = documentOf(made)
  const spans = blocks.flatMap(b => b.kind === 'paragraph' ? b.spans : b.kind === 'signature' ? b.date : []).filter(s => typeof s !== 'string')
  expect(spans.map(s => s.figure.tag)).toEqual(['report.asof~1', 'pledges.due~1', 'pledges.met~1', 'pledges.overdue~1', 'trips~1', 'pledges.overdue~2', 'pledges.late~1',
    'trips.late~1', 'pledges.entered~1', 'entered_late.total~1', 'pledges.overdue~3', 'next.soon~1', 'report.signed~1'])
  expect(spans[2]).toEqual({ text: '10份', figure: { tag: 'pledges.met~1', alias: '承诺书已办' } })
})

it('is laid out with title, headings and signature, and a footnote only where one is given', () => {
  const doc = documentOf(made, '演示时钟，不具证明力')
  expect(doc.blocks.map(b => b.kind === 'heading' ? `heading ${b.level}` : b.kind)).toEqual(['title', 'paragraph', 'heading 1', 'heading 2', 'paragraph', 'paragraph', 'heading 2',
    'paragraph', 'heading 1', 'heading 2', 'paragraph', 'signature'])
  expect(doc).toMatchObject({ title: '明川区司法局2021年工作总结', footnote: '演示时钟，不具证明力' })
  expect(documentOf(made)).not.toHaveProperty('footnote')
})

it('is a document that can be written', async () => {
  const file = await writeDocx(documentOf(made))
  expect([...file.slice(0, 2)]).toEqual([0x50, 0x4b])
})

it('finds the reports in their folders', async () => {
  const found = await discoverReports()
  expect(found.map(r => r.id)).toEqual(expect.arrayContaining(['annual-summary', 'half-year']))
  for (const report of found) {
    const slots = report.outline.chapters.flatMap(c => c.sections.flatMap(s => s.slots))
    expect(slots.some(s => s.from === 'gaps')).toBe(true)
    expect(slots.filter(s => s.from === 'passages').every(s => s.mechanisms.length > 0 && s.mechanisms.every(m => m.subjects.length > 0))).toBe(true)
  }
})

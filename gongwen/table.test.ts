import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDocx, type Block } from './index.ts'
import { TABLE } from './page.ts'
import { fittedWidths, sharedWidths } from './table.ts'
import { all, one, open, parse, printed, val, type Node } from './testing.ts'

const body = async (...blocks: Block[]): Promise<Node> =>
  one(parse(open(await writeDocx({ title: '表', blocks }))['word/document.xml'] ?? ''), 'w:body')

const list: Block = {
  kind: 'table',
  head: ['序号', '事项', '说明'],
  rows: [
    [['1'], ['承诺书'], ['应签', { text: '153份', figure: { tag: 'f1', alias: '应签' } }]],
    [['2'], ['谈话'], ['说明'.repeat(200)]],
  ],
}

describe('a table', () => {
  it('is ruled in black over the text width and repeats its head', async () => {
    const table = one(await body(list), 'w:tbl')
    expect(one(table, 'w:tblW').attributes['w:w']).toBe(String(TABLE.width))
    expect(one(table, 'w:tblBorders').children).toHaveLength(6)
    expect(one(table, 'w:insideV').attributes).toMatchObject({ 'w:val': 'single', 'w:color': '000000' })
    const rows = all(table, 'w:tr')
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 0, 0])
    expect(rows.map(printed)).toEqual(['序号事项说明', '1承诺书应签153份', `2谈话${'说明'.repeat(200)}`])
  })

  it('keeps figures as content controls', async () => {
    const control = one(await body(list), 'w:sdt')
    expect(val(control, 'w:tag')).toBe('f1')
    expect(printed(control)).toBe('153份')
  })

  it('keeps a row on one page unless it could outgrow the page', async () => {
    const rows = all(one(await body(list), 'w:tbl'), 'w:tr')
    expect(rows.map((row) => all(row, 'w:cantSplit').length)).toEqual([1, 1, 0])
  })

  it('is never the last thing in a document, and never touches another table', async () => {
    const after = (await body(list, list)).children.map((child) => (typeof child === 'string' ? child : child.name))
    expect(after).toEqual(['w:tbl', 'w:p', 'w:tbl', 'w:p', 'w:sectPr'])
  })
})

describe('column widths', () => {
  it('follow the shares given', () => {
    expect(sharedWidths([1, 2, 1])).toEqual([2211, 4422, 2211])
  })

  it('give narrow columns what they want and let wide ones share the rest', () => {
    expect(fittedWidths([800, 20000, 1000, 5000])).toEqual([800, 5635, 1000, 1409])
    expect(fittedWidths([1000, 3000])).toEqual([2211, 6633])
  })

  it('always add up to the width of the table', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 100000 }), { minLength: 1, maxLength: 63 })
    fc.assert(fc.property(widths, (wanted) => {
      for (const columns of [sharedWidths(wanted), fittedWidths(wanted)]) {
        expect(columns).toHaveLength(wanted.length)
        expect(columns.reduce((sum, width) => sum + width, 0)).toBe(TABLE.width)
        expect(columns.every((width) => Number.isInteger(width) && width >= 0)).toBe(true)
      }
    }))
  })
})

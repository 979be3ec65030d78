import { describe, expect, it } from 'vitest'
import { GongwenError, writeDocx, type Block, type DocumentModel } from './index.ts'

const figure = { tag: 'f1', alias: '应签' }
const withBlock = (block: Block): DocumentModel => ({ title: '总结', blocks: [{ kind: 'note', text: '首' }, block] })

const refused: ReadonlyArray<[string, DocumentModel, string, string]> = [
  ['a control character', withBlock({ kind: 'paragraph', spans: ['好', '应\u0007签'] }), 'bad-character', 'blocks[1].spans[1]'],
  ['a line break', withBlock({ kind: 'title', text: '工作\n总结' }), 'bad-character', 'blocks[1].text'],
  ['half a surrogate pair', withBlock({ kind: 'heading', level: 1, text: '一、\ud840' }), 'bad-character', 'blocks[1].text'],
  ['a non-character', withBlock({ kind: 'heading', level: 2, text: ['\uffff'] }), 'bad-character', 'blocks[1].text[0]'],
  ['a bad character in a tag', withBlock({ kind: 'paragraph', spans: [{ text: '1', figure: { tag: 'a\u0000', alias: '甲' } }] }), 'bad-character', 'blocks[1].spans[0].figure.tag'],
  ['a bad character in a name', withBlock({ kind: 'attachments', names: ['甲', '乙\u2028'] }), 'bad-character', 'blocks[1].names[1]'],
  ['a bad character in a cell', withBlock({ kind: 'table', head: ['甲'], rows: [[['\u0001']]] }), 'bad-character', 'blocks[1].rows[0][0][0]'],
  ['a bad character in a property', { title: '总\u001f结', blocks: [] }, 'bad-character', 'title'],
  ['a figure without text', withBlock({ kind: 'signature', organ: '局', date: [{ text: '', figure }] }), 'empty-figure', 'blocks[1].date[0].text'],
  ['a tag that Word would cut', withBlock({ kind: 'paragraph', spans: [{ text: '1', figure: { tag: 'x'.repeat(65), alias: '甲' } }] }), 'bad-tag', 'blocks[1].spans[0].figure.tag'],
  ['an empty alias', withBlock({ kind: 'paragraph', spans: [{ text: '1', figure: { tag: 'x', alias: '' } }] }), 'bad-tag', 'blocks[1].spans[0].figure.alias'],
  ['a table without columns', withBlock({ kind: 'table', head: [], rows: [] }), 'bad-table', 'blocks[1].head'],
  ['a short row', withBlock({ kind: 'table', head: ['甲', '乙'], rows: [[['1'], ['2']], [['3']]] }), 'bad-table', 'blocks[1].rows[1]'],
  ['a width too few', withBlock({ kind: 'table', head: ['甲', '乙'], rows: [], widths: [1] }), 'bad-table', 'blocks[1].widths'],
  ['a width of nothing', withBlock({ kind: 'table', head: ['甲'], rows: [], widths: [0] }), 'bad-table', 'blocks[1].widths'],
  ['a day as an instant', { title: '', blocks: [], created: '2021-12-20' }, 'bad-instant', 'created'],
  ['an instant without its zone', { title: '', blocks: [], created: '2021-12-20T09:00:00' }, 'bad-instant', 'created'],
  ['a footnote that leaves the margin', { title: '', blocks: [], footnote: '说明'.repeat(80) }, 'long-footnote', 'footnote'],
]

describe('a model that cannot be laid out', () => {
  it.each(refused)('%s is refused with its place', async (_, doc, code, path) => {
    const refusal = await writeDocx(doc).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(GongwenError)
    expect(refusal).toMatchObject({ code, path })
    expect((refusal as GongwenError).message).toMatch(new RegExp(`^.*[\\u4e00-\\u9fff].*。\\n${path.replace(/[[\].]/g, '\\$&')}: .*\\.$`))
  })

  it('names the character and what to do', async () => {
    await expect(writeDocx(withBlock({ kind: 'paragraph', spans: ['第一行\n第二行'] })))
      .rejects.toThrow('blocks[1].spans[0]：第4个字符U+000A不能写入文档，请删去；需要换行的，分成几个段落。')
  })

  it('is one of these, and nothing that XML can hold', async () => {
    const spans = ['<&>"\' {default-bullet-numbering-0} ]]> 𠮷 囍 é ‘’ \u3000 ', { text: '&lt;', figure: { tag: '<"&\'>', alias: ']]>&' } }]
    await expect(writeDocx(withBlock({ kind: 'paragraph', spans }))).resolves.toBeInstanceOf(Uint8Array)
  })
})

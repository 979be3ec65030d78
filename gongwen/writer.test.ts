import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatDate, writeDocx, type Block, type DocumentModel } from './index.ts'
import { all, one, open, parse, printed, val, type Node } from './testing.ts'

const figure = (text: string, tag: string) => ({ text, figure: { tag, alias: `${tag} 的名称` } })

const summary: DocumentModel = {
  title: '北岭区司法局2021年工作总结',
  subject: '年度总结',
  created: '2021-12-20T09:00:00+08:00',
  footnote: '演示时钟，不具证明力',
  blocks: [
    { kind: 'title', text: '北岭区司法局2021年党风廉政建设责任制执行情况工作总结' },
    { kind: 'heading', level: 1, text: '一、执行情况' },
    { kind: 'heading', level: 2, text: ['（一）调研', figure('38次', 'visits')] },
    { kind: 'heading', level: 3, text: '1.到支部' },
    { kind: 'heading', level: 4, text: '（1）听取汇报' },
    { kind: 'paragraph', spans: ['应签', figure('153份', 'due'), '，已签', figure('150份', 'signed'), '。'] },
    { kind: 'attachments', names: ['一览表', '统计表'] },
    { kind: 'signature', organ: '中共北岭区司法局委员会', date: [figure(formatDate('2021-12-20'), 'day')] },
    { kind: 'note', text: '联系人：政治处' },
  ],
}

async function part(path: string, doc: DocumentModel = summary): Promise<Node> {
  return parse(open(await writeDocx(doc))[path] ?? '')
}

async function paragraphs(...blocks: Block[]): Promise<Node[]> {
  return all(await part('word/document.xml', { title: '', blocks }), 'w:p')
}

const styleOf = async (id: string): Promise<Node> => {
  const found = all(await part('word/styles.xml'), 'w:style').find((style) => style.attributes['w:styleId'] === id)
  if (found === undefined) throw new Error(`no style ${id}`)
  return found
}

describe('the page', () => {
  it('has the margins of the standard and no document grid', async () => {
    const section = one(await part('word/document.xml', { title: '', blocks: [] }), 'w:sectPr')
    expect(one(section, 'w:pgSz').attributes).toEqual({ 'w:w': '11906', 'w:h': '16838' })
    expect(one(section, 'w:pgMar').attributes).toMatchObject({
      'w:top': '2098', 'w:right': '1474', 'w:bottom': '1984', 'w:left': '1587', 'w:footer': '1447',
    })
    expect(all(section, 'w:docGrid')).toEqual([])
  })

  it('has 22 exact lines of 28 tightened characters', async () => {
    const normal = await styleOf('Normal')
    const [line, tight] = all(normal, 'w:spacing')
    expect(line?.attributes).toEqual({ 'w:before': '0', 'w:after': '0', 'w:line': '579', 'w:lineRule': 'exact' })
    expect(tight?.attributes).toEqual({ 'w:val': '-5' })
    for (const off of ['w:widowControl', 'w:autoSpaceDE', 'w:autoSpaceDN', 'w:snapToGrid']) expect(val(normal, off)).toBe('0')
    expect(one(await styleOf('BodyText'), 'w:ind').attributes).toEqual({ 'w:firstLine': '630', 'w:firstLineChars': '200' })
  })

  it('numbers odd pages right, even pages left, and prints the footnote below', async () => {
    expect(all(await part('word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1)
    const references = all(await part('word/document.xml'), 'w:footerReference').map((reference) => reference.attributes['w:type'])
    expect(references).toEqual(['default', 'even'])
    const [odd, even] = [await part('word/footer1.xml'), await part('word/footer2.xml')]
    expect([val(odd, 'w:jc'), one(odd, 'w:ind').attributes['w:right']]).toEqual(['right', '280'])
    expect([val(even, 'w:jc'), one(even, 'w:ind').attributes['w:left']]).toEqual(['left', '280'])
    for (const footer of [odd, even]) {
      expect(all(footer, 'w:p').map(printed)).toEqual(['— 1 —', '演示时钟，不具证明力'])
      expect(one(footer, 'w:instrText').children).toEqual([' PAGE '])
    }
  })

  it('lowers the footer by each line of the footnote, so that the page number stays', async () => {
    const distance = async (footnote: string) =>
      one(await part('word/document.xml', { title: '', blocks: [], footnote }), 'w:pgMar').attributes['w:footer']
    expect(await distance('')).toBe('1447')
    expect(await distance('演示时钟，不具证明力')).toBe('1207')
    expect(await distance('演示时钟，不具证明力。'.repeat(7))).toBe('967')
  })
})

describe('fonts', () => {
  it.each([
    ['Title', '方正小标宋简体', '44'], ['Heading1', '黑体', undefined], ['Heading2', '楷体_GB2312', undefined],
    ['Footer', '宋体', '28'], ['Normal', '仿宋_GB2312', '32'],
  ])('%s is set in %s', async (id, font, size) => {
    const style = await styleOf(id)
    const { 'w:ascii': latin, 'w:eastAsia': chinese, 'w:hint': hint } = one(style, 'w:rFonts').attributes
    expect([latin, chinese, hint]).toEqual([font, font, 'eastAsia'])
    expect(val(style, 'w:sz')).toBe(size)
  })

  it.each(['Heading3', 'Heading4', 'BodyText'])('%s keeps the body font', async (id) => {
    expect(all(await styleOf(id), 'w:rFonts')).toEqual([])
  })

  it('are all in the font table, with alternates separated by commas', async () => {
    const table = await part('word/fontTable.xml')
    const alternates = Object.fromEntries(all(table, 'w:font').map((font) => [font.attributes['w:name'], val(font, 'w:altName')]))
    expect(alternates['仿宋_GB2312']).toBe('仿宋,FangSong,FandolFang')
    const used = all(await part('word/styles.xml'), 'w:rFonts').map((fonts) => fonts.attributes['w:eastAsia'] ?? '')
    expect(Object.keys(alternates)).toEqual(expect.arrayContaining(used))
  })

  it('are black everywhere, with no colour beside it', async () => {
    const colours = Object.values(open(await writeDocx(summary))).flatMap((xml) => all(parse(xml), 'w:color'))
    expect(new Set(colours.map((colour) => colour.attributes['w:val']))).toEqual(new Set(['000000']))
  })

  it('give headings outline levels under the names that Word and WPS translate', async () => {
    const levels = await Promise.all(([1, 2, 3, 4] as const).map(async (level) => {
      const style = await styleOf(`Heading${level}`)
      return [val(style, 'w:name'), val(style, 'w:outlineLvl')]
    }))
    expect(levels).toEqual([['heading 1', '0'], ['heading 2', '1'], ['heading 3', '2'], ['heading 4', '3']])
  })
})

describe('figures', () => {
  it('are content controls with tag, alias, a number of their own and locked content', async () => {
    const controls = all(await part('word/document.xml'), 'w:sdt')
    expect(controls.map((control) => [val(control, 'w:tag'), val(control, 'w:alias'), val(control, 'w:id'), printed(control)])).toEqual([
      ['visits', 'visits 的名称', '1', '38次'], ['due', 'due 的名称', '2', '153份'],
      ['signed', 'signed 的名称', '3', '150份'], ['day', 'day 的名称', '4', '2021年12月20日'],
    ])
    expect(controls.map((control) => val(control, 'w:lock'))).toEqual(Array(4).fill('contentLocked'))
  })

  it('keep names with XML signs in them', async () => {
    const name = '<a b="c">&\'</a>'
    const document = await part('word/document.xml', {
      title: name, blocks: [{ kind: 'paragraph', spans: [{ text: name, figure: { tag: name, alias: name } }] }],
    })
    expect([val(document, 'w:tag'), val(document, 'w:alias'), printed(document)]).toEqual([name, name, name])
  })
})

describe('the signature', () => {
  const indents = async (organ: string, date: string) => {
    const [blank, body, day] = await paragraphs({ kind: 'signature', organ, date: [date] })
    if (blank === undefined || body === undefined || day === undefined) throw new Error('three paragraphs expected')
    expect([printed(blank), printed(body), printed(day)]).toEqual(['', organ, date])
    return [body, day].map((paragraph) => Number(one(paragraph, 'w:ind').attributes['w:left']))
  }

  it('leaves two characters right of the organ and begins the date two characters in', async () => {
    expect(await indents('中共北岭区司法局委员会', '2021年12月20日')).toEqual([8845 - 630 - 11 * 315, 8845 - 11 * 315])
  })

  it('leaves two characters right of a longer date and moves the organ', async () => {
    const date = 8 * 155 + 3 * 315
    expect(await indents('政治处', '2021年12月20日')).toEqual([8845 - 630 - date - 630, 8845 - 630 - date])
  })

  it('lets an organ longer than the line begin at the left', async () => {
    expect(await indents('长'.repeat(40), '2021年1月5日')).toEqual([0, 630])
  })

  it('stays with the end of the text', async () => {
    const all3 = await paragraphs({ kind: 'paragraph', spans: ['末段'] }, { kind: 'signature', organ: '局', date: ['日'] })
    expect(all3.map((paragraph) => all(paragraph, 'w:keepNext').length)).toEqual([1, 1, 1, 0])
  })
})

describe('other blocks', () => {
  it('breaks a title into lines of one paragraph and leaves a line under it', async () => {
    const [title, blank] = await paragraphs({ kind: 'title', text: '北岭区司法局2021年党风廉政建设责任制执行情况工作总结' })
    expect(title && all(title, 'w:t').map((t) => t.children.join(''))).toEqual(['北岭区司法局2021年', '党风廉政建设责任制执行情况工作总结'])
    expect(title && all(title, 'w:br')).toHaveLength(1)
    expect(blank && printed(blank)).toBe('')
  })

  it('numbers attachments from two on, names aligned', async () => {
    const several = await paragraphs({ kind: 'attachments', names: ['甲', '乙'] })
    expect(several.map(printed)).toEqual(['', '附件：1.甲', '2.乙'])
    expect(several.slice(1).map((line) => one(line, 'w:ind').attributes)).toEqual([
      { 'w:left': String(630 + 945 + 310), 'w:hanging': String(945 + 310) }, { 'w:left': String(630 + 945 + 310), 'w:hanging': '310' },
    ])
    expect((await paragraphs({ kind: 'attachments', names: ['甲'] })).map(printed)).toEqual(['', '附件：甲'])
    expect(await paragraphs({ kind: 'note', text: '注' }, { kind: 'attachments', names: [] })).toHaveLength(1)
  })

  it('puts a note in round brackets once', async () => {
    expect((await paragraphs({ kind: 'note', text: '注' }, { kind: 'note', text: '（注）' })).map(printed)).toEqual(['（注）', '（注）'])
  })

  it('writes an empty document as one empty paragraph', async () => {
    expect((await paragraphs()).map(printed)).toEqual([''])
  })
})

describe('the package', () => {
  afterEach(() => { vi.useRealTimers(); vi.unstubAllEnvs() })

  it('holds well-formed parts, all declared and all referred to', async () => {
    const files = open(await writeDocx(summary))
    for (const xml of Object.values(files)) parse(xml)
    const declared = all(parse(files['[Content_Types].xml'] ?? ''), 'Override').map((entry) => entry.attributes['PartName'])
    const written = Object.keys(files).filter((path) => !path.endsWith('.rels') && path !== '[Content_Types].xml')
    expect(declared.toSorted()).toEqual(written.map((path) => `/${path}`).toSorted())
    const ids = all(parse(files['word/_rels/document.xml.rels'] ?? ''), 'Relationship').map(({ attributes }) => [attributes['Id'], attributes['Target']])
    const references = all(parse(files['word/document.xml'] ?? ''), 'w:footerReference').map(({ attributes }) => attributes['r:id'])
    expect(references.map((id) => ids.find(([known]) => known === id)?.[1])).toEqual(['footer1.xml', 'footer2.xml'])
    expect(ids.every(([, target]) => `word/${target}` in files)).toBe(true)
  })

  it('carries title, subject and the instant in UTC, or no dates at all', async () => {
    const core = await part('docProps/core.xml')
    const texts = ['dc:title', 'dc:subject', 'dcterms:created', 'dcterms:modified'].map((name) => one(core, name).children.join(''))
    expect(texts).toEqual(['北岭区司法局2021年工作总结', '年度总结', '2021-12-20T01:00:00Z', '2021-12-20T01:00:00Z'])
    expect((await part('docProps/core.xml', { title: '甲', blocks: [] })).children).toHaveLength(1)
  })

  it('is the same to the byte whenever and wherever it is written', async () => {
    const digest = async () => createHash('sha256').update(await writeDocx(summary)).digest('hex')
    const here = await digest()
    vi.stubEnv('TZ', 'America/New_York')
    expect(new Date('2021-07-01T00:00:00Z').getTimezoneOffset()).toBe(240)
    vi.useFakeTimers({ now: new Date('2035-06-01T12:34:56Z') })
    expect(await digest()).toBe(here)
    expect(await writeDocx({ ...summary, created: '2021-12-20T01:00:01Z' })).not.toEqual(await writeDocx(summary))
  })

  it('takes time in proportion to its length, 300 pages included', async () => {
    const ofPages = (pages: number): DocumentModel => ({
      title: '长', blocks: Array.from({ length: pages * 7 }, (_, index) => ({
        kind: 'paragraph', spans: ['应签', figure(`${index}份`, `f${index}`), '承诺书签署和谈心谈话情况'.repeat(6), '。'],
      })),
    })
    const time = async (pages: number) => {
      const started = performance.now()
      await writeDocx(ofPages(pages))
      return performance.now() - started
    }
    await time(300)
    const short = Math.min(await time(30), await time(30), await time(30))
    expect(Math.min(await time(300), await time(300))).toBeLessThan(30 * short)
  })
})

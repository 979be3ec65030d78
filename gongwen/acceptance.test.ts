import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeDocx, type DocumentModel } from './index.ts'

/** What this machine lacks to measure a laid-out page, or undefined. */
function missing(): string | undefined {
  const absent = ['soffice', 'pdftotext', 'fc-list'].filter((tool) => spawnSync(tool, ['--help']).error !== undefined)
  if (absent.length > 0) return `${absent.join(', ')} not on PATH`
  return spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout === '' ? 'no Chinese font installed' : undefined
}

type Line = { text: string; left: number; right: number; top: number; bottom: number }

const MM_PER_POINT = 25.4 / 72

/** The lines of each page in millimetres from the page's top left corner, as poppler sees them. */
function lines(bbox: string): Line[][] {
  return bbox.split('<page ').slice(1).map((page) => page.split('<line ').slice(1).map((line) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = ['xMin', 'yMin', 'xMax', 'yMax']
      .map((name) => Number(new RegExp(`${name}="([^"]+)"`).exec(line)?.[1]) * MM_PER_POINT)
    const text = Array.from(line.matchAll(/<word [^>]*>([^<]*)<\/word>/g), ([, word]) => word).join(' ')
    return { text, left, right, top, bottom }
  }))
}

describe('a page of 22 lines of 28 characters, measured', () => {
  const reason = missing()
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-'))
  const characters = Array.from('天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏')
  const text = Array.from({ length: 26 + 39 * 28 }, (_, index) => characters[index % characters.length]).join('')
  const sentence = '学习《关于两起节日期间违规收送礼品问题的通报》，12月3日学习《关于四起典型案例的通报》；通报10月20日印发（北司〔2021〕4号），已隔44天。'
  const marks = Array.from({ length: 28 }, (_, index) => `${'正'.repeat(index)}${sentence}`)
  let pages: Line[][] = []
  let punctuated = ''

  beforeAll(async () => {
    if (reason !== undefined) return
    const write = async (name: string, doc: DocumentModel) => writeFileSync(join(folder, `${name}.docx`), await writeDocx(doc))
    await write('page', { title: '版面', blocks: [{ kind: 'paragraph', spans: [text] }], footnote: '演示时钟，不具证明力' })
    await write('marks', { title: '标点', blocks: marks.map((paragraph) => ({ kind: 'paragraph', spans: [paragraph] })) })
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const files = ['page.docx', 'marks.docx']
    const made = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', ...files], { cwd: folder, encoding: 'utf8', timeout: 110_000 })
    if (made.status !== 0) throw new Error(`soffice failed: ${made.stderr}`)
    pages = lines(spawnSync('pdftotext', ['-bbox-layout', 'page.pdf', '-'], { cwd: folder, encoding: 'utf8' }).stdout)
    punctuated = spawnSync('pdftotext', ['-layout', 'marks.pdf', '-'], { cwd: folder, encoding: 'utf8' }).stdout
  }, 120_000)

  beforeEach((context) => { if (reason !== undefined) context.skip(reason) })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const bodyOf = (page: number) => (pages[page] ?? []).filter((line) => line.bottom < 262.5)

  it('sets 40 lines as 22 and 18', () => {
    expect(pages).toHaveLength(2)
    expect([bodyOf(0).length, bodyOf(1).length]).toEqual([22, 18])
    expect([...bodyOf(0), ...bodyOf(1)].map((line) => line.text).join('')).toBe(text)
  })

  it('sets 28 characters a line, two fewer where the paragraph is indented', () => {
    const counts = [...bodyOf(0), ...bodyOf(1)].map((line) => line.text.length)
    expect(counts).toEqual([26, ...Array<number>(39).fill(28)])
  })

  it('keeps the left and right edge of the text area within 1 mm', () => {
    const [first, ...full] = bodyOf(0)
    expect(first?.left).toBeCloseTo(28 + 2 * (315 / 56.6929), 0)
    for (const line of full) {
      expect(Math.abs(line.left - 28)).toBeLessThan(1)
      expect(Math.abs(line.right - 184)).toBeLessThan(1)
    }
  })

  it('ends each line within 1 mm of its place, the last within the text area', () => {
    bodyOf(0).forEach((line, index) => {
      expect(Math.abs(line.bottom - (37 + (index + 1) * (579 / 56.6929)))).toBeLessThan(1)
    })
    expect(bodyOf(0).at(-1)?.bottom).toBeLessThan(262)
  })

  it('puts the middle of the page number 7 mm below the text area, odd right, even left', () => {
    const numbers = pages.map((page) => page.find((line) => /^—\s*\d\s*—$/.test(line.text)))
    for (const line of numbers) expect(Math.abs(((line?.top ?? 0) + (line?.bottom ?? 0)) / 2 - 269)).toBeLessThan(1)
    expect(Math.abs((numbers[0]?.right ?? 0) - (184 - 280 / 56.6929))).toBeLessThan(1)
    expect(Math.abs((numbers[1]?.left ?? 0) - (28 + 280 / 56.6929))).toBeLessThan(1)
  })

  it('prints the footnote below the page number on every page', () => {
    for (const page of pages) {
      const note = page.find((line) => line.text === '演示时钟，不具证明力')
      expect(note?.top).toBeGreaterThan(270)
      expect(note?.bottom).toBeLessThan(285)
    }
  })

  it('loses no character at the end of a line', () => {
    expect(punctuated.replace(/—\s*\d+\s*—/g, '').replace(/\s/g, '')).toBe(marks.join(''))
  })
})

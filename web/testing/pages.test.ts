import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { browserMissing, launchBrowser } from '../../tests/chromium.ts'
import { buildWeb } from '../build.ts'
import type { Fake } from './fake.ts'
import { draft } from './fixtures.ts'
import { serveFake } from './serve.ts'

// Drawing and judging a page takes a second alone and ten on a machine that others load.
vi.setConfig({ testTimeout: 90_000 })

const fake: Fake = { role: null, ready: false, asked: [] }
let browser: Browser | undefined
let server: Awaited<ReturnType<typeof serveFake>>

/** Chromium loads no web font, and draws no text at all, where fontconfig finds no font on the machine. */
function lendFont(home: string): void {
  const config = join(home, 'fonts.conf')
  writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(home, 'chromium', 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>`)
  process.env['FONTCONFIG_FILE'] = config
}

beforeAll(async () => {
  if (await browserMissing()) return
  const home = join(inject('testHome'), `pages-${process.pid}`)
  mkdirSync(home, { recursive: true })
  lendFont(inject('testHome'))
  await buildWeb(join(home, 'dist'))
  server = await serveFake(join(home, 'dist'), fake)
  browser = await launchBrowser()
}, 120_000)

beforeEach(async ({ skip }) => {
  const reason = await browserMissing()
  if (reason) skip(reason)
  Object.assign(fake, { role: 'office', ready: false })
  fake.asked.length = 0
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

const sizes = { pc: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const

const windows = new Map<string, Promise<BrowserContext>>()

/** One window for each size and language: what it has loaded once stays. */
function windowOf(size: keyof typeof sizes, language: string): Promise<BrowserContext> {
  const key = `${size} ${language}`
  const made = windows.get(key) ?? browser!.newContext({ viewport: sizes[size], reducedMotion: 'reduce' }).then(async context => {
    await context.addInitScript((l: string) => localStorage.setItem('mz-language', l), language)
    return context
  })
  windows.set(key, made)
  return made
}

async function visit(path: string, size: keyof typeof sizes = 'pc', language = 'zh'): Promise<Page> {
  const page = await (await windowOf(size, language)).newPage()
  await page.goto(server.url + path)
  await page.waitForLoadState('networkidle')
  return page
}

async function violations(page: Page): Promise<readonly string[]> {
  // Our pages have no frames, for which the other mode opens a second page each time.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.map(v => `${v.id}: ${v.nodes.map(n => n.html.slice(0, 160)).join(' | ')}`)
}

const both = ['pc', 'phone'] as const
const pages: readonly (readonly [path: string, shown: string, sizes: readonly (keyof typeof sizes)[]])[] = [
  ['/', 'main h1', both], ['/account/annual-summary/2021?figure=commitments.signed', '.mz-figure-value', both], ['/account/annual-summary/2021?tab=gaps', '.mz-lines', ['pc']],
  ['/account/annual-summary/2021?tab=differences', '.mz-differences', ['pc']], ['/check', '#draft', both], ['/search?text=顾', '.mz-found', ['phone']], ['/record/999', '.mz-state', ['pc']],
]

for (const [path, shown, at] of pages) for (const size of at) {
  test(`axe finds nothing on ${path} (${size}), and nothing is wider than the window`, async () => {
    if (path === '/') fake.role = null
    const page = await visit(path, size)
    await page.waitForSelector(shown)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    await page.close()
  })
}

test('a figure opens by Enter, and Esc closes it and returns to the number', async () => {
  const page = await visit('/account/annual-summary/2021')
  const number = page.getByRole('button', { name: '150份，数据项，可打开' })
  await number.focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.mz-figure-value')
  expect(page.url()).toContain('figure=commitments.signed')
  expect(await page.locator('.mz-bar').getAttribute('aria-label')).toBe('153 应签 = 147 按时 + 3 逾期补签 + 1 免除 + 2 未签')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.mz-figure-value').count()).toBe(0)
  expect(await number.evaluate(e => e === document.activeElement)).toBe(true)
  await page.close()
})

test('further records of a figure are fetched when asked for', async () => {
  const page = await visit('/account/annual-summary/2021?figure=commitments.signed')
  await page.getByText('再看 5 条').click()
  await expect.poll(() => page.locator('.mz-panel tbody tr').count(), { timeout: 5_000 }).toBe(25)
  expect(await page.getByText('再看').count()).toBe(0)
  await page.close()
})

test('定稿 says why it waits; when nothing is open it names signer, index and gaps, and issues only once each is confirmed', async () => {
  const waiting = await visit('/account/annual-summary/2021')
  const button = waiting.getByRole('button', { name: '定稿', exact: true })
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  expect(await waiting.locator(`[id="${await button.getAttribute('aria-describedby')}"]`).textContent()).toBe('还有 1 处空缺、1 处未关联，处理后可定稿')
  await waiting.close()
  fake.ready = true
  const page = await visit('/account/annual-summary/2021')
  await page.getByRole('button', { name: '定稿', exact: true }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.textContent()).toMatch(/沈知远.*日志第 6,214 条.*5 次未开/)
  expect(await violations(page)).toEqual([])
  // What is disabled by aria stays in reach: pressing it must do nothing.
  await dialog.getByRole('button', { name: '定稿这份总结' }).click({ force: true })
  expect(fake.asked).toEqual([])
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: '定稿这份总结' }).click()
  await expect.poll(() => fake.asked).toEqual([{ name: 'issue', input: { report: 'annual-summary', year: 2021, index: 6214, confirmed: ['meetings.open'] } }])
  await expect.poll(() => page.locator('.mz-report-receipt').textContent()).toBe('已定稿，日志第 6,215 条。看定稿记录')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.close()
})

test('a paragraph is rewritten in place and given back to the ledger', async () => {
  const page = await visit('/account/annual-summary/2021')
  await page.locator('.mz-paper .mz-inline-blank').click()
  const box = page.getByRole('textbox', { name: '改写' })
  expect(await box.inputValue()).toBe('编印谈话参考资料60本，随行记录整理【 】份。')
  await box.fill('编印谈话参考资料。')
  await page.getByRole('button', { name: '存改写' }).click()
  await expect.poll(() => fake.asked.map(a => a.input)).toEqual([{ report: 'annual-summary', year: 2021, edits: [{ key: '1.1.2/author', text: '编印谈话参考资料。' }] }])
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('改写')
  await page.close()
})

test('a draft is checked, walked through by keys, corrected and copied out of the page', async () => {
  const page = await visit('/check')
  await page.getByLabel('稿子', { exact: true }).fill(draft)
  await page.getByRole('button', { name: '核对这份稿子' }).click()
  await page.waitForSelector('.mz-check-paper')
  expect(await violations(page)).toEqual([])
  expect(await page.getByText('还要处理 4 处').count()).toBe(1)
  await page.getByRole('button', { name: '下一处' }).click()
  for (const key of ['j', 'j']) await page.keyboard.press(key)
  expect(await page.locator('.mz-finding-head b').textContent()).toBe('7月18日')
  await page.getByRole('button', { name: '采用' }).click()
  expect(await page.locator('.mz-check-paper').textContent()).toContain('二是7月8日')
  await page.keyboard.press('k')
  expect(await page.locator('.mz-finding-head b').textContent()).toBe('均')
  await page.getByRole('button', { name: '不改' }).click()
  expect(await page.getByText('还要处理 2 处').count()).toBe(1)
  await page.getByRole('button', { name: '改稿再核' }).click()
  expect(await page.getByLabel('稿子', { exact: true }).inputValue()).toContain('二是7月8日')
  await page.close()
})

test('every page has English words and says so', async () => {
  const page = await visit('/account/annual-summary/2021', 'pc', 'en')
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  expect(await page.title()).toBe('Annual summary 2021 · Mingze')
  expect(await page.getByRole('button', { name: 'Issue' }).count()).toBe(1)
  await page.close()
})

test('whoever has no role is led to the first page, and one click enters', async () => {
  fake.role = null
  const page = await visit('/account/annual-summary/2021')
  await page.getByRole('button', { name: /看总结/ }).click()
  await page.waitForSelector('.mz-paper')
  expect(fake.role).toBe('office')
  await page.getByRole('button', { name: /离开/ }).click()
  await page.waitForSelector('main.mz-landing')
  expect(fake.role).toBe(null)
  await page.close()
})

test('the keys / and ? lead to the search and to their own list', async () => {
  const page = await visit('/check')
  await page.locator('body').press('/')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('mz-search')
  await page.keyboard.type('没有')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByText('没有符合条件的记录。').count()).toBe(1)
  await page.locator('body').press('?')
  expect(await page.getByRole('dialog').getByText('看键盘说明').count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await page.close()
})

test('a lost connection is said in words, with a way to try again', async () => {
  const page = await visit('/account/annual-summary/2021')
  await page.route('**/rpc/**', route => route.abort())
  await page.getByRole('button', { name: '150份，数据项，可打开' }).click()
  await expect.poll(() => page.getByRole('alert').textContent(), { timeout: 10_000 }).toBe('没有连上。已填内容在本机草稿里，连上后再记，不会记两次。再试一次')
  await page.unroute('**/rpc/**')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.waitForSelector('.mz-figure-value')
  await page.close()
})

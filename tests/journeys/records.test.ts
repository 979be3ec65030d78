import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { browserMissing } from '../chromium.ts'
import { sizes, startApp, type App, type Size } from './app.ts'

// A browser, a server and axe share two cores with whatever else is tested.
vi.setConfig({ testTimeout: 120_000 })
const patience = { timeout: 20_000 }

let app: App | undefined

beforeAll(async () => {
  if (await browserMissing() === undefined) app = await startApp()
}, 240_000)
afterAll(async () => { await app?.close() })
beforeEach(async ({ skip }) => {
  const reason = await browserMissing()
  if (reason) skip(reason)
})

const started = (): App => {
  if (!app) throw new Error('the application was not started')
  return app
}

const numberOf = async (query: string): Promise<number> => Number((await started().ledger.pool.query<{ n: number }>(query)).rows[0]?.n)
const sittings = (): Promise<number> => numberOf(`select count(*) n from item where kind = 'occasion'`)
const head = (): Promise<number> => numberOf('select at n from head')

const isFocused = (target: Locator): Promise<boolean> => target.evaluate(e => e === document.activeElement)

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let n = 0; n < 90; n++) {
    await page.keyboard.press('Tab')
    if (await isFocused(target)) return
  }
  throw new Error('the Tab key never reached it')
}

/** Types into a field that searches, and takes what is offered first. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text)
  await page.locator('.ant-select-item-option-active', { hasText: text }).waitFor()
  await page.keyboard.press('Enter')
}

const names = (page: Page): Locator => page.getByRole('group', { name: '参加人，点名字标缺席' }).getByRole('button')
const record = (page: Page): Locator => page.getByRole('button', { name: '记入台账' })
const receipt = (page: Page): Locator => page.locator('.mz-receipt h2')

test('a sitting with three absentees is recorded by keyboard alone, and its receipt leads to it', async () => {
  const page = await started().page('office')
  await page.goto('/occasion/new')
  await names(page).first().waitFor()
  const due = await names(page).count()
  await tabTo(page, names(page).first())
  for (const key of ['Space', 'ArrowRight', 'Space', 'ArrowDown', 'Space', 'Tab', 'ArrowLeft']) await page.keyboard.press(key)
  const pressed = page.locator('.mz-person[aria-pressed="true"]')
  expect(await pressed.count()).toBe(3)
  expect(await page.getByRole('radiogroup').first().getByRole('radio', { name: '借调' }).isChecked()).toBe(true)
  const panel = page.getByRole('complementary', { name: '记入后' })
  await panel.getByText('项仍开着').waitFor()
  await panel.getByText('尚未写入').waitFor()
  const met = await panel.locator('.mz-effect-total b').first().textContent()
  await tabTo(page, record(page))
  await page.keyboard.press('Enter')
  await receipt(page).waitFor()
  expect(await receipt(page).textContent()).toMatch(new RegExp(`^已记入，日志第 [\\d,]+ 至 [\\d,]+ 条，办结 ${met} 项。$`))
  expect(await isFocused(receipt(page))).toBe(true)
  await expect.poll(() => page.locator('[aria-live=polite]').textContent(), patience).toBe(await receipt(page).textContent())
  await panel.getByText('已写入').waitFor()
  await page.locator('.mz-receipt').getByRole('link', { name: /^场次-/ }).click()
  await page.getByRole('heading', { name: '出席' }).waitFor()
  expect(await page.locator('.mz-counts').textContent()).toBe(`${due} 应到 ${due - 3} 到 3 缺`)
  expect(await page.getByRole('table', { name: '缺席' }).getByText('借调').count()).toBe(1)
})

test('a lost reply and a second press make one record', async () => {
  const page = await started().page('office')
  const before = await sittings()
  await page.goto('/occasion/new')
  await names(page).first().waitFor()
  await page.getByLabel('名称').first().fill('丢了回执的一场学习')
  await page.route('**/rpc/records/submit', async route => {
    await route.fetch()
    await route.abort('failed')
  }, { times: 1 })
  await record(page).click()
  await page.getByText('没有连上。已填内容在本机草稿里，连上后再记，不会记两次。').waitFor()
  expect(await sittings()).toBe(before + 1)
  await page.goto('/occasion/new')
  await page.getByText('草稿 1 份').click()
  await page.getByRole('link', { name: '丢了回执的一场学习' }).click()
  await page.getByText('草稿已存').waitFor()
  await names(page).first().waitFor()
  await record(page).dblclick()
  await receipt(page).waitFor()
  expect(await sittings()).toBe(before + 1)
  await page.goto('/occasion/new')
  await names(page).first().waitFor()
  expect(await page.getByText(/草稿 \d/).count()).toBe(0)
})

test('a correction asks for its reason, adds a version and leaves the first one', async () => {
  const item = await numberOf(`select max(item) n from item where kind = 'occasion' and "row"->>'title' = '局机关党支部主题党日'`)
  const page = await started().page('office')
  await page.goto(`/record/${item}`)
  await page.getByRole('heading', { name: '出席' }).waitFor()
  const [, due, present] = /^(\d+) 应到 (\d+) 到/.exec(await page.locator('.mz-counts').textContent() ?? '') ?? []
  await page.getByRole('link', { name: '更正' }).click()
  await page.locator('.mz-person[aria-pressed="false"]').first().click()
  await page.getByRole('button', { name: '记入更正' }).click()
  await page.getByText('没有写更正原因。请写明原因。').waitFor()
  await expect.poll(() => isFocused(page.getByLabel('更正原因')), patience).toBe(true)
  await page.getByLabel('更正原因').fill('会后核对签到表')
  await page.getByRole('button', { name: '记入更正' }).click()
  await receipt(page).waitFor()
  await page.goto(`/record/${item}`)
  await page.getByRole('heading', { name: '第 2 版' }).waitFor()
  await page.getByRole('heading', { name: '第 1 版' }).waitFor()
  await page.getByText('会后核对签到表').waitFor()
  expect(await page.locator('.mz-counts').textContent()).toContain(`${due} 应到 ${Number(present) - 1} 到`)
})

test('a day that does not exist, one that has not come and a person who was not there yet are refused where they stand', async () => {
  const { rows } = await started().ledger.pool.query<{ item: number }>(`select f.item from fact f join (select person, min(day) since from fact where kind = 'post' and until is null group by person) p
    on p.person = f.person and p.since > '2021-02-01' where f.kind = 'present' and f.until is null order by f.day limit 1`)
  const page = await started().page('office')
  const before = await head()
  await page.goto(`/record/${rows[0]?.item}/correct`)
  const day = page.getByLabel('举办日')
  await day.fill('2021-07-32')
  await day.blur()
  await page.getByText('7月32日不存在。请改日期。').waitFor()
  expect(await day.getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('更正原因').fill('改日期')
  const send = page.getByRole('button', { name: '记入更正' })
  await day.fill('2021-12-31')
  await day.blur()
  await send.click()
  await page.locator('.mz-field', { has: day }).getByText('还没有到').waitFor()
  await expect.poll(() => isFocused(day), patience).toBe(true)
  await day.fill('2021-01-06')
  await day.blur()
  await send.click()
  await page.getByRole('region', { name: '参加人' }).getByRole('alert').getByText(/不在明川区司法局。可改日期，或从名单移除。/).waitFor()
  expect(await head()).toBe(before)
})

test('a record that is about no sitting is entered in the form of its fields, and what is missing is said where it belongs', async () => {
  const page = await started().page('office')
  await page.goto('/records/visits/new')
  await choose(page, '调研领导', '顾文澜')
  await page.keyboard.press('Escape')
  await choose(page, '调研单位', '城东司法所党支部')
  await page.getByRole('radio', { name: '座谈' }).check()
  await record(page).click()
  const theme = page.getByLabel('主题')
  await page.locator('.mz-field', { has: theme }).getByText('没有填主题。请补填。').waitFor()
  await expect.poll(() => isFocused(theme), patience).toBe(true)
  await theme.fill('党风廉政建设责任落实情况')
  await page.getByRole('complementary', { name: '记入后' }).getByText('这些数会变').waitFor()
  await record(page).click()
  await receipt(page).waitFor()
  await page.locator('.mz-receipt').getByRole('link', { name: /^调研-2021-/ }).click()
  await page.getByText('顾文澜', { exact: true }).waitFor()
})

test('what others refer to is voided with them or not at all', async () => {
  const item = await numberOf(`select max(i.item) n from item i join item a on a.org = i.org and a.occasion = i.item and a.item <> i.item where i.kind = 'occasion'`)
  const page = await started().page('office')
  await page.goto(`/record/${item}`)
  await page.getByRole('button', { name: '作废' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '作废这条记录' }).click()
  await dialog.getByText('没有写作废原因').waitFor()
  await dialog.getByLabel('作废原因').fill('重复登记')
  await dialog.getByRole('button', { name: '作废这条记录' }).click()
  await dialog.getByText(/仍被 \d+ 条记录引用/).waitFor()
  await dialog.getByRole('button', { name: /^连同上列，作废这 \d+ 条记录$/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('h1 .mz-tag-void').waitFor()
  await page.getByRole('heading', { name: '作废', exact: true }).waitFor()
  expect(await numberOf(`select count(*) n from item where (item = ${item} or occasion = ${item}) and state <> 'void'`)).toBe(0)
})

test('a list is turned by keyboard, narrowed by its totals and says when nothing matches', async () => {
  const page = await started().page('office')
  await page.goto('/records/occasion')
  await page.getByText(/第 1–50 条/).waitFor()
  await page.keyboard.press('j')
  await page.getByText(/第 51–100 条/).waitFor()
  await page.keyboard.press('k')
  await page.getByText(/第 1–50 条/).waitFor()
  const late = page.getByRole('button', { name: /条事后补录，可打开/ })
  const count = Number((await late.textContent())?.split(' ')[0])
  await late.click()
  await page.getByText(new RegExp(`共 ${count} 条`)).waitFor()
  expect(await page.locator('tbody .mz-tag-entered-late').count()).toBe(count)
  await page.getByRole('searchbox', { name: '编号、内容、姓名' }).fill('没有这样的会')
  await page.keyboard.press('Enter')
  await page.getByText('没有符合条件的记录。').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByText(/第 1–50 条/).waitFor()
})

test('what lies outside the reader’s scope looks like what does not exist, and who does not record is told who does', async () => {
  const visit = await numberOf(`select min(item) n from item where kind = 'visits'`)
  const page = await started().page('staff')
  for (const item of [visit, 99_999_999]) {
    await page.goto(`/record/${item}`)
    await page.getByText('没有这条记录，或不在您的查看范围。').waitFor()
  }
  await page.goto('/occasion/new')
  await page.getByText('您的身份不登记。').waitFor()
})

test('whoever records for a unit records for that unit only, new or corrected', async () => {
  const branch = await numberOf(`select unit n from item where kind = 'occasion' and "row"->>'title' = '局机关党支部主题党日' limit 1`)
  const sitting = await numberOf(`select max(item) n from item where kind = 'occasion' and unit = ${branch} and state <> 'void'`)
  const page = await started().page('clerk')
  const { json: me } = await (await page.request.post('/rpc/session/me', { data: {} })).json() as { json: { who: { unit: number } } }
  const talk = await numberOf(`select min(f.item) n from fact f join item i on i.org = f.org and i.item = f.item where i.kind = 'talks' and i.unit is null and f.person is not null
    and not exists (select from fact p where p.kind = 'post' and p.person = f.person and p.unit = ${me.who.unit})`)
  const before = await head()
  const row = { title: '别的单位的会', day: '2021-12-20', unit: branch, people: { said: { unit: branch } } }
  // What the clerk does not see is answered as if it were not there.
  const steps = [[403, { op: 'put', kind: 'occasion', row }], [403, { op: 'put', kind: 'occasion', item: sitting, row: { ...row, unit: me.who.unit }, reason: '改到本单位' }],
    [404, { op: 'void', items: [talk], reason: '不该由我作废' }], [403, { op: 'put', kind: 'parameter', row: { name: 'grace', number: 99, from: '2021-12-20' } }]] as const
  for (const [status, step] of steps) expect((await page.request.post('/rpc/records/submit', { data: { json: { id: `outside-${JSON.stringify(step).length}`, steps: [step] } } })).status(), JSON.stringify(step)).toBe(status)
  const own = await page.request.post('/rpc/records/preview', { data: { json: { id: 'preview-own', steps: [{ op: 'put', kind: 'occasion', row: { ...row, unit: me.who.unit, people: { said: { unit: me.who.unit } } } }] } } })
  expect((await own.json() as { json: { ok: boolean } }).json.ok).toBe(true)
  expect(await head()).toBe(before)
})

test.each(Object.keys(sizes) as Size[])('the record rooms meet the rules for everybody at the width of a %s', async size => {
  const item = await numberOf(`select min(item) n from item where kind = 'occasion' and late`)
  const rooms: readonly (readonly [string, string])[] = [['/occasion/new', '.mz-effect-total'], ['/records/occasion?only=late', '.mz-totals'], [`/record/${item}`, '.mz-version'], [`/record/${item}?tab=proof`, '.mz-proof'],
    [`/record/${item}/correct`, '.mz-person'], ['/records/talks/new', '.mz-form'], [`/search?text=${encodeURIComponent('廉政')}`, '.mz-found']]
  const page = await started().page('office', size)
  for (const [path, ready] of rooms) {
    await page.goto(path)
    await page.locator(ready).first().waitFor()
    if (path === '/occasion/new') await names(page).first().click()
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).analyze()
    expect(violations.map(v => `${path} ${v.id}: ${v.nodes.map(n => n.target.join(' ')).join('; ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} is wider than the window`).toBe(0)
  }
}, 240_000)

import { type Browser } from 'playwright-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { browserMissing, launchBrowser } from './chromium.ts'

let browser: Browser | undefined

beforeEach(async ({ skip }) => {
  const reason = await browserMissing()
  if (reason) skip(reason)
  browser ??= await launchBrowser()
})

afterAll(() => browser?.close())

test('a page is laid out, scripted and printed', async () => {
  const page = await browser!.newPage({ viewport: { width: 400, height: 300 } })
  await page.setContent('<h1 style="width: 50vw">明责</h1><script>document.title = document.querySelector("h1").offsetWidth</script>')
  expect(await page.title()).toBe('200')
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await page.screenshot()).subarray(1, 4).toString()).toBe('PNG')
})

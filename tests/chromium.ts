import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import sparticuz, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'
import { startLock } from '../server/db/postgres/lock.ts'

type Program = { path: string; env: Record<string, string> }

/** Without a sandbox it runs as root and in containers; everything it opens is our own. */
const args = ['--no-sandbox', '--disable-gpu', '--no-zygote']

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Unpacks the package's browser, its libraries and fonts into the test run's own folder: once, whichever worker comes first. */
async function unpack(manifest: string): Promise<Program> {
  const folder = join(inject('testHome'), 'chromium')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const turn = await startLock(folder)
  const before = process.env['TMPDIR']
  try {
    // The package unpacks to the temporary folder and trusts whatever it finds there.
    process.env['TMPDIR'] = folder
    const path = join(folder, 'chromium')
    if (!existsSync(join(folder, 'unpacked'))) {
      await sparticuz.executablePath()
      await inflate(join(dirname(manifest), 'bin', 'al2023.tar.br'))
      // The package's own settings look for fonts where a cloud function keeps them; a browser that finds none cannot even decode a page's own.
      writeFileSync(join(folder, 'fonts', 'fonts.conf'), `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts', 'cache')}</cachedir></fontconfig>`)
      writeFileSync(join(folder, 'unpacked'), '')
    }
    return { path, env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts'), HOME: folder } }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    await turn.release()
  }
}

async function findProgram(): Promise<Program | undefined> {
  const manifest = process.arch === 'x64' ? findPackageJSON('@sparticuz/chromium', import.meta.url) : undefined
  if (manifest) return await unpack(manifest)
  const path = installed.find((candidate) => existsSync(candidate))
  return path === undefined ? undefined : { path, env: {} }
}

let program: Promise<Program | undefined> | undefined

/**
 * Why there is no browser on this machine; undefined if there is one. A journey begins with
 * `beforeEach(async ({ skip }) => { const reason = await browserMissing(); if (reason) skip(reason) })`.
 */
export async function browserMissing(): Promise<string | undefined> {
  program ??= findProgram()
  return (await program) ? undefined : `no Chromium for ${process.arch}: install Debian's package chromium`
}

/** Starts a headless Chromium; close it in `afterAll`. Throws where `browserMissing` gives a reason. */
export async function launchBrowser(): Promise<Browser> {
  const reason = await browserMissing()
  const found = await program
  if (!found) throw new Error(reason)
  return await chromium.launch({ executablePath: found.path, args, env: { ...process.env, ...found.env } })
}

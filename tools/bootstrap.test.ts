import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'

const tools = import.meta.dirname
let root: string

/** A project with our bootstrap, a lockfile and a stand-in for npm that does what `npm` (JavaScript) says. */
function project(npm: string): void {
  for (const part of ['bootstrap.mjs', 'bootstrap']) cpSync(join(tools, part), join(root, 'tools', part), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{ "name": "tried", "version": "1.0.0", "type": "module" }')
  writeFileSync(join(root, 'package-lock.json'), '{ "name": "tried", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }')
  writeFileSync(join(root, 'npm-cli.cjs'), npm)
  writeFileSync(join(root, 'script.ts'), `const words: string[] = process.argv.slice(2); console.log(JSON.stringify([words, process.cwd()])); process.exitCode = 7`)
}

const node = () => join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
const installs = () => `
const fs = require('node:fs'), path = require('node:path')
fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
fs.rmSync('node_modules', { recursive: true, force: true })
fs.mkdirSync(${JSON.stringify(dirname(node()))}, { recursive: true })
fs.symlinkSync(process.execPath, ${JSON.stringify(node())})
console.log('npm talks on standard output')`

const bare = { PATH: process.env['PATH'], HOME: '' }
const command = ['tools/bootstrap.mjs', 'script.ts', 'one', '二']
function boot(env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env: { ...bare, npm_execpath: join(root, 'npm-cli.cjs'), ...env } })
}

beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'mingze-bootstrap-'))))
afterEach(() => rmSync(root, { recursive: true }))

test('installs once, without install scripts, and again when the lockfile changes; passes arguments, folder and exit code', () => {
  project(installs())
  const first = boot()
  expect(first).toMatchObject({ status: 7, stdout: `${JSON.stringify([['one', '二'], root])}\n` })
  expect(first.stderr).toMatch(/正在安装依赖[^]*npm talks[^]*依赖安装完成/)
  expect(boot()).toMatchObject({ status: 7, stderr: '' })
  writeFileSync(join(root, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": { "": {} } }')
  expect(boot().status).toBe(7)
  const calls = readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')
  expect(calls).toHaveLength(2)
  expect(calls[0]).toContain('ci --ignore-scripts')
})

test('called through npm from another folder, takes paths from there', () => {
  project(installs())
  const [elsewhere, manifest] = [mkdtempSync(join(root, 'folder of the caller ')), join(root, 'package.json')]
  const byNpm = { npm_lifecycle_event: 'mingze', npm_package_json: manifest }
  const folder = (env: NodeJS.ProcessEnv) => JSON.parse(boot(env).stdout)[1]
  expect(folder({ ...byNpm, INIT_CWD: elsewhere })).toBe(elsewhere)
  expect(folder({ ...byNpm, INIT_CWD: join(root, 'gone') })).toBe(root)
  expect(folder({ ...byNpm, npm_package_json: join(elsewhere, 'package.json'), INIT_CWD: elsewhere })).toBe(root)
  expect(folder({ INIT_CWD: elsewhere })).toBe(root)
})

test('of two at once one installs and the other waits for it', async () => {
  project(`${installs()}\nAtomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)`)
  const both = [1, 2].map(() => spawn(process.execPath, command, { cwd: root, env: { ...bare, npm_execpath: join(root, 'npm-cli.cjs') } }))
  const codes = await Promise.all(both.map((child) => once(child, 'exit')))
  expect(codes.map(([code]) => code)).toEqual([7, 7])
  expect(readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')).toHaveLength(1)
})

test('passes signals on, and ends by the signal that ended the script', async () => {
  project(installs())
  boot()
  writeFileSync(join(root, 'script.ts'), `process.on('SIGTERM', () => { console.log('told'); process.kill(process.pid, 'SIGKILL') }); console.log('up'); setInterval(() => {}, 1000)`)
  const child = spawn(process.execPath, command, { cwd: root, env: bare, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('up')
  child.kill('SIGTERM')
  expect((await lines.next()).value).toBe('told')
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
})

test('ends with the shell through which npm runs it, which is all that npm tells to end', async () => {
  project(installs())
  boot()
  writeFileSync(join(root, 'script.ts'), `process.on('SIGTERM', () => { console.log('told'); process.exit() }); console.log('up'); setInterval(() => {}, 1000)`)
  // Not the last command, so that no shell replaces itself by it.
  const shell = spawn('sh', ['-c', '"$@"; true', 'sh', process.execPath, ...command], { cwd: root, env: { ...bare, npm_lifecycle_event: 'demo' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(shell.stdout)[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('up')
  shell.kill('SIGTERM')
  expect((await lines.next()).value).toBe('told')
  expect((await lines.next()).done).toBe(true)
})

test.for([
  ['npm error code ENOSPC', '磁盘空间不足'],
  ['npm error code EACCES', '请以该用户运行一次'],
  ['npm error code ENOTFOUND', '连不上软件包镜像'],
  ['npm error code E404', '软件包镜像中缺少所需的包'],
  ['npm error something else', '依赖没有安装成功'],
] as const)('explains %s and installs anew next time', ([error, remedy]) => {
  project(`console.error(${JSON.stringify(error)}); process.exitCode = 1`)
  const failed = boot()
  expect(failed).toMatchObject({ status: 1, stdout: '' })
  expect(failed.stderr).toContain(error)
  expect(failed.stderr).toContain(remedy)
  writeFileSync(join(root, 'npm-cli.cjs'), installs())
  expect(boot().status).toBe(7)
})

test('npm itself, told to use a registry that nobody answers for, is explained', () => {
  project('')
  writeFileSync(join(root, 'package.json'), '{ "name": "tried", "version": "1.0.0", "dependencies": { "absent": "1.0.0" } }')
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({
    name: 'tried', version: '1.0.0', lockfileVersion: 3,
    packages: { '': { name: 'tried', version: '1.0.0', dependencies: { absent: '1.0.0' } }, 'node_modules/absent': { version: '1.0.0' } },
  }))
  const { status, stderr } = boot({ npm_execpath: '', npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' })
  expect(status).toBe(1)
  expect(stderr).toContain('连不上软件包镜像')
})

test('says what to do without npm, without a script, and when optional dependencies were left out', () => {
  project('')
  expect(boot().stderr).toContain('请不要略过可选依赖')
  expect(boot({ npm_execpath: '', PATH: join(root, 'nothing') }).stderr).toContain('找不到 npm')
  expect(spawnSync(process.execPath, ['tools/bootstrap.mjs'], { cwd: root, encoding: 'utf8' })).toMatchObject({ status: 1, stderr: expect.stringContaining('用法') })
})

test('a checkout of another user is used if it is installed, else refused with the way out', ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('only root can act as another user')
  project(installs())
  chmodSync(root, 0o755)
  // A copy that the other user can execute wherever our own Node lies.
  const copy = join(root, 'node')
  cpSync(resolve(process.execPath), copy)
  const asNobody = () => spawnSync(copy, command, { cwd: root, encoding: 'utf8', uid: 65534, gid: 65534, env: { ...bare, npm_execpath: join(root, 'npm-cli.cjs') } })
  expect(asNobody()).toMatchObject({ status: 1, stderr: expect.stringContaining('属于 uid 0') })
  expect(existsSync(join(root, 'node_modules'))).toBe(false)
  expect(boot().status).toBe(7)
  rmSync(node())
  symlinkSync(copy, node())
  expect(asNobody()).toMatchObject({ status: 7, stderr: '' })
})

test('an interrupted installation is not taken for a finished one', () => {
  project(`process.kill(process.pid, 'SIGTERM')`)
  mkdirSync(dirname(node()), { recursive: true })
  symlinkSync(process.execPath, node())
  expect(boot().stderr).toContain('安装被中断（SIGTERM）')
  writeFileSync(join(root, 'npm-cli.cjs'), installs())
  expect(boot().status).toBe(7)
})

test('told to stop while installing, it ends at once and starts nothing, even if npm goes on', async () => {
  project(`for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => {}); console.error('busy'); setTimeout(() => {}, 60_000)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const child = spawn(process.execPath, command, { cwd: root, env: { ...bare, npm_execpath: join(root, 'npm-cli.cjs') }, stdio: ['ignore', 'ignore', 'pipe'] })
    const exit = once(child, 'exit')
    let said = ''
    for await (const line of createInterface(child.stderr)) {
      said += line
      if (line === 'busy') child.kill(signal)
    }
    expect(await exit).toEqual([null, signal])
    expect(said).toContain(`安装被中断（${signal}）`)
  }
})

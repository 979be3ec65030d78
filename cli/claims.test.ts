import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const script = fileURLToPath(new URL('main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mingze-claims-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const run = (...args: readonly string[]) => spawnSync(process.execPath, [script, 'claims', ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })
/** 签署承诺书150份。 in GB18030. */
const gb = Uint8Array.from([0xc7, 0xa9, 0xca, 0xf0, 0xb3, 0xd0, 0xc5, 0xb5, 0xca, 0xe9, 0x31, 0x35, 0x30, 0xb7, 0xdd, 0xa1, 0xa3])

it.each([['UTF-8', '签署承诺书150份。'], ['UTF-8 with its mark', '\ufeff签署承诺书150份。'], ['GB18030', gb]])('lists the claims of a file in %s', (name, content) => {
  const { status, stdout, stderr } = run(file(`${name}.txt`, content), '--json')
  expect(stdout.trim().split('\n').map(line => JSON.parse(line) as object)).toMatchObject([{ kind: 'quantity', text: '150份', value: 150, unit: '份' }])
  expect([status, stderr]).toEqual([0, ''])
})
it('lists them for a person, a line each, with the relations last', () => {
  const { status, stdout } = run(file('plain.txt', '应签153份，已签150份，\n免签1份，未签2份。'))
  expect(status).toBe(0)
  expect(stdout.split('\n')[0]).toBe('2\tquantity\t153份')
})
it('answers nothing for a file without text, and says so beside the answer', () => {
  const { status, stdout, stderr } = run(file('empty.txt', ''))
  expect([status, stdout]).toEqual([0, ''])
  expect(stderr).toContain('没有文字')
})

mkdirSync(join(folder, 'drafts'))
it.each([
  ['no file', [], '请写明文件'],
  ['a file that is not there', [join(folder, 'none.txt')], '没有这个文件'],
  ['a folder', [join(folder, 'drafts')], '是文件夹'],
  ['a path through a file', [join(file('a.txt', 'a'), 'b.txt')], '不是文件夹'],
  ['an archive', [file('draft.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))], '不是文本文件'],
  ['UTF-16', [file('u16.txt', Uint8Array.from([0xff, 0xfe, 0x31, 0, 0x30, 0]))], 'UTF-16'],
  ['ten megabytes', [file('large.txt', '签署承诺书150份。'.repeat(450_000))], '超过一份稿子'],
  ['two files', [file('one.txt', '一'), file('two.txt', '二')], 'two.txt'],
  ['an option that there is not', [file('o.txt', '一'), '--xml'], '--json'],
])('refuses %s: nothing on stdout, why and what to do on stderr', (_, args, said) => {
  const { status, stdout, stderr } = run(...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(said)
  expect(stderr).not.toContain('程序出错')
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import type { Connection } from '../index.ts'
import { canReach } from '../runner.ts'

export const nobody = { uid: 65534, gid: 65534, switched: true }
const script = fileURLToPath(new URL('./start.ts', import.meta.url))

/** A new home folder that other users can pass through, as one in a usual place. */
export function home(): string {
  const dir = mkdtempSync(join(tmpdir(), 'mingze-postgres-'))
  chmodSync(dir, 0o711)
  return dir
}

export async function value(connection: Connection, text: string): Promise<unknown> {
  const client = new Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query({ text, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

type Report = { code?: string; message?: string; uid?: number; started?: boolean; connection?: Connection; dataDir?: string }
export type Started = { child: ChildProcess; report: Report; end(): Promise<void> }

/** Starts PostgreSQL (or only takes the lock) in another process, as this user or as the one given. */
export async function inProcess(dir: string, mode: 'start' | 'lock', user?: { uid: number; gid: number }): Promise<Started> {
  const child = spawn(process.execPath, [script, dir, mode], {
    ...(user ? { uid: user.uid, gid: user.gid, env: { PATH: process.env['PATH'], HOME: '/nonexistent' } } : {}),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const report: Report = JSON.parse(String(line))
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin.end()
    await once(child, 'exit')
  }
  return { child, report, end }
}

/** Why the tests cannot act as somebody else; undefined if they can. */
export function cannotSwitch(): string | undefined {
  if (process.geteuid?.() !== 0) return 'only root can act as another user'
  if (!canReach(fileURLToPath(new URL('.', import.meta.url)), nobody)) return 'nobody cannot reach this checkout'
  if (!canReach(tmpdir(), nobody)) return 'nobody cannot reach the temporary folder'
  return undefined
}

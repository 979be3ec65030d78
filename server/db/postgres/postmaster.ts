import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresError } from './error.ts'
import type { Place } from './place.ts'
import { commandLine, ended, processStart } from './process.ts'
import { type Run, run } from './run.ts'

const stillThere = /lock file "[^"]*" already exists|is still in use/

/** A server that takes connections. */
export type Server = { pid: number; failure: Run['failure'] }

type PidFile = { pid: number; ready: boolean }

function readPidFile(data: string): PidFile | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
}

/** The server left running on this data folder: its process and its command line. The file alone proves nothing. */
export function findRunning(data: string): { pid: number; command: string[] } | undefined {
  const pid = readPidFile(data)?.pid
  if (pid === undefined || !(pid > 1)) return undefined
  const command = commandLine(pid)
  return command[0]?.endsWith('/postgres') && command.includes(data) ? { pid, command } : undefined
}

/**
 * Ends a server: open transactions are rolled back, and only if that takes too long it has to recover at the next start.
 * `atOnce` leaves out the orderly part, to which a server that keeps restarting does not listen.
 */
export async function stopServer(pid: number, { atOnce = false } = {}): Promise<void> {
  const patience = [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const
  for (const [signal, milliseconds] of atOnce ? patience.slice(1) : patience) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await ended(pid, milliseconds)) return
  }
  throw new PostgresError('start.failed', `pid ${pid}: SIGKILL`)
}

/** Waits until the server with this number takes connections; false if it ended first. Recovery may take long, so it says so. */
export async function untilReady(data: string, pid: number, log: (line: string) => void): Promise<boolean> {
  let next = performance.now() + 10_000
  // By its start, not by its command line: a process that is just being started has none for a moment.
  while (processStart(pid) !== undefined) {
    const file = readPidFile(data)
    if (file?.pid === pid && file.ready) return true
    if (performance.now() > next) {
      log('PostgreSQL 正在恢复，请稍候…… PostgreSQL is recovering, please wait…')
      next += 10_000
    }
    await sleep(5)
  }
  return false
}

/**
 * Starts the server and waits until it takes connections; gives its process number and, should it turn out unusable, why.
 * After a kill −9 the old server's remains may stand for a while (not yet reaped, a busy backend): tried again for a minute.
 */
export async function startServer(place: Place, program: string, args: readonly string[], log: (line: string) => void): Promise<Server> {
  const until = performance.now() + 60_000
  for (let pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
    const server = run(place, program, args)
    const { child, exit } = server
    if (child.pid === undefined) await exit
    else if (await untilReady(place.data, child.pid, log)) {
      child.unref()
      return { pid: child.pid, failure: server.failure }
    }
    await exit
    if (!stillThere.test(server.lines()) || performance.now() > until) throw server.failure()
    log('上次的 PostgreSQL 尚未完全退出，稍后重试。 The previous PostgreSQL has not quite ended; trying again.')
    await sleep(pause)
  }
}

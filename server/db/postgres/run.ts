import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync, renameSync, statSync, statfsSync } from 'node:fs'
import { PostgresError, explainFile, explainLines } from './error.ts'
import type { Place } from './place.ts'

const logLimit = 16 * 1024 * 1024

/** Opens the log for appending; a long one is kept once under another name and begun anew. */
function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(path, `${path}.1`)
  return openSync(path, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY | constants.O_NOFOLLOW, 0o600)
}

/** A program of the cluster under way: how it ended, what it wrote to the log, and the error that this amounts to. */
export type Run = { child: ChildProcess; exit: Promise<number | string>; lines(): string; failure(): PostgresError }

/**
 * Starts `initdb` or `postgres` as the runner, with its output in the log file (a pipe would end the server together with us),
 * away from our terminal's signals and from our environment (PGDATA, LD_LIBRARY_PATH).
 */
export function run(place: Place, program: string, args: readonly string[]): Run {
  const { runner, logFile } = place
  let log: number
  try {
    log = openLog(logFile)
  } catch (error) {
    throw explainFile(error, logFile)
  }
  const start = statSync(logFile).size
  const child = spawn(program, args, {
    ...(runner.switched ? { uid: runner.uid, gid: runner.gid } : {}),
    cwd: '/', detached: true, stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  closeSync(log)
  const exit = new Promise<number | string>((settle, fail) => {
    child.once('error', (error) => fail(explainSpawn(error, program)))
    child.once('exit', (code, signal) => settle(code ?? signal ?? 'unknown'))
  })
  // Whoever waits gets the failure; a server that fails while nobody waits must not end this process.
  exit.catch(() => {})
  return {
    child, exit,
    lines: () => last(readFileSync(logFile).subarray(start).toString()),
    failure: () => explainLog(place, start, `${program}: ${child.exitCode ?? child.signalCode}`),
  }
}

const last = (lines: string): string => lines.split('\n').slice(-12).join('\n')

/**
 * The error that the log from byte `start` on amounts to, or only its last lines where `start` is not known; `fallback`
 * says what is known if nothing was logged. The reason may stand long before the last lines, which the message shows.
 */
export function explainLog({ folder, logFile }: Place, start: number | undefined, fallback: string): PostgresError {
  const { bavail, bsize } = statfsSync(folder)
  const lines = readFileSync(logFile).subarray(start ?? 0).toString().trim()
  const shown = last(lines) || fallback
  // On a full disk the runner cannot even write to the log why it ended.
  return bavail * bsize < 65_536 ? new PostgresError('disk.full', `${folder}\n${shown}`) : explainLines(start === undefined ? shown : lines, shown)
}

function explainSpawn(error: Error, program: string): PostgresError {
  const code = 'code' in error ? error.code : undefined
  const refused = code === 'EPERM' || code === 'EINVAL'
  return new PostgresError(refused ? 'user.unavailable' : 'program.unusable', `${program} (${code})`, { cause: error })
}

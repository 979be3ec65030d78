import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PostgresError, explainFile } from './error.ts'
import type { Place } from './place.ts'
import type { Program } from './program.ts'
import { run } from './run.ts'
import { initdbArguments } from './settings.ts'

function checkVersion(data: string, major: string): void {
  const file = join(data, 'PG_VERSION')
  if (!existsSync(file)) throw new PostgresError('data.corrupt', file)
  const found = readFileSync(file, 'utf8').trim()
  if (found !== major) throw new PostgresError('data.version', `${data}: ${found} ≠ ${major}`)
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/**
 * Makes the data folder if there is none, in one step as seen from outside: an interrupted `initdb` leaves no half cluster.
 * Throws PostgresError `data.version`, `data.corrupt`, `disk.full` and what `initdb` itself reports.
 */
export async function prepareCluster(place: Place, program: Program, durable: boolean): Promise<void> {
  const { folder, data, runner } = place
  if (existsSync(data)) return checkVersion(data, program.major)
  const half = join(folder, 'data.new')
  try {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { mode: 0o700 })
    if (runner.switched) chownSync(half, runner.uid, runner.gid)
    const { exit, failure } = run(place, join(program.bin, 'initdb'), initdbArguments(half, durable))
    if ((await exit) !== 0) throw failure()
    renameSync(half, data)
    if (durable) syncFolder(folder)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw explainFile(error, data)
  }
}

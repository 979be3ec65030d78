import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresError, explainFile } from './error.ts'
import { processStart } from './process.ts'

/** A claim that stands until it is given back or its process ends, however it ends. */
export type Claim = { release(): Promise<void> }

const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
const own = `${boot}-${process.pid}-${processStart(process.pid)}`

/** The claims of living processes in a folder. Claims of the dead are removed on the way. */
function livingClaims(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const [claimBoot, pid, start] = name.split('-')
    if (claimBoot === boot && processStart(Number(pid)) === start) return true
    // Safe at any moment: the name says which process it was, and that process never comes back.
    rmSync(join(folder, name), { force: true })
    return false
  })
}

function describe(folder: string, claim: string): string {
  try {
    return readFileSync(join(folder, claim), 'utf8') || `pid ${claim.split('-')[1]}`
  } catch {
    return `pid ${claim.split('-')[1]}`
  }
}

/** Leaves a claim of this process; false if it is there already. */
function writeClaim(claim: string): boolean {
  let file: number
  try {
    file = openSync(claim, 'wx')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
  try {
    writeSync(file, `pid ${process.pid}, ${new Date().toISOString()}, ${process.argv.slice(1).join(' ')}`)
  } catch {
    // On a full disk the claim stands all the same: its name says which process it is.
  } finally {
    closeSync(file)
  }
  return true
}

/** One look: either the claim, or which living process has it. */
function tryClaim(folder: string): Claim | string {
  // Others may pass through a home, not look into it: the runner of PostgreSQL has to.
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (!writeClaim(join(folder, own))) return describe(folder, own)
  const release = () => rmSync(join(folder, own), { force: true })
  // Whoever claims second looks after both claims stand, so it sees the first: two can never both go on.
  const other = livingClaims(folder).find((name) => name !== own)
  if (other === undefined) return { release: async () => release() }
  const holder = describe(folder, other)
  release()
  return holder
}

async function claim(folder: string, looks: number): Promise<Claim | string> {
  for (let look = 1; ; look += 1) {
    const outcome = tryClaim(folder)
    if (typeof outcome !== 'string' || look >= looks) return outcome
    await sleep(10 + Math.random() * 50)
  }
}

let uses = 0

/** One use of a home's PostgreSQL among others; `others` tells whether anybody else has one, `elsewhere` whether another process has. */
export type Use = { release(): void; others(): boolean; elsewhere(): boolean }

/** Says that this process works with the PostgreSQL of a home, so that nobody else stops it meanwhile. */
export function claimUse(dir: string): Use {
  const folder = join(resolve(dir), 'lock', 'use')
  const name = `${own}-${(uses += 1)}`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    writeClaim(join(folder, name))
  } catch (error) {
    throw explainFile(error, folder)
  }
  const others = () => livingClaims(folder).filter((other) => other !== name)
  return {
    release: () => rmSync(join(folder, name), { force: true }),
    others: () => others().length > 0,
    elsewhere: () => others().some((other) => !other.startsWith(`${own}-`)),
  }
}

/**
 * Claims a home folder for this process: one server per home. Creates the folder if need be.
 * A claim whose process has died is taken over; a living one is refused with PostgresError `home.in-use`, which names it.
 * Processes are told apart by boot, process number and start time, so it holds within one machine (one process name space).
 */
export async function lockHome(dir: string): Promise<Claim> {
  try {
    // Two that start together may both step back, so look again; whoever has held it for long is still there.
    const outcome = await claim(join(resolve(dir), 'lock', 'home'), 5)
    if (typeof outcome !== 'string') return outcome
    throw new PostgresError('home.in-use', `${dir}: ${outcome}`)
  } catch (error) {
    throw explainFile(error, dir)
  }
}

/** Waits for this process's turn to prepare and start what lives in a home folder. */
export async function startLock(dir: string): Promise<Claim> {
  try {
    const outcome = await claim(join(resolve(dir), 'lock', 'start'), Number.POSITIVE_INFINITY)
    if (typeof outcome !== 'string') return outcome
    throw new PostgresError('home.in-use', `${dir}: ${outcome}`)
  } catch (error) {
    throw explainFile(error, dir)
  }
}

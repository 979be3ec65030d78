import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { PostgresError } from './error.ts'

/** The user that PostgreSQL runs as; `switched` if that is not the user of this process. */
export type Runner = { uid: number; gid: number; switched: boolean }

/**
 * Chooses the user: this process's own, except that root, as whom PostgreSQL refuses to run, uses the owner of the data
 * if there are some, else `nobody` (initdb wants a user with an entry in /etc/passwd, and that one is always there).
 */
export function chooseRunner(data: string): Runner {
  const uid = process.geteuid?.()
  const gid = process.getegid?.()
  if (uid === undefined || gid === undefined) throw new PostgresError('program.missing', process.platform)
  if (uid !== 0) return { uid, gid, switched: false }
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, switched: true }
  const fields = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find(([name]) => name === 'nobody')
  if (!fields) throw new PostgresError('user.unavailable', '/etc/passwd: nobody')
  return { uid: Number(fields[2]), gid: Number(fields[3]), switched: true }
}

/** Whether that user may pass through a folder. */
export function mayPass(folder: string, { uid, gid }: Runner): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder)
  if (owner === uid) return (mode & 0o100) !== 0
  return (mode & (group === gid ? 0o010 : 0o001)) !== 0
}

/** Whether that user may pass through a folder and all its parents. */
export function canReach(folder: string, runner: Runner): boolean {
  const parent = dirname(folder)
  return mayPass(folder, runner) && (parent === folder || canReach(parent, runner))
}

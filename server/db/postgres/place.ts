import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PostgresError, explainFile } from './error.ts'
import { sharedFolder } from './program.ts'
import { canReach, chooseRunner, mayPass, type Runner } from './runner.ts'
import { longestSocketPath, port } from './settings.ts'

/** Where one cluster lives: `data` and `socket` belong to the runner (0700), the folder around them to this process. */
export type Place = { folder: string; data: string; socket: string; logFile: string; runner: Runner }

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** A folder that only the runner (and root) can enter. */
function privateFolder(path: string, runner: Runner): string {
  if (!existsSync(path)) {
    mkdirSync(path, { mode: 0o700 })
    if (runner.switched) chownSync(path, runner.uid, runner.gid)
  }
  const { uid, mode } = lstatSync(path)
  if (uid !== runner.uid || (mode & 0o077) !== 0) throw new PostgresError('socket.unsafe', path)
  return path
}

/** The folder of the cluster, `<home>/postgres`; a link where root's home lies below folders that the runner may not enter. */
function clusterFolder(home: string, runner: Runner, log: (line: string) => void): string {
  const link = join(home, 'postgres')
  const there = lstatSync(link, { throwIfNoEntry: false })
  if (there && !existsSync(link)) throw new PostgresError('data.corrupt', link)
  if (there) return realpathSync(link)
  if (!runner.switched) {
    mkdirSync(link, { mode: 0o700 })
    return link
  }
  if (!mayPass(home, runner) && canReach(dirname(home), runner)) chmodSync(home, statSync(home).mode | 0o011)
  if (canReach(home, runner)) {
    mkdirSync(link)
    chmodSync(link, 0o711)
    return link
  }
  const homes = join(sharedFolder, 'homes')
  mkdirSync(homes, { recursive: true })
  chmodSync(homes, 0o711)
  const folder = mkdtempSync(join(homes, `${short(home)}-`))
  chmodSync(folder, 0o711)
  symlinkSync(folder, link)
  log(`运行数据库的用户进不了 ${home}，数据放在 ${folder}，原处留有链接。 The user that runs PostgreSQL cannot enter ${home}: the data are in ${folder}, with a link in their place.`)
  return folder
}

function socketFolder(folder: string, runner: Runner, log: (line: string) => void): string {
  const path = join(folder, 'run')
  if (Buffer.byteLength(join(path, `.s.PGSQL.${port}`)) <= longestSocketPath) return privateFolder(path, runner)
  const temporary = tmpdir().length < 60 && canReach(tmpdir(), runner) ? tmpdir() : '/tmp'
  const elsewhere = privateFolder(join(temporary, `mingze-${short(folder)}`), runner)
  log(`数据目录路径过长，套接字放在 ${elsewhere}。 The path of the home folder is too long for a socket: it is in ${elsewhere}.`)
  return elsewhere
}

/**
 * Finds or makes the folders of the cluster in an existing home folder.
 * Throws PostgresError `home.unwritable`, `home.unreachable`, `disk.full` or `socket.unsafe`.
 */
export function preparePlace(dir: string, log: (line: string) => void): Place {
  try {
    const home = realpathSync(dir)
    const runner = chooseRunner(join(home, 'postgres', 'data'))
    const folder = clusterFolder(home, runner, log)
    if (runner.switched && !canReach(folder, runner)) throw new PostgresError('home.unreachable', folder)
    return { folder, data: join(folder, 'data'), socket: socketFolder(folder, runner, log), logFile: join(folder, 'postgres.log'), runner }
  } catch (error) {
    throw explainFile(error, dir)
  }
}

/** Removes what a stopped server no longer needs outside its home. */
export function leavePlace({ folder, socket }: Place): void {
  if (dirname(socket) === folder) return
  try {
    rmdirSync(socket)
  } catch {
    // Somebody else's file in it, or the folder is gone: it is only a folder for the time that the server runs.
  }
}

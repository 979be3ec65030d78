type Text = { zh: string; en: string }

const catalogue = {
  'home.in-use': {
    zh: '数据目录正由另一个明责进程使用。', en: 'Another Mingze process is using this home folder.',
    remedy: { zh: '先停止该进程，或改用另一个数据目录。', en: 'Stop that process first, or use another home folder.' },
  },
  'home.unwritable': {
    zh: '数据目录不可读写。', en: 'The home folder cannot be read and written.',
    remedy: { zh: '用该目录的属主运行，或改用自己有写权限的目录。', en: 'Run as the owner of that folder, or use a folder that you may write to.' },
  },
  'home.unreachable': {
    zh: '运行数据库的用户进不了数据目录。', en: 'The user that runs PostgreSQL cannot reach the data folder.',
    remedy: { zh: '把数据目录移到其他用户可以进入的位置（各级上级目录需有 o+x），或以普通用户运行。', en: 'Move the home folder to where other users may pass (o+x on every parent), or run as an ordinary user.' },
  },
  'disk.full': {
    zh: '磁盘空间不足。', en: 'The disk is full.',
    remedy: { zh: '用 df -h 和 df -i 查看，腾出空间后重新启动；已写入的数据不受影响。', en: 'Look with df -h and df -i, free some space and start again; what was committed is safe.' },
  },
  'data.version': {
    zh: '数据由另一个主版本的 PostgreSQL 写成。', en: 'The data were written by another major version of PostgreSQL.',
    remedy: { zh: '用原来的版本启动并导出备份，再在新版本中恢复。', en: 'Start the release that wrote them, take a backup there and restore it here.' },
  },
  'data.corrupt': {
    zh: '数据库文件缺失或损坏。', en: 'The database files are missing or damaged.',
    remedy: { zh: '不要删除任何文件：先整目录复制留存，再从最近的备份恢复。', en: 'Delete nothing: copy the whole folder aside first, then restore the latest backup.' },
  },
  'program.missing': {
    zh: '没有适合本机的内置 PostgreSQL。', en: 'There is no embedded PostgreSQL for this machine.',
    remedy: { zh: '删除 node_modules 后重新运行，不要略过可选依赖；只有 Linux（x64、arm64）有内置 PostgreSQL。', en: 'Remove node_modules and run this again without omitting optional dependencies; there is one for Linux (x64, arm64) only.' },
  },
  'program.unusable': {
    zh: '内置 PostgreSQL 在本机运行不了。', en: 'The embedded PostgreSQL does not run on this machine.',
    remedy: { zh: '它需要 glibc 2.27 以上，所在磁盘须可写且不能以 noexec 挂载；请按下列位置核对。', en: 'It needs glibc 2.27 or later and a disk that can be written and is not mounted noexec; look at the place named below.' },
  },
  'user.unavailable': {
    zh: 'PostgreSQL 不能以 root 运行，而这里换不了用户。', en: 'PostgreSQL refuses to run as root, and the user cannot be changed here.',
    remedy: { zh: '请以普通用户运行。', en: 'Run as an ordinary user.' },
  },
  'socket.unsafe': {
    zh: '套接字目录不归运行数据库的用户所有。', en: 'The socket folder does not belong to the user that runs PostgreSQL.',
    remedy: { zh: '确认后删除该目录，或改用路径较短的数据目录。', en: 'Look at that folder and remove it, or use a home folder with a shorter path.' },
  },
  'start.failed': {
    zh: 'PostgreSQL 没有启动成功。', en: 'PostgreSQL did not start.',
    remedy: { zh: '查看下列日志；仍不清楚时连同日志文件求助。', en: 'See the log lines below; when asking for help, send the log file along.' },
  },
} satisfies Record<string, Text & { remedy: Text }>

/** Every reason for which the embedded PostgreSQL may be refused. */
export type PostgresErrorCode = keyof typeof catalogue

/** What went wrong (`code`), where (in the message: path, process or last log lines) and what to do about it (`remedy`). */
export class PostgresError extends Error {
  code: PostgresErrorCode
  remedy: Text

  constructor(code: PostgresErrorCode, detail: string, options?: ErrorOptions) {
    const { zh, en, remedy } = catalogue[code]
    super(`${zh}${remedy.zh}\n${en} ${remedy.en}\n${detail}`, options)
    this.name = 'PostgresError'
    this.code = code
    this.remedy = remedy
  }
}

const signs: readonly (readonly [RegExp, PostgresErrorCode])[] = [
  // The last page that fits in half is a short write, which names no reason but the hint.
  [/No space left on device|Disk quota exceeded|Check free disk space/, 'disk.full'],
  [/error while loading shared libraries|GLIBC_\d/, 'program.unusable'],
  [/database files are incompatible|not compatible with this version/, 'data.version'],
  [/Read-only file system/, 'home.unwritable'],
  [/could not find the database system|not a valid data directory|checksum in control file|valid checkpoint record|invalid (?:data|magic|page)|could not (?:open|read) (?:file|directory)|required .* does not exist|PANIC:/, 'data.corrupt'],
  [/Permission denied/, 'home.unwritable'],
]

/** The error that the log lines of a failed `initdb` or `postgres` stand for; those `shown` stay in its message. */
export function explainLines(lines: string, shown: string): PostgresError {
  return new PostgresError(signs.find(([sign]) => sign.test(lines))?.[1] ?? 'start.failed', shown)
}

/** Turns a refusal of the file system about `path` into the error that a person can act on; anything else is returned as it is. */
export function explainFile(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return new PostgresError('disk.full', path, { cause: error })
  // ENOENT: what Node says of a folder that it cannot make on a disk that is mounted read-only.
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENAMETOOLONG', 'ELOOP'].includes(String(code)))
    return new PostgresError('home.unwritable', `${path} (${code})`, { cause: error })
  return error
}

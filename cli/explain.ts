import { PostgresError } from '../server/db/postgres/index.ts'
import { Interrupted } from './stop.ts'
import { UsageError } from './options.ts'

type Text = { readonly zh: string; readonly en: string }

const full: Text = { zh: '磁盘空间不足。请腾出空间（df -h、df -i）后再运行一次；已写入的都在。', en: 'The disk is full. Free some space (df -h, df -i) and run it again; what was written is kept.' }
const refused: Text = { zh: '没有权限。请核对属主和权限（ls -ld），或换一个位置。', en: 'Permission denied. Look at owner and mode (ls -ld), or take another place.' }
const shape: Text = { zh: '该处不是所需的文件或文件夹。请核对路径，或换一个位置。', en: 'What is there is not the file or folder that is wanted. Check the path, or take another place.' }
const stopped: Text = { zh: '数据库中途停止。原因见数据目录下的 postgres/postgres.log；再运行一次会重新启动它，已写入的都在。',
  en: 'The database stopped on the way. postgres/postgres.log in the home folder says why; run it again to start it anew, what was written is kept.' }

/** What the system or the database may refuse at any moment, by its code: what it means, and what to do. */
const meanings: Readonly<Record<string, Text>> = {
  ENOSPC: full, EDQUOT: full, 53100: full,
  EACCES: refused, EPERM: refused,
  EROFS: { zh: '所在磁盘只读。请换一个位置。', en: 'The disk is mounted read-only. Take another place.' },
  ENOENT: { zh: '没有这个文件或文件夹，也建不了。请核对路径。', en: 'There is no such file or folder, and it cannot be made. Check the path.' },
  ENOTDIR: shape, EISDIR: shape, EEXIST: shape, ENAMETOOLONG: shape,
  '57P01': stopped, '57P02': stopped, '57P03': stopped, ECONNREFUSED: stopped, ECONNRESET: stopped,
}

const codeOf = (error: Error): string => 'code' in error && typeof error.code === 'string' ? error.code : ''

function meaningOf(error: Error): Text | undefined {
  return meanings[codeOf(error)] ?? (/connection terminated/i.test(error.message) ? stopped : undefined)
}

/**
 * What went wrong, for the person at the keyboard, in both languages: a refusal as it says itself, what the system or the
 * database refuses with the place and a remedy, and anything else as the defect that it is, with where it happened.
 */
export function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof UsageError || error instanceof Interrupted || error instanceof PostgresError || 'remedy' in error) return error.message
  const meaning = meaningOf(error)
  if (meaning) return `${meaning.zh}\n${meaning.en}\n${error.message}`
  return `程序出错，请把以下内容交给维护者。\nThis is a defect; please pass on what follows.\n${error.stack ?? error.message}`
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Violation } from './violation.ts'

const readable = /(?:\.(?:ts|tsx|mjs|js|json|md|html|css|sql|sh|ya?ml|txt)|\/run)$/

const forbidden: readonly (readonly [string, RegExp])[] = [
  ['machine-path', /(?:^|[\s"'`(=:])\/(?:work|root|home\/\w+|Users\/\w+|tmp\/bash_jobs)\//],
  ['registry-host', /\/\/(?:registry|mirrors?|npm|pypi|deb|packages|repo|proxy|index)\.[a-z0-9-]+\.[a-z]/],
]

/** No file names a folder of somebody's machine or the host of a package registry. */
export function checkText(root: string, paths: readonly string[]): Violation[] {
  return paths.filter((path) => readable.test(path) && path !== 'package-lock.json').flatMap((path) =>
    readFileSync(join(root, path), 'utf8').split('\n').flatMap((text, index) =>
      forbidden.filter(([, pattern]) => pattern.test(text)).map(([rule]) => ({ rule, path, line: index + 1, message: text.trim().slice(0, 80) })),
    ),
  )
}

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { projectFiles } from './boundaries/files.ts'
import type { Violation } from './boundaries/violation.ts'

/** A document read line by line: its fenced code, and the rest with the code blanked out. */
type Document = { path: string; prose: string[]; blocks: { language: string; line: number; code: string }[] }

/** The documents that people read: Markdown at the root and below docs/. */
export function documents(root: string): string[] {
  return projectFiles(root).filter((path) => path.endsWith('.md') && (!path.includes('/') || path.startsWith('docs/')))
}

/** Splits a Markdown file at its ``` fences. */
export function readDocument(root: string, path: string): Document {
  const document: Document = { path, prose: [], blocks: [] }
  let block: { language: string; line: number; code: string } | undefined
  for (const [index, text] of readFileSync(join(root, path), 'utf8').split('\n').entries()) {
    const fence = /^\s*```(\w*)/.exec(text)
    if (fence && block) {
      document.blocks.push(block)
      block = undefined
    } else if (fence) block = { language: fence[1] ?? '', line: index + 2, code: '' }
    else if (block) block.code += `${text}\n`
    document.prose.push(fence || block ? '' : text)
  }
  return document
}

/** The anchors that headings get where Markdown is shown: lower case, punctuation gone, spaces as hyphens, repeats numbered. */
function anchors({ prose }: Document): Set<string> {
  const seen = new Map<string, number>()
  return new Set(prose.filter((text) => /^#{1,6} /.test(text)).map((text) => {
    const plain = text.replace(/^#+ /, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim().toLowerCase()
    const slug = plain.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-')
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  }))
}

function problem(root: string, document: Document, link: string): string | undefined {
  const [file = '', anchor] = decodeURIComponent(link).split('#')
  const target = file === '' ? document.path : normalize(join(dirname(document.path), file))
  if (!existsSync(join(root, target))) return `no such file: ${target}`
  if (anchor === undefined || !target.endsWith('.md')) return undefined
  return anchors(readDocument(root, target)).has(anchor) ? undefined : `no such heading in ${target}: ${anchor}`
}

/** Every link between documents that leads nowhere: a missing file, or a heading that is not there. */
export function checkLinks(root: string): Violation[] {
  return documents(root).flatMap((path) => {
    const document = readDocument(root, path)
    return document.prose.flatMap((text, index) =>
      [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].flatMap(([, link = '']): Violation[] => {
        if (/^[a-z]+:/.test(link)) return []
        const message = problem(root, document, link)
        return message ? [{ rule: 'docs-link', path, line: index + 1, message }] : []
      }),
    )
  })
}

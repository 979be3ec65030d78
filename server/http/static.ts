import { readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'

const kinds: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2', '.woff': 'font/woff', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json', '.ico': 'image/x-icon' }

function file(path: string): Buffer | undefined {
  try { return statSync(path).isFile() ? readFileSync(path) : undefined } catch { return undefined }
}

/** The path that an address means; undefined when it cannot be read. */
function pathOf(address: string): string | undefined {
  try { return normalize(decodeURIComponent(address)).replace(/^(\.\.[/\\])+/, '') } catch { return undefined }
}

/** A built page or asset; any other path answers the page itself, whose router knows it. Hashed assets are kept by browsers. */
export function serveFiles(dist: string, path: string): Response {
  const wanted = pathOf(path)
  if (wanted === undefined || wanted.includes('\0')) return new Response('没有这个文件。 No such file.', { status: 404 })
  const asset = file(join(dist, wanted))
  if (asset) {
    const kept = wanted.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return new Response(new Uint8Array(asset), { headers: { 'content-type': kinds[extname(wanted)] ?? 'application/octet-stream', 'cache-control': kept } })
  }
  if (extname(wanted) !== '') return new Response('没有这个文件。 No such file.', { status: 404 })
  const page = file(join(dist, 'index.html'))
  return page ? new Response(new Uint8Array(page), { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } })
    : new Response('页面还没有生成。请重新启动。 The pages are not built. Start again.', { status: 503 })
}

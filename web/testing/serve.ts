import { createServer } from 'node:http'
import { readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { RPCHandler } from '@orpc/server/node'
import { fakeRouter, type Fake } from './fake.ts'

const kinds: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' }

/** The pages in `dist` over the fake, on a port of this machine's own choosing. */
export async function serveFake(dist: string, fake: Fake): Promise<{ readonly url: string; close(): void }> {
  const handler = new RPCHandler(fakeRouter(fake))
  const server = createServer((req, res) => {
    void handler.handle(req, res, { prefix: '/rpc', context: {} }).then(({ matched }) => {
      if (matched) return
      const path = join(dist, new URL(req.url ?? '/', 'http://page').pathname)
      const found = extname(path) !== '' && statSync(path, { throwIfNoEntry: false })?.isFile() ? path : join(dist, 'index.html')
      if (found === path) res.setHeader('cache-control', 'max-age=3600')
      res.setHeader('content-type', kinds[extname(found)] ?? 'application/octet-stream').end(readFileSync(found))
    })
  })
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done) })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { server.closeAllConnections(); server.close() } }
}

import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../server/db/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this test run: PostgreSQL and the browser are put into it when a test first asks for them. */
    testHome: string
  }
}

/** Gives the run a folder of its own, and ends and removes at its close whatever tests started in it. */
export default function setup(project: TestProject): () => Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'mingze-test-'))
  project.provide('testHome', home)
  return async () => {
    const cluster = join(home, 'postgres')
    if (existsSync(cluster)) {
      const server = await startPostgres({ dir: home, durable: false })
      await server.stop()
      rmSync(realpathSync(cluster), { recursive: true })
    }
    rmSync(home, { recursive: true })
  }
}

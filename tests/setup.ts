import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findRunning } from '../server/db/postgres/postmaster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this test run: PostgreSQL and the browser are put into it when a test first asks for them. */
    testHome: string
  }
}

/** Gives the run a folder of its own, and ends and removes at its close whatever tests started in it. */
export default function setup(project: TestProject): () => void {
  const home = mkdtempSync(join(tmpdir(), 'mingze-test-'))
  project.provide('testHome', home)
  const close = () => {
    process.off('exit', close)
    const link = join(home, 'postgres')
    if (existsSync(link)) {
      // A data folder that is thrown away needs no orderly stop, and an interrupted run has no time for one.
      const server = findRunning(join(realpathSync(link), 'data'))
      if (server) process.kill(server.pid, 'SIGQUIT')
      rmSync(realpathSync(link), { recursive: true, force: true, maxRetries: 5 })
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  process.on('exit', close)
  return close
}

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Place } from '../server/db/pool.ts'
import type { Measured } from './loop.ts'
import { onCore } from './machine.ts'
import type { Order } from './work.ts'
import type { World } from './world/build.ts'

/** The measured process: where it serves, and what it carries out on its own writer. */
export type Served = { readonly url: string; order(what: Order['what'], connections: number, seconds: number): Promise<Measured>; stop(): Promise<void> }

type Message = { readonly url?: string; readonly measured?: Measured; readonly failed?: string }

function answerOf(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => { reject(new Error(`被测进程已退出（${code}）。 The measured process has ended (${code}).`)) }
    child.once('exit', ended)
    child.once('message', (message: Message) => {
      child.off('exit', ended)
      if (message.failed === undefined) resolve(message)
      else reject(new Error(message.failed))
    })
  })
}

/** Starts the measured process on its own core over a ledger that was built before. */
export async function startServed(home: string, place: Place, { members }: World): Promise<Served> {
  const { program, args } = onCore('server', process.execPath, [fileURLToPath(new URL('served.ts', import.meta.url))])
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const exited = once(child, 'exit')
  const ready = answerOf(child)
  child.send({ home, place, members })
  const { url = '' } = await ready
  let from = 0
  return {
    url,
    order: async (what, connections, seconds) => {
      const answer = answerOf(child)
      child.send({ what, connections, seconds, from } satisfies Order)
      const { measured } = await answer
      if (!measured) throw new Error('the measured process answered without a measurement')
      from += measured.n
      return measured
    },
    stop: async () => {
      if (child.connected) child.send('stop')
      const forced = setTimeout(() => { child.kill('SIGKILL') }, 10_000)
      await exited
      clearTimeout(forced)
    },
  }
}

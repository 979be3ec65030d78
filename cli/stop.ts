const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
type StopSignal = keyof typeof numbers

/** A signal ended the work before it was done; `exitCode` is what a shell expects then. */
export class Interrupted extends Error {
  readonly exitCode: number
  constructor(signal: StopSignal) {
    super(`已停止（${signal}）。已写入的都在，再运行一次即可接着做。\nStopped (${signal}). What was written is kept; run it again to go on.`)
    this.exitCode = 128 + numbers[signal]
  }
}

/**
 * Aborted with Interrupted by the first signal that asks this process to end. From then on no such signal ends it at
 * once: PostgreSQL would be left running. A terminal sends a signal to everybody in it, so a second one means nothing more.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of Object.keys(numbers) as readonly StopSignal[]) process.on(signal, () => { stop.abort(new Interrupted(signal)) })
  return stop.signal
}

/** What the work answers, unless the signal to stop comes first; then the work is left to fail by itself. */
export function orStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = (): void => { reject(stop.reason as Error) }
    if (stop.aborted) stopped()
    stop.addEventListener('abort', stopped)
    work.then(resolve, reject).finally(() => { stop.removeEventListener('abort', stopped) })
  })
}

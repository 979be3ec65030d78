/** What a workload did: operations a second, how long one took (ms), and the processor time that this process spent on one (ms). */
export type Measured = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly n: number; readonly cpu: number }

const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

/**
 * Runs `task` from as many places at once as there are `connections`, each starting anew as soon as its last one is
 * answered, for some seconds. The task is told its place in the sequence. Rejects with the first error.
 */
export async function closedLoop(connections: number, seconds: number, task: (n: number) => Promise<void>): Promise<Measured> {
  const took: number[] = []
  let next = 0
  const start = performance.now()
  const cpu = process.cpuUsage()
  const end = start + seconds * 1000
  const place = async (): Promise<void> => {
    for (let now = performance.now(); now < end; now = performance.now()) {
      await task(next++)
      took.push(performance.now() - now)
    }
  }
  await Promise.all(Array.from({ length: connections }, place))
  const sorted = took.toSorted((a, b) => a - b)
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: took.length / ((performance.now() - start) / 1000), p50: at(sorted, 0.5), p99: at(sorted, 0.99), n: took.length, cpu: (user + system) / 1000 / took.length }
}

/** The best of several runs: whatever else runs on the machine only makes a run worse. */
export const best = (runs: readonly Measured[]): Measured => runs.toSorted((a, b) => b.perSecond - a.perSecond)[0] ?? { perSecond: 0, p50: 0, p99: 0, n: 0, cpu: 0 }

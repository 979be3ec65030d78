import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

function readProcess(pid: number, file: 'stat' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

/** When a process started, in the kernel's clock ticks since boot; undefined if it is not there or is only a zombie. */
export function processStart(pid: number): string | undefined {
  const stat = readProcess(pid, 'stat')
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields?.[0] === 'Z' ? undefined : fields?.[19]
}

/** The command line of a living process, word by word; empty if there is none. */
export function commandLine(pid: number): string[] {
  if (processStart(pid) === undefined) return []
  return readProcess(pid, 'cmdline')?.split('\0').slice(0, -1) ?? []
}

/** Waits until a process has ended; false if it is still there after `milliseconds`. */
export async function ended(pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds
  for (let pause = 2; processStart(pid) !== undefined; pause = Math.min(pause * 2, 100)) {
    if (performance.now() > until) return false
    await sleep(pause)
  }
  return true
}

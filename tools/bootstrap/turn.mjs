import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** When a process started, in clock ticks since boot; undefined if it has ended. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/**
 * Waits until no other living process has its claim in the folder, and leaves our own there: whoever claims second sees the
 * first, steps back and looks again. Claims of dead processes are removed. Calls `waiting` once if it has to wait.
 * Resolves to a function that gives the turn back.
 */
export async function takeTurn(folder, waiting) {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
  const name = `${boot}-${process.pid}-${startOf(process.pid)}`
  const release = () => rmSync(join(folder, name), { force: true })
  const othersAlive = () =>
    readdirSync(folder).some((other) => {
      const [claimBoot, pid, start] = other.split('-')
      if (other === name || (claimBoot === boot && startOf(pid) === start)) return other !== name
      rmSync(join(folder, other), { force: true })
      return false
    })
  for (let look = 0; ; look += 1) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), '')
    if (!othersAlive()) return release
    release()
    if (look === 3) waiting()
    await sleep(50 + Math.random() * 200)
  }
}

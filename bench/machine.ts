import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/** What the machine offers for measuring. Cores are kept apart only where there are two and a program to do it. */
export const machine = { pgbench: has('pgbench'), apart: availableParallelism() > 1 && has('taskset') }
const cores = { server: '0', load: '1' } as const
export type Core = keyof typeof cores

/** A program with its arguments that runs on one core, or as it is where cores are not kept apart. */
export const onCore = (core: Core, program: string, args: readonly string[]): { readonly program: string; readonly args: readonly string[] } =>
  machine.apart ? { program: 'taskset', args: ['-c', cores[core], program, ...args] } : { program, args }

/** Moves a running process to one core; what it starts afterwards stays there. */
export function moveTo(core: Core, pid: number): void {
  if (machine.apart) spawnSync('taskset', ['-a', '-c', '-p', cores[core], String(pid)], { stdio: 'ignore' })
}

import { setImmediate } from 'node:timers/promises'
import { explained } from './explain.ts'
import { say } from './options.ts'
import { Interrupted } from './stop.ts'

/**
 * Whoever read the output may go (`… | head`, a closed terminal): the work is still ended properly, and nobody misses
 * anything. Answers how to ask for what was really lost, such as an answer written to a full disk.
 */
function watchOutput(): () => unknown {
  let lost: unknown
  for (const stream of [process.stdout, process.stderr]) stream.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE' && e.code !== 'EIO') lost ??= e
  })
  return () => lost
}

/** Runs a command to its end and ends the process with its answer: 2 after a refusal or defect, which is explained on stderr. */
export async function endWith(command: () => Promise<number>): Promise<never> {
  const lost = watchOutput()
  let code: number
  try {
    code = await command()
    // A failed write is told of one turn later.
    await setImmediate()
    if (lost() !== undefined) throw lost()
  } catch (e) {
    say(explained(e))
    code = e instanceof Interrupted ? e.exitCode : 2
  }
  // What an interrupted command left under way must not hold the process.
  process.exit(code)
}

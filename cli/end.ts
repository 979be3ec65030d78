import { explained } from './explain.ts'
import { say } from './options.ts'
import { Interrupted } from './stop.ts'

/** Whoever read the output has gone (`… | head`, a closed terminal): the work is still ended properly. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE' && e.code !== 'EIO') throw e
  })
}

/** Runs a command to its end and ends the process with its answer: 2 after a refusal or defect, which is explained on stderr. */
export async function endWith(command: () => Promise<number>): Promise<never> {
  outliveReaders()
  let code: number
  try {
    code = await command()
  } catch (e) {
    say(explained(e))
    code = e instanceof Interrupted ? e.exitCode : 2
  }
  // What an interrupted command left under way must not hold the process.
  process.exit(code)
}

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']

const parent = process.ppid

/**
 * Calls back once the shell through which npm runs us has gone: npm passes a signal on to that shell alone, and a shell
 * like Debian's ends by it without telling us. Answers how to stop watching.
 */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    gone()
  }, 300)
  return () => clearInterval(watch)
}

/** Whether a key pressed at the terminal reaches the child as well, which must not get the signal twice. */
function inForeground() {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return group === foreground
}

/**
 * Runs a program, passing our signals on, and resolves to `{ code, signal, errors }`; `errors` is what it wrote to a piped
 * standard error, which is shown as it comes. With `atOnce` a signal to us ends it without asking, and is the `signal`
 * answered. Rejects if it cannot be started.
 */
export function run(program, args, { atOnce = false, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options)
    let errors = ''
    let told
    child.stderr?.on('data', (data) => {
      errors += data
      process.stderr.write(data)
    })
    const forward = (signal) => {
      told ??= signal
      if (atOnce) child.kill('SIGKILL')
      else if ((signal !== 'SIGINT' && signal !== 'SIGQUIT') || !inForeground()) child.kill(signal)
    }
    const stopWatching = watchNpm(() => forward('SIGTERM'))
    const stopForwarding = () => {
      stopWatching()
      signals.forEach((signal) => process.off(signal, forward))
    }
    signals.forEach((signal) => process.on(signal, forward))
    child.once('error', (error) => {
      stopForwarding()
      reject(error)
    })
    child.once('close', (code, signal) => {
      stopForwarding()
      resolve({ code, signal: (atOnce && told) || signal, errors })
    })
  })
}

// Run by the tests as a process of its own: starts PostgreSQL in argv[2], prints a line of JSON and waits for the end of its input.
import { lockHome, PostgresError, startPostgres } from '../index.ts'

const [, , dir = '', mode = 'start'] = process.argv
try {
  const lock = await lockHome(dir)
  const server = mode === 'lock' ? undefined : await startPostgres({ dir, durable: false })
  console.log(JSON.stringify({ uid: process.geteuid?.(), ...server }))
  process.stdin.on('end', async () => {
    await server?.stop()
    await lock.release()
  })
  process.stdin.resume()
} catch (error) {
  if (!(error instanceof PostgresError)) throw error
  console.log(JSON.stringify({ code: error.code, message: error.message }))
}

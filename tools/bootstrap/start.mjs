import { accessSync, constants } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.mjs'
import { install } from './install.mjs'
import { Refusal } from './refusal.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../../..')

/** Where the command was called: npm runs scripts in the project's folder, but the paths among the arguments are meant from here. */
function callersFolder() {
  const { npm_lifecycle_event: byNpm, npm_package_json: manifest, INIT_CWD: called } = process.env
  if (!byNpm || !manifest || !called || dirname(manifest) !== process.cwd()) return process.cwd()
  try {
    accessSync(called, constants.X_OK)
    return called
  } catch {
    return process.cwd()
  }
}

/** Runs `script` with the lockfile's Node in the caller's folder, on the caller's terminal, and ends as it ends. */
async function go(script, args) {
  const node = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  await install(root, node)
  const env = {
    ...process.env,
    PATH: join(root, 'node_modules', '.bin') + delimiter + (process.env.PATH ?? ''),
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile'),
  }
  const { code, signal } = await run(node, [resolve(root, script), ...args], { env, cwd: callersFolder(), stdio: 'inherit' }).catch((error) => {
    throw new Refusal(
      `${node} 运行不了（${error.code}）：所在磁盘不能以 noexec 挂载，系统须为 glibc；删除 node_modules 后可重新安装。`,
      `${node} does not run (${error.code}): its disk must not be mounted noexec and the system must have glibc; remove node_modules to install again.`,
    )
  })
  if (signal) process.kill(process.pid, signal)
  else process.exitCode = code
}

/** Entry of the bootstrap: `[script, ...arguments]`. A refusal is printed for a person and ends with code 1, or by the signal that it tells of. */
export async function start([script, ...args]) {
  try {
    if (!script) throw new Refusal('用法：node tools/bootstrap.mjs 脚本 参数……', 'Usage: node tools/bootstrap.mjs SCRIPT ARGUMENTS…')
    await go(script, args)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    if (error.signal) process.kill(process.pid, error.signal)
    else process.exitCode = 1
  }
}

import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path'
import { run } from './child.mjs'
import { checkDisk, checkMachine, fullDisk } from './machine.mjs'
import { Refusal } from './refusal.mjs'
import { takeTurn } from './turn.mjs'

const say = (line) => process.stderr.write(`${line}\n`)

function wantedStamp(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(lockfile).update(process.platform + process.arch).digest('hex')
}

function isInstalled(root, node, stamp) {
  const file = join(root, 'node_modules', '.stamp')
  return existsSync(node) && existsSync(file) && readFileSync(file, 'utf8') === stamp
}

/** How to run npm: the one that runs us, the one beside this Node, or the first on PATH. */
function findNpm() {
  const given = process.env.npm_execpath ?? ''
  const beside = join(dirname(realpathSync(process.execPath)), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute).map((folder) => join(folder, 'npm'))
  const found = [basename(given).startsWith('npm') ? given : '', beside, ...onPath].find((path) => path && existsSync(path))
  if (!found) {
    throw new Refusal(
      '找不到 npm：请安装 npm（例如 apt install npm，或使用自带 npm 的 Node 官方包），再重新运行。',
      'npm was not found: install it (apt install npm, or a Node from nodejs.org, which has it), then run this again.',
    )
  }
  const file = realpathSync(found)
  return /\.c?js$/.test(file) ? [process.execPath, file] : [found]
}

/** A cache folder of our own for a user whose home folder cannot be written to (service accounts); else npm's usual one. */
function temporaryCache() {
  if (process.env.npm_config_cache) return undefined
  try {
    const cache = join(homedir(), '.npm')
    if (!isAbsolute(cache)) throw new Error(cache)
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return undefined
  } catch {
    return mkdtempSync(join(tmpdir(), 'mingze-npm-'))
  }
}

function notWritable(root) {
  const owner = statSync(root).uid
  return new Refusal(
    `当前用户（uid ${process.geteuid()}）不能在 ${root} 中安装依赖，该目录属于 uid ${owner}：请以该用户运行一次，或复制一份自己的（cp -r ${root} ~/mingze）再运行。`,
    `The current user (uid ${process.geteuid()}) cannot install the dependencies in ${root}, which belongs to uid ${owner}: run this once as that user, or use a copy of your own (cp -r ${root} ~/mingze).`,
  )
}

function explain(errors, root) {
  if (/ENOSPC|EDQUOT|no space left/i.test(errors)) return fullDisk(root)
  if (/EACCES|EPERM|EROFS/.test(errors)) return notWritable(root)
  if (/ENOTFOUND|EAI_AGAIN|ECONN|TIMEDOUT|TIMEOUT|ENETUNREACH|EHOSTUNREACH|CERT|SIGNED|code E5\d\d|network/.test(errors)) {
    return new Refusal(
      '连不上软件包镜像：请检查网络和代理；内网请配置本单位的镜像（npm config set registry 地址），再重新运行。',
      'The package registry cannot be reached: check the network and proxy; inside a closed network set your own mirror (npm config set registry ADDRESS), then run this again.',
    )
  }
  if (/code (E40\d|ETARGET|EINTEGRITY)/.test(errors)) {
    return new Refusal(
      '软件包镜像中缺少所需的包，或内容与锁文件不符：请更新镜像或换一个镜像，再重新运行。',
      'The package registry lacks a package or serves another content than the lockfile names: update the mirror or use another, then run this again.',
    )
  }
  return new Refusal('依赖没有安装成功，原因见上。', 'The dependencies were not installed; npm says why above.')
}

async function npmCi(root) {
  const [program, ...first] = findNpm()
  const cache = temporaryCache()
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-update-notifier', '--no-engine-strict', '--loglevel=error']
  try {
    const env = { ...process.env, PATH: dirname(process.execPath) + delimiter + (process.env.PATH ?? '') }
    const args = [...first, 'ci', ...flags, ...(cache ? [`--cache=${cache}`] : [])]
    // What runs afterwards may print for another program to read, so npm's own output goes where messages go. Told to stop,
    // npm goes on for as long as it likes; what it leaves has no stamp and is removed by the next installation.
    const { code, signal, errors } = await run(program, args, { cwd: root, env, stdio: ['ignore', 2, 'pipe'], atOnce: true })
    if (signal) throw new Refusal(`安装被中断（${signal}）。再运行一次会重新安装。`, `The installation was interrupted (${signal}). Run this again to install anew.`, signal)
    if (code !== 0) throw explain(errors, root)
  } finally {
    if (cache) rmSync(cache, { recursive: true, force: true })
  }
}

/** Installs what the lockfile names, unless that is done already. One process installs; others wait for it. */
export async function install(root, node) {
  const stamp = wantedStamp(root)
  if (isInstalled(root, node, stamp)) return
  checkMachine()
  let release
  try {
    release = await takeTurn(join(root, '.mingze', 'install'), () => say('另一个进程正在安装依赖，等待其完成…… / another process is installing, waiting…'))
  } catch (error) {
    throw ['EACCES', 'EPERM', 'EROFS'].includes(error.code) ? notWritable(root) : error.code === 'ENOSPC' ? fullDisk(root) : error
  }
  try {
    if (isInstalled(root, node, stamp)) return
    checkDisk(root)
    say('正在安装依赖，首次约需半分钟…… / installing dependencies, about half a minute the first time…')
    await npmCi(root)
    if (!existsSync(node)) throw new Refusal(`安装后缺少 ${node}：请不要略过可选依赖。`, `${node} is missing after the installation: do not omit optional dependencies.`)
    writeFileSync(join(root, 'node_modules', '.stamp'), stamp)
    say('依赖安装完成。 / dependencies installed.')
  } finally {
    release()
  }
}

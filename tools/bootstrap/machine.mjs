import { existsSync, statfsSync } from 'node:fs'
import { Refusal } from './refusal.mjs'

const loaders = { x64: '/lib64/ld-linux-x86-64.so.2', arm64: '/lib/ld-linux-aarch64.so.1' }
const oldestGlibc = [2, 28]
const megabytesNeeded = 1000

/** Refuses a machine on which the Node and the PostgreSQL of the lockfile cannot run. */
export function checkMachine() {
  const loader = process.platform === 'linux' ? loaders[process.arch] : undefined
  if (!loader) {
    throw new Refusal(
      `不支持 ${process.platform}-${process.arch}：请在 Linux（x64 或 arm64）上运行，或使用 Linux 容器、虚拟机。`,
      `${process.platform}-${process.arch} is not supported: run this on Linux (x64 or arm64), in a container or virtual machine if need be.`,
    )
  }
  if (!existsSync(loader)) {
    throw new Refusal(
      `本机没有 glibc（缺少 ${loader}；Alpine 等使用 musl 的系统即是如此）：请改用 Debian、麒麟、统信等 glibc 系统或容器。`,
      `There is no glibc here (${loader} is missing, as on Alpine and others with musl): use a system or container with glibc, such as Debian, Kylin or UOS.`,
    )
  }
  process.report.excludeNetwork = true
  const version = process.report.getReport().header.glibcVersionRuntime
  const [major, minor] = (version ?? '').split('.').map(Number)
  if (version && (major < oldestGlibc[0] || (major === oldestGlibc[0] && minor < oldestGlibc[1]))) {
    throw new Refusal(
      `glibc ${version} 过旧：需要 ${oldestGlibc.join('.')} 或更高版本，请升级系统或使用较新的容器。`,
      `glibc ${version} is too old: ${oldestGlibc.join('.')} or later is needed; upgrade the system or use a newer container.`,
    )
  }
}

/** Refuses a disk that the dependencies do not fit on. */
export function checkDisk(folder) {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1e6)
  if (free < megabytesNeeded) throw fullDisk(folder, ` ${free} MB / ${megabytesNeeded} MB`)
}

/** The refusal of a disk without room. */
export function fullDisk(folder, detail = '') {
  return new Refusal(
    `磁盘空间不足${detail}：安装依赖约需 ${megabytesNeeded} MB，请在 ${folder} 所在磁盘腾出空间后重试（df -h、df -i）。`,
    `The disk is full${detail}: the dependencies need about ${megabytesNeeded} MB; free some space on the disk of ${folder} and try again (df -h, df -i).`,
  )
}

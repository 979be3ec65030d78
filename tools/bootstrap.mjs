// Runs a script of this project with the Node that its lockfile names, installing the dependencies first if they are not there:
//   node tools/bootstrap.mjs <script, relative to the project> [arguments]
// This file is all that an old Node has to understand: nothing is imported before its version is known.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error('Node ' + process.versions.node + ' 过旧：请先安装 Node 20 或更高版本，再重新运行。')
  console.error('Node ' + process.versions.node + ' is too old: install Node 20 or later, then run this again.')
  process.exitCode = 1
} else {
  import('./bootstrap/start.mjs').then(({ start }) => start(process.argv.slice(2)))
}

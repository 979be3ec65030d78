import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Report } from '../../kernel/report/outline.ts'

const root = fileURLToPath(new URL('../../reports/', import.meta.url))

async function load(folder: string): Promise<Report> {
  const { default: report } = await import(`${root}${folder}/report.ts`) as { default: Report }
  if (report?.id !== folder) throw new Error(`reports/${folder} 声明的编号是“${String(report?.id)}”；请与文件夹同名。 reports/${folder} calls itself "${String(report?.id)}"; use the folder's name.`)
  const slots = report.outline.chapters.flatMap(c => c.sections.flatMap(s => s.slots.map(x => x.slot)))
  const twice = slots.find((s, i) => slots.indexOf(s) !== i)
  if (twice !== undefined) throw new Error(`reports/${folder} 的提纲有两处“${twice}”；请删去一处。 The outline of reports/${folder} has the slot "${twice}" twice; remove one.`)
  return report
}

/** Every report in reports/, by id. A folder that does not load stops the start. */
export async function discoverReports(): Promise<readonly Report[]> {
  const folders = existsSync(root) ? readdirSync(root, { withFileTypes: true }).filter(d => d.isDirectory()).map(d => d.name).sort() : []
  return Promise.all(folders.map(load))
}

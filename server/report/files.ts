import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDocx } from '../../gongwen/index.ts'
import { DEMONSTRATION_LINE } from '../../kernel/log/checkpoint.ts'
import { reportJson } from '../../kernel/report/json.ts'
import type { Ledger } from '../ledger.ts'
import type { Composed } from './composing.ts'
import { documentOf } from './document.ts'

/** A composed report as .docx after GB/T 9704; a demonstration's says on every page what it is. */
export const docxOf = (composed: Composed, ledger: Pick<Ledger, 'nature'>): Promise<Uint8Array> =>
  writeDocx(documentOf(composed.composition, ledger.nature === 'demonstration' ? DEMONSTRATION_LINE : undefined))

/** Writes a report as .docx and JSON into a folder; answers both paths. */
export async function writeReport(composed: Composed, ledger: Pick<Ledger, 'nature'>, folder: string): Promise<{ readonly docx: string; readonly json: string }> {
  mkdirSync(folder, { recursive: true })
  const { title } = composed.composition
  const [docx, json] = [join(folder, `${title}.docx`), join(folder, `${title}.json`)]
  writeFileSync(docx, await docxOf(composed, ledger))
  writeFileSync(json, `${JSON.stringify(reportJson(composed.composition, f => composed.reader.value(f)), null, 2)}\n`)
  return { docx, json }
}

import { strToU8, zipSync } from 'fflate'
import { checkModel } from './check.ts'
import type { DocumentModel } from './model.ts'
import { parts } from './parts.ts'

/**
 * Lays a document out as .docx. The same model gives the same bytes, in any time zone and at any time.
 *
 * @returns the bytes of the file
 * @throws GongwenError (as a rejection) with the place of the first fault in the model
 */
export async function writeDocx(doc: DocumentModel): Promise<Uint8Array> {
  checkModel(doc)
  const files = parts(doc).map(([path, content]) => [path, strToU8(content)] as const)
  // The first day that a zip can name; in local time, because that is what gets written.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6 })
}

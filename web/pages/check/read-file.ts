import { strFromU8, unzipSync } from 'fflate'
import { decodeText } from '../../../claims/index.ts'

/** No document of words is larger; what claims to be is not unpacked. */
const largest = 20 * 1024 * 1024

/** The words of a .docx, a line a paragraph; text struck out by tracked changes is not among them. Throws when it is none. */
function wordsOfDocx(bytes: Uint8Array): string {
  const files = unzipSync(bytes, { filter: f => f.name === 'word/document.xml' && f.originalSize <= largest })
  const part = files['word/document.xml']
  if (!part) throw new Error('no document')
  const xml = new DOMParser().parseFromString(strFromU8(part), 'application/xml')
  if (xml.getElementsByTagName('parsererror').length > 0) throw new Error('not a document')
  return [...xml.getElementsByTagName('w:p')].map(p => [...p.getElementsByTagName('w:t')].map(t => t.textContent ?? '').join('')).join('\n')
}

/** The words of a chosen .docx or .txt file, in the browser only. Throws when the file is neither. */
export async function wordsOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (file.name.toLowerCase().endsWith('.docx')) return wordsOfDocx(bytes)
  return decodeText(bytes).text.replace(/\r\n?/g, '\n')
}

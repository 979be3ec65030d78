import { decodeText } from '../../../claims/index.ts'

/** The words of a chosen text file, UTF-8 or GB18030, read in the browser only. Throws when it is no text. */
export async function wordsOf(file: File): Promise<string> {
  return decodeText(new Uint8Array(await file.arrayBuffer())).text.replace(/\r\n?/g, '\n')
}

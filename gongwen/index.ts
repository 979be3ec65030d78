/** Lays Chinese official documents out on the page of GB/T 9704-2012, as .docx. Knows nothing of who asks. */
export type { Block, DocumentModel, Span } from './model.ts'
export { GongwenError, type GongwenErrorCode } from './errors.ts'
export { formatDate } from './date.ts'
export { layoutTitle } from './title.ts'
export { writeDocx } from './writer.ts'

export type GongwenErrorCode =
  | 'bad-character'
  | 'bad-day'
  | 'bad-instant'
  | 'bad-tag'
  | 'empty-figure'
  | 'bad-table'
  | 'long-footnote'
  | 'bad-measure'

/**
 * A model that cannot be laid out. `code` is for programs, `path` is the place in the model
 * (`blocks[3].spans[0].figure.tag`), the message says both and what to do, Chinese first.
 */
export class GongwenError extends Error {
  readonly code: GongwenErrorCode
  readonly path: string

  constructor(code: GongwenErrorCode, path: string, chinese: string, english: string) {
    super(`${path}：${chinese}\n${path}: ${english}`)
    this.name = 'GongwenError'
    this.code = code
    this.path = path
  }
}

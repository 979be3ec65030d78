/** Why the log refused a value: a mistake of the caller's, never a failed verification (those are results). */
export type LogErrorCode =
  | 'unsupported-value' | 'not-finite' | 'lone-surrogate' | 'not-plain' | 'duplicate-key' | 'too-deep'
  | 'bad-length' | 'out-of-range' | 'bad-name' | 'bad-text'

/** Thrown by the log's makers. The code is stable and meant for programs, the message for people. */
export class LogError extends Error {
  override readonly name = 'LogError'
  readonly code: LogErrorCode

  constructor(code: LogErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** One place that breaks a rule of the house; `path` is relative to the project, lines count from 1. */
export type Violation = { rule: string; path: string; line: number; message: string }

import { check } from './check.ts'
import { records } from './records.ts'
import { reports } from './reports.ts'
import { session } from './session.ts'

/** Every operation as a value; server and web import it. */
export const contract = { session, records, reports, check }
export type Contract = typeof contract

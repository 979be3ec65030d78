import { check } from './zh/check.ts'
import { kit } from './zh/kit.ts'
import { landing } from './zh/landing.ts'
import { occasion } from './zh/occasion.ts'
import { records } from './zh/records.ts'
import { report } from './zh/report.ts'
import { shell } from './zh/shell.ts'

/** Every text of the screens in Chinese; the English one has the same shape, or does not compile. */
export const zh = { shell, kit, landing, occasion, records, report, check }
export type Texts = typeof zh

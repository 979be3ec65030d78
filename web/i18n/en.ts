import { check } from './en/check.ts'
import { kit } from './en/kit.ts'
import { landing } from './en/landing.ts'
import { occasion } from './en/occasion.ts'
import { records } from './en/records.ts'
import { report } from './en/report.ts'
import { shell } from './en/shell.ts'
import type { Texts } from './zh.ts'

/** Every text of the screens in English. */
export const en: Texts = { shell, kit, landing, occasion, records, report, check }

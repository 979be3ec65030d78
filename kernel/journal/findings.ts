import type { Finding } from '../register/define.ts'
import type { Messages } from '../register/fields.ts'
import { textOf, type About, type Lang } from './wording.ts'

/** What the checks of the built-in kinds say, by code. Registers bring their own (`Kind.messages`). */
export const findings: Messages = {
  'occasion.elsewhere': { zh: '{day} {person} 同时记在另一场活动。请核对两场的时间和名单。', en: '{person} is recorded at another event at the same time on {day}. Check times and lists of both.' },
  'occasion.on-leave': { zh: '{day} {person} 在批准的请假期间。请核对出席名单。', en: '{person} was on approved leave on {day}. Check the list of those present.' },
}

/** What a finding says, in Chinese or English; names and kinds as for `message` of refusals. RangeError for an unknown code. */
export function findingMessage(finding: Finding, lang: Lang, about: About = {}): string {
  const text = textOf(findings, finding.check, finding.params ?? {}, lang, about)
  if (text === undefined) throw new RangeError(`“${finding.check}”没有对应的文字；请在登记该代码的台账中补上。 No message for "${finding.check}"; add it to the kind that finds it.`)
  return text
}

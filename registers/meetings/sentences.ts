import { dutyText } from '../../kernel/figure/duty.ts'
import { isZero, sentence } from '../../kernel/figure/phrase.ts'
import type { Count } from '../../kernel/figure/figure.ts'
import type { Passage, Reader, Sentences } from '../../kernel/figure/sentence.ts'
import { dual, figures, lives } from './figures.ts'
import { gaps, next } from './gaps.ts'
import { bodyText, branchText, notHeldText } from './life.ts'
import { regularText, themeText } from './regular.ts'
import { specialPassage } from './special.ts'

/** Life meetings first, then 三会一课 in a paragraph of its own. */
function life(read: Reader): Passage | null {
  const [first, ...more] = [[...bodyText(read), ...branchText(read), ...notHeldText(read)], regularText(read)].filter(part => part.length > 0)
  return first === undefined ? null : { head: '召开民主生活会和组织生活会', sentences: first, more }
}

/** Leaders as ordinary members: 专题 where every life meeting of the year belonged to a campaign. */
function dualText(read: Reader): Passage | null {
  if (isZero(read, dual.due)) return null
  const campaigns: Count = { ...lives, id: 'meetings.ol.campaigns', of: 'count', from: 'facts', count: 'records', where: { fact: { kind: 'meeting', code: 'org-life' }, with: { kind: 'campaign' } } }
  const name = read.n(campaigns) === read.n(lives) ? '专题组织生活会' : '组织生活会'
  return { head: '参加双重组织生活', sentences: [sentence(dutyText(read, dual,
    { due: `${name}，班子成员应以普通党员身份参加`, met: '参加', all: '均已参加', late: '晚于时限', exempt: '免除', notDue: '未到期', open: '未参加' }))] }
}

export default {
  figures,
  passages: { '1.1.1': specialPassage, '1.2.3': dualText, '1.3.1': themeText, '1.4': life },
  gaps,
  next: { '2.1': next },
} satisfies Sentences

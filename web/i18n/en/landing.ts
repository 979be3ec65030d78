import { thousands } from '../../kit/format.ts'
import type { Texts } from '../zh.ts'

export const landing: Texts['landing'] = {
  sentence: ['Record it once, ', 'and every number of the yearly summary opens to its records.'],
  fictional: 'Fictional',
  fictionalYear: year => `Fictional organisation · demonstration ledger of ${year}`,
  draft: 'The draft',
  bound: 'The same sentence, on the ledger',
  opened: value => `The records behind ${value}`,
  rest: n => `${thousands(n)} more`,
  missed: units => `Not visited: ${units.join(', ')}`,
  sum: 'What is owed, and how far it is done',
  scope: 'Whole bureau',
  lacking: 'Missing',
  allOverdue: n => `all ${thousands(n)}`,
  report: 'Read the summary',
  reportNote: (year, figures) => `Summary of ${year}; ${thousands(figures)} numbers open`,
  occasion: 'Record an event',
  occasionNote: 'One meeting, entered once',
  check: 'Check a draft',
  checkNote: 'Paste or open it, compare with the ledger',
  actions: 'Begin here',
  roles: 'Look as somebody else',
  rolesNote: 'One click; what is seen depends on the role',
  current: (name, office) => `Now ${name} · ${office}`,
}

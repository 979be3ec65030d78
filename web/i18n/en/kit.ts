import { thousands } from '../../kit/format.ts'
import type { Texts } from '../zh.ts'

const verbs: Readonly<Record<string, readonly [due: string, late: string, open: string]>> = {
  办: ['due', 'done late', 'overdue'], 签: ['to sign', 'signed late', 'not signed'], 谈: ['talks due', 'held late', 'not held'],
  开: ['meetings due', 'held late', 'not held'], 学: ['to study', 'studied late', 'not studied'], 到: ['to visit', 'visited late', 'not visited'],
}
const word = (verb: string, at: 0 | 1 | 2): string => (verbs[verb] ?? ['due', 'done late', 'overdue'])[at] ?? ''

export const kit: Texts['kit'] = {
  marks: {
    'figure': 'Figure', 'gap': 'Gap', 'unbound': 'Unbound', 'blank': 'Blank', 'overdue': 'Overdue', 'held-late': 'Held late', 'entered-late': 'Entered late',
    'declared': 'Declared', 'exempt': 'Exempt', 'void': 'Void', 'paper': 'Signed on paper', 'imported': 'Imported', 'sealed': 'Sealed', 'makeup': 'Made up', 'demo': 'Demonstration clock, proves nothing',
    'supported': 'Supported', 'contradicted': 'Contradicted', 'quoted': 'Quoted', 'attested': 'Attested', 'whole': 'Universal', 'remainder': 'Universal',
  },
  overdueDays: n => `${thousands(n)} days overdue`,
  provisional: 'provisional',
  openable: text => `${text}, figure, can be opened`,
  openableGap: text => `${text}, gap, can be opened`,
  openableDate: text => `${text}, date, can be opened`,
  openableCited: text => `${text}, document, can be opened`,
  blankNamed: text => `${text}, blank, to be filled`,
  changed: (was, is) => `Written ${was}, the ledger says ${is}`,
  sum: {
    required: verb => word(verb, 0),
    heldOnTime: 'on time',
    heldLate: verb => word(verb, 1),
    exempt: 'exempt',
    overdue: verb => word(verb, 2),
    notYetDue: 'not yet due',
    enteredLate: 'of these entered late (beside the sum)',
    enteredLateShort: 'Beside it: entered late',
    enteredLateCount: n => `Beside it: ${thousands(n)} entered late`,
    sentence: (required, terms) => `${required} = ${terms}`,
    term: (n, label) => `${thousands(n)} ${label}`,
  },
  panel: {
    rule: 'Rule and version',
    ruleVersion: v => `rule: ${v.replace(/ · (\d+)$/, ' version $1')}`,
    matches: 'Agrees with the ledger',
    missing: (verb, n) => `${thousands(n)} ${word(verb, 2)}`,
    dueBefore: day => `due by ${day}`,
    nothingMissing: (due, settled) => `Nothing missing. ${thousands(due)} due, ${thousands(settled)} settled.`,
    records: n => `Records: ${thousands(n)}`,
    members: n => `Counted: ${thousands(n)}`,
    more: n => `Show ${thousands(n)} more`,
    outside: n => `${thousands(n)} more are outside your scope; they are counted.`,
    figure: 'Figure',
    unit: 'Unit',
    person: 'Who',
    period: 'Period',
    due: 'Due',
  },
  columns: { label: 'Number', title: 'Content', unit: 'Unit', held: 'Held', recorded: 'Entered', at: 'Entry', due: 'Due', present: 'Present', open: 'Open', marks: 'Marks' },
  people: {
    present: 'Present', absent: 'Absent', due: 'Due',
    name: (name, absent) => absent ? `${name} absent` : name,
    reasonOf: name => `Why ${name} was absent`,
    grid: 'People; press a name to mark it absent',
    counts: (due, present, absent) => `${thousands(due)} due, ${thousands(present)} present, ${thousands(absent)} absent`,
  },
  day: { placeholder: 'such as 2021-07-08', none: text => `${text} does not exist. Correct the date.`, unread: text => `“${text}” cannot be read as a day. Write 2021-07-08.` },
  time: { placeholder: 'such as 14:30', unread: text => `“${text}” cannot be read as a time. Write 14:30.` },
  form: {
    choose: 'Choose', yes: 'Yes', no: 'No', add: label => `Add: ${label}`, remove: (label, n) => `Remove ${label} ${n}`,
    rest: n => `${thousands(n)} more rows`, searchRecord: 'Number or title', searchPerson: 'Name or staff number', optional: 'optional', nobody: 'There is nobody of that name.', nothing: 'There is no such record.', chosen: n => `${thousands(n)} chosen`,
  },
  timeline: {
    held: 'Held (typed)', recorded: 'Entered (by the ledger)', corrected: 'Corrected (by the ledger)', workdays: n => `${thousands(n)} working days`, entry: n => `entry ${thousands(n)}`,
    name: (held, recorded, workdays) => `Held ${held}, entered ${recorded}, ${workdays} working days between`,
  },
  states: {
    emptyRegister: 'Nothing recorded yet. Register an event and it appears here.',
    filterNone: 'No record matches.',
    clearFilters: 'Clear filters',
  },
}

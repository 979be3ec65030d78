import { expect, test } from 'vitest'
import type { Step } from '../../../kernel/journal/command.ts'
import type { Row } from '../../../kernel/journal/entry.ts'
import type { Kind } from '../../../kernel/register/define.ts'
import { kindOf } from '../../data/registers.ts'
import { fedKinds, sittingField } from '../../data/sitting.ts'
import { wrongAt } from '../../data/wrong.ts'
import { again, derived, emptyForm, readForm, stepsOf, typedOf, type OccasionForm } from './form.ts'

const occasion = kindOf('occasion')
const [fed] = fedKinds
if (!occasion || !fed) throw new Error('this release feeds no register from a sitting')
const sitting: Kind = occasion

const rowOf = (step: Step | undefined): Row => step?.op === 'put' ? step.row : {}
const filled: OccasionForm = { ...emptyForm('2021-07-08', 7), feeds: { [fed.id]: {} }, absent: [{ person: 3, reason: 'leave' }, { person: 4, reason: null }, { person: 9, reason: 'duty' }] }

test('a register is fed by a record about the sitting of the same command, with what the sitting says already', () => {
  const [first, second] = stepsOf(filled, sitting, [1, 3, 4])
  expect(first).toMatchObject({ op: 'put', kind: 'occasion', row: { day: '2021-07-08', unit: 7 } })
  expect(second).toMatchObject({ op: 'put', kind: fed.id, row: { day: '2021-07-08', [sittingField(fed) ?? '']: { step: 0 } } })
})

test('the organising unit is called until another call is said, and who is not on the list was not absent', () => {
  const people = rowOf(stepsOf(filled, sitting, [1, 3, 4])[0])['people']
  expect(people).toEqual({ said: { unit: 7 }, absent: [{ person: 3, reason: 'leave' }, { person: 4, reason: 'other' }] })
  expect(rowOf(stepsOf({ ...filled, said: { roles: ['middle'] } }, sitting, [])[0])['people']).toEqual({ said: { roles: ['middle'] } })
})

test('a reason for late entry goes with every record, and a blank one with none', () => {
  expect(stepsOf({ ...filled, lateReason: ' 外出培训 ' }, sitting, []).map(s => s.op === 'put' ? s.lateReason : null)).toEqual(['外出培训', '外出培训'])
  expect(stepsOf({ ...filled, lateReason: '  ' }, sitting, []).some(s => 'lateReason' in s)).toBe(false)
})

test('what a fed record only repeats is not kept with it, so that it follows the sitting', () => {
  const what = { day: '2021-07-08', unit: 7 }
  expect(derived(fed, sitting, what)).toEqual(what)
  expect(typedOf(fed, sitting, what, { day: '2021-07-08', unit: 8 })).toEqual({ unit: 8 })
})

test('an earlier sitting once more has its call and nobody absent, on the new day', () => {
  const line = { item: 5, kind: 'occasion', label: '', title: '', unit: null, held: '2021-06-08', recorded: '', at: 5, marks: [] }
  const row = { title: '主题党日', day: '2021-06-08', unit: 7, makesUp: 2, people: { said: { unit: 7 }, due: [1, 2], absent: [{ person: 2, reason: 'duty' }] } }
  const next = again(sitting, { line, row }, [{ line: { ...line, kind: fed.id }, row: { day: '2021-06-08', unit: 8, [sittingField(fed) ?? '']: 5 } }], '2021-07-08')
  expect(next).toEqual({ what: { title: '主题党日', day: '2021-07-08', unit: 7 }, said: { unit: 7 }, absent: [], feeds: { [fed.id]: { unit: 8 } }, lateReason: '' })
})

test('a draft of this release is read back as it was, and anything else is none', () => {
  expect(readForm(JSON.parse(JSON.stringify(filled)))).toEqual(filled)
  expect([null, {}, { ...filled, absent: [{ reason: 'duty' }] }, { ...filled, feeds: [] }].map(readForm)).toEqual([null, null, null, null])
})

test.each([['steps.1.row.documents.0.title', 1, 'documents.0.title'], ['steps.0.row', 0, ''], ['steps.0.items.0', 0, 'items.0'], ['', null, '']])('a refusal at %s points at its step and the path in its row', (at, step, path) => {
  expect(wrongAt({ code: 'field.missing', at, message: '没有填', messageEn: 'Missing', items: [] }, 'en')).toEqual({ step, at: path, message: 'Missing' })
})

import { describe, expect, test } from 'vitest'
import type { Obligation } from '../journal/entry.ts'
import { addCoverage, coverage, emptyCoverage, standingAt, termOn } from './coverage.ts'

const row = (more: Partial<Obligation>): Obligation => ({ duty: 1, subject: 1, period: '2021', since: 5, until: null, rule: 1, starts: '2021-01-01', due: '2021-04-30',
  provisional: false, unit: 2, state: 'open', held: null, need: 1, got: 0, late: false, ...more })

describe('the term of an obligation on a day', () => {
  test.each<[string, Partial<Obligation>, string, string]>([
    ['open on its due day is not yet due', {}, '2021-04-30', 'notYetDue'], ['open the day after is overdue', {}, '2021-05-01', 'overdue'],
    ['held on that day is held', { state: 'on_time', held: '2021-04-30' }, '2021-04-30', 'heldOnTime'],
    ['held after that day was not held yet', { state: 'on_time', held: '2021-04-30' }, '2021-04-29', 'notYetDue'],
    ['held late was overdue before', { state: 'held_late', held: '2021-06-01' }, '2021-05-31', 'overdue'],
    ['and is late from then on', { state: 'held_late', held: '2021-06-01' }, '2021-06-01', 'heldLate'],
    ['exempt counts from the day it was granted', { state: 'exempt', held: '2021-05-10' }, '2021-05-10', 'exempt'],
    ['and was overdue before', { state: 'exempt', held: '2021-05-10' }, '2021-05-09', 'overdue'],
  ])('%s', (_, more, day, term) => { expect(termOn(row(more), day)).toBe(term) })
})

test('rows stand from their index up to the one before their end', () => {
  const [first, second] = [row({ until: 9 }), row({ since: 9 })]
  expect([4, 5, 8, 9].map(index => standingAt([first, second], index))).toEqual([[], [first], [first], [second]])
})

test('coverage counts what stood at the index, and entered late only where it is held', () => {
  const rows = [row({}), row({ state: 'on_time', held: '2021-03-01', late: true }), row({ state: 'held_late', held: '2021-05-03', late: true }), row({ since: 7 })]
  expect(coverage(rows, '2021-05-02', 6)).toEqual({ required: 3, heldOnTime: 1, heldLate: 0, exempt: 0, overdue: 2, notYetDue: 0, enteredLate: 1 })
  const whole = coverage(rows, '2021-05-03', 7)
  expect(whole).toEqual({ required: 4, heldOnTime: 1, heldLate: 1, exempt: 0, overdue: 2, notYetDue: 0, enteredLate: 2 })
  expect(rows.map(r => coverage([r], '2021-05-03', 7)).reduce(addCoverage, emptyCoverage)).toEqual(whole)
})

import { describe, expect, test } from 'vitest'
import { findingMessage } from '../journal/findings.ts'
import type { Row } from '../journal/entry.ts'
import { Scenario } from '../testing/scenario.ts'
import { called, occasion } from './occasion.ts'

const s = new Scenario([], '2021-07-20')
const branch = s.unit('一支部', 'branch')
const [one, two, chief] = [s.person('甲', { branch: '一支部' }), s.person('乙', { branch: '一支部', identity: 'contract' }), s.person('局长', { role: 'chief' })]
const sitting = (more: object) => ({ title: '会', day: '2021-07-08', unit: branch, people: { due: [one, two] }, ...more })
const rowOf = (item: number): Row => s.ledger.projection.items.get(item)?.row ?? {}
const found = (item: number) => {
  const { view, globals: { roster, calendar, parameters, duties } } = s.ledger
  return occasion.check(rowOf(item), { roster, calendar, parameters, duties, self: item, today: s.day, before: null, item: id => view.item(id), facts: key => view.facts(key), need: keys => view.need(keys) })
}

describe('who was called', () => {
  const who = (said: Parameters<typeof called>[0]) => called(said, { roster: s.ledger.globals.roster }, '2021-07-08')
  test('is everybody whom unit, roles and identities together mean', () => {
    expect([who({ unit: branch }), who({ unit: s.id('局') }), who({ roles: ['chief'] }), who({ unit: branch, identities: ['contract'] })]).toEqual([[one, two], [one, two, chief], [chief], [two]])
  })
  test('is kept as names: what becomes of the roster does not change who was there', () => {
    const held = s.put('occasion', sitting({ people: { said: { unit: branch } } }))
    expect(rowOf(held)['people']).toEqual({ said: { unit: branch }, due: [one, two] })
    s.correct('post', s.id('乙的任职'), { ...rowOf(s.id('乙的任职')), to: '2021-06-30' })
    const member = [...s.ledger.projection.items.values()].find(i => i.kind === 'post' && i.unit === branch && i.row?.['person'] === two)
    s.void(member?.item ?? 0)
    s.correct('occasion', held, { ...rowOf(held), title: '组织生活会' })
    expect(rowOf(held)['people']).toMatchObject({ due: [one, two] })
    expect(s.refused({ op: 'put', kind: 'occasion', item: held, row: { ...rowOf(held), day: '2021-07-09' } })).toMatchObject({ refused: 'person.not-on-roster', params: { person: two } })
    s.void(held)
  })
})

describe('what is looked at', () => {
  test('is presence at two sittings at once, where hours are given', () => {
    const first = s.put('occasion', sitting({ people: { due: [one] }, from: '09:00', to: '11:00' }))
    const at = (from: string, to: string) => { const item = s.put('occasion', sitting({ people: { due: [one] }, from, to })); const checks = found(item); s.void(item); return checks }
    expect(at('10:30', '12:00')).toEqual([{ check: 'occasion.elsewhere', at: 'people', params: { person: one, day: '2021-07-08' }, items: [first] }])
    expect([at('11:00', '12:00'), at('08:00', '09:00')]).toEqual([[], []])
    expect(found(s.put('occasion', sitting({ people: { due: [one] } })))).toEqual([])
    const [finding] = at('09:30', '10:00')
    expect(finding && findingMessage(finding, 'zh', { year: 2021, name: () => '甲' })).toBe('7月8日 甲 同时记在另一场活动。请核对两场的时间和名单。')
  })
  test('is presence on approved leave, whatever the hours', () => {
    const waiver = s.put('exemption', { person: one, by: chief, reason: 'leave', from: '2021-07-01', to: '2021-07-08', granted: '2021-06-30' })
    const there = s.put('occasion', sitting({ people: { due: [one] } }))
    expect(found(there)).toEqual([{ check: 'occasion.on-leave', at: 'people', params: { person: one, day: '2021-07-08' }, items: [waiver] }])
    const away = s.put('occasion', sitting({ people: { due: [one], absent: [{ person: one, reason: 'leave' }] } }))
    expect(found(away)).toEqual([])
  })
})

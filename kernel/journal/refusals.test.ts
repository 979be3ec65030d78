import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Label, Messages } from '../register/fields.ts'
import { kindsWith } from '../kinds/index.ts'
import { codesIn, codesUnder, type Used } from '../testing/codes.ts'
import { Scenario } from '../testing/scenario.ts'
import { defineRegister } from '../register/define.ts'
import { findingMessage, findings } from './findings.ts'
import { message, refusals } from './refusals.ts'

const kernel = join(import.meta.dirname, '..')
const rooms = ['journal', 'roster', 'duty', 'register', 'kinds'].map(name => join(kernel, name))
const used = codesUnder(...rooms, join(kernel, '..', 'server', 'writer'))
const placesIn = (label: Label): readonly string[] => [...`${label.zh}${label.en}`.matchAll(/\{(\w+)\}/g)].map(m => m[1] ?? '')

describe.each([['refusals', refusals, used.refusals], ['findings', findings, used.findings]] as const)('the catalogue of %s', (_, catalogue: Messages, codes: readonly Used[]) => {
  test('has every code that the sources give, and no other', () => {
    expect([...new Set(codes.map(u => u.code))].sort()).toEqual(Object.keys(catalogue).sort())
  })
  test('asks for nothing that is not given with the code', () => {
    const lacking = codes.flatMap(u => u.params === undefined ? [] : placesIn(catalogue[u.code] ?? { zh: '', en: '' })
      .filter(name => name !== 'place' && !u.params?.includes(name)).map(name => `${u.code} in ${u.path}: ${name}`))
    expect(lacking).toEqual([])
  })
  test('says fact and remedy in at most two sentences, in both languages, with the same places', () => {
    for (const [code, label] of Object.entries(catalogue)) {
      expect([code, label.zh.split('。').length - 1, /[!！]|请您|成功|[A-Za-z]{3}(?![^{]*\})/.test(label.zh)]).toEqual([code, 2, false])
      expect([code, label.en.split(/\.(?: |$)/).length - 1]).toEqual([code, 2])
      expect([code, [...new Set(placesIn({ zh: label.zh, en: '' }))].sort()]).toEqual([code, [...new Set(placesIn({ zh: '', en: label.en }))].sort()])
    }
  })
})

test('codes are read from calls and objects, and a code without a message is found', () => {
  const text = `const a = refuse('x.y', 'at', { n: 1 }); const b = { refused: 'x.z', params: { ...a } }; const c = { check: 'x.c' }; other('x.no')`
  expect(codesIn('planted.ts', text)).toEqual({
    refusals: [{ code: 'x.y', path: 'planted.ts', params: ['n'] }, { code: 'x.z', path: 'planted.ts', params: undefined }],
    findings: [{ code: 'x.c', path: 'planted.ts', params: [] }],
  })
})

describe('a message', () => {
  test('names the place in words, and says days as prose, without the year in which it is read', () => {
    const s = new Scenario([], '2021-07-20')
    const branch = s.unit('局机关党支部', 'branch')
    const refused = s.refused({ op: 'put', kind: 'occasion', row: { title: '会', day: '2021-07-32', unit: branch, people: { due: [] } } })
    expect(message(refused, 'zh', { year: 2021 })).toBe('7月32日不存在。请改举办日。')
    expect(message(refused, 'en', { year: 2021 })).toBe('32 July does not exist. Correct “Held on”.')
    expect(message(refused, 'zh', { year: 2022 })).toBe('2021年7月32日不存在。请改举办日。')
  })
  test('takes names put into its parameters, or looked up, and says the number without them', () => {
    const refusal = { refused: 'person.not-on-roster', params: { person: 7, unit: 3, day: '2021-07-08' } }
    expect(message({ ...refusal, params: { ...refusal.params, person: '白以宁', unit: '局机关党支部' } }, 'zh', { year: 2021 }))
      .toBe('7月8日 白以宁 不在局机关党支部。可改日期，或从名单移除。')
    expect(message(refusal, 'zh', { year: 2021, name: id => id === 7 ? '白以宁' : '局机关党支部' }))
      .toBe('7月8日 白以宁 不在局机关党支部。可改日期，或从名单移除。')
    expect(message(refusal, 'en')).toBe('Person 7 was not in unit 3 on 8 July 2021. Change the date or remove the person.')
  })
  test('of a nested field names list and row', () => {
    const s = new Scenario([], '2021-07-20')
    const who = s.person('甲')
    const refused = s.refused({ op: 'put', kind: 'occasion', row: { title: '会', day: '2021-07-08', unit: s.id('局'), people: { due: [who], absent: [{ person: who, reason: '病' }] } } })
    expect(message(refused, 'zh')).toBe('参加人·缺席·第 1 行·事由只能从这些中选：因公、请假、借调、其他。请重新选择。')
    expect(message(refused, 'en')).toBe('“People, Absent, row 1, Reason” has to be one of these: On duty, On leave, Seconded, Other. Choose again.')
  })
  test('of a kind is the kind’s own', () => {
    const kind = defineRegister({ id: 'visit', version: 1, label: { zh: '调研', en: 'Visit' }, headline: [], fields: {}, place: () => ({ held: '2021-01-01' }), facts: () => [],
      messages: { 'visit.none': { zh: '{unit}当天{n}人不在。请改期。', en: '{n} of {unit} were away. Change the day.' }, 'visit.odd': { zh: '有出入。请核对。', en: 'Odd. Check.' } } })
    const kinds = kindsWith([kind])
    expect(message({ refused: 'visit.none', params: { unit: '甲科', n: 1234 } }, 'zh', { kinds })).toBe('甲科当天1,234人不在。请改期。')
    expect(findingMessage({ check: 'visit.odd' }, 'en', { kinds })).toBe('Odd. Check.')
  })
  test('that nobody has is an error of the program, which names the code', () => {
    expect(() => message({ refused: 'no.such' }, 'zh')).toThrow('no.such')
    expect(() => findingMessage({ check: 'toString' }, 'zh')).toThrow('toString')
  })
})

import { describe, expect, test } from 'vitest'
import { parseFields, type Field, type Fields } from './fields.ts'
import { placeLabel } from './place.ts'

const label = { zh: '名', en: 'Name' }
const options = [{ code: 'a', label: { zh: '甲', en: 'A' } }, { code: 'b', label: { zh: '乙', en: 'B' } }]
const one = (field: Field, value: unknown) => parseFields({ x: field }, { x: value })
const code = (field: Field, value: unknown) => { const parsed = one(field, value); return 'problem' in parsed ? parsed.problem.refused : parsed.row['x'] }

describe('a field reads what it is for, coerces nothing, and names what is wrong', () => {
  test.each<[string, Field, unknown, unknown]>([
    ['text in NFC without blanks around it', { type: 'text', label }, ' e\u0301 ', 'é'], ['no number as text', { type: 'text', label }, 5, 'field.text'],
    ['one line', { type: 'text', label }, 'a\nb', 'field.one-line'], ['several lines where there may be', { type: 'text', label, long: true }, 'a\nb', 'a\nb'],
    ['no control character', { type: 'text', label, long: true }, 'a\u0001', 'field.control'], ['no half of a character', { type: 'text', label }, 'a\ud800', 'field.control'],
    ['as many characters as fit', { type: 'text', label, max: 3 }, '四个字符', 'field.too-long'],
    ['a day', { type: 'day', label }, '2024-02-29', '2024-02-29'], ['no day that does not exist', { type: 'day', label }, '2021-02-29', 'day.none'], ['no number as a day', { type: 'day', label }, 20210708, 'field.day'],
    ['a time', { type: 'time', label }, '23:59', '23:59'], ['no time that does not exist', { type: 'time', label }, '24:00', 'field.time'],
    ['a whole number', { type: 'number', label }, 0, 0], ['no fraction', { type: 'number', label }, 1.5, 'field.whole'], ['a fraction where there may be', { type: 'number', label, fraction: true }, 1.5, 1.5],
    ['no text as a number', { type: 'number', label }, '5', 'field.number'], ['nothing that is no number', { type: 'number', label }, Number.NaN, 'field.number'],
    ['not below', { type: 'number', label }, -1, 'field.range'], ['not above', { type: 'number', label, max: 9 }, 10, 'field.range'],
    ['yes and no', { type: 'flag', label }, false, false], ['no word for yes', { type: 'flag', label }, '是', 'field.flag'],
    ['a choice', { type: 'choice', label, options }, 'a', 'a'], ['no choice of its label', { type: 'choice', label, options }, '甲', 'field.choice'],
    ['choices', { type: 'choices', label, options }, ['b', 'a'], ['b', 'a']], ['no choice twice', { type: 'choices', label, options }, ['a', 'a'], 'field.choice'],
    ['a record', { type: 'record', label, of: 'k' }, 7, 7], ['no record 0', { type: 'person', label }, 0, 'field.id'], ['no half of a record', { type: 'unit', label }, 1.5, 'field.id'],
    ['persons', { type: 'persons', label }, [3, 1], [3, 1]], ['no person twice', { type: 'persons', label }, [3, 1, 3], 'field.twice'], ['nothing else among persons', { type: 'persons', label }, [3, '1'], 'field.ids'],
    ['a list', { type: 'list', label, fields: { y: { type: 'flag', label } } }, [{ y: true }, {}], [{ y: true }, {}]],
    ['no list of more rows than fit', { type: 'list', label, fields: {}, max: 1 }, [{}, {}], 'field.too-many'], ['no row as a list', { type: 'list', label, fields: {} }, {}, 'field.list'],
    ['a group', { type: 'group', label, fields: { y: { type: 'flag', label } } }, { y: true }, { y: true }], ['no list as a group', { type: 'group', label, fields: {} }, [], 'field.row'],
  ])('%s', (_, field, value, expected) => { expect(code(field, value)).toEqual(expected) })
})

describe('a row', () => {
  const fields = {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    people: { type: 'group', label: { zh: '参加人', en: 'People' }, fields: {
      due: { type: 'persons', label: { zh: '应到', en: 'Due' } },
      absent: { type: 'list', label: { zh: '缺席', en: 'Absent' }, fields: { reason: { type: 'choice', label: { zh: '事由', en: 'Reason' }, required: true, options } } },
    } },
  } as const satisfies Fields

  test('comes in the order of its fields, without what is empty', () => {
    const parsed = parseFields(fields, { people: { due: [] }, name: '会' })
    expect('row' in parsed && Object.entries(parsed.row)).toEqual([['name', '会'], ['people', { due: [] }]])
    expect(parseFields(fields, { name: '会', people: null })).toEqual({ row: { name: '会' } })
  })
  test('is refused with the path of what is wrong, the first in its order', () => {
    expect(parseFields(fields, { name: ' ' })).toEqual({ problem: { refused: 'field.missing', at: 'name', params: { label: '名称', labelEn: 'Name' } } })
    expect(parseFields(fields, { name: '会', people: { absent: [{ reason: 'a' }, {}] } })).toMatchObject({ problem: { refused: 'field.missing', at: 'people.absent.1.reason' } })
    expect(parseFields(fields, { name: '会', toString: 1 })).toMatchObject({ problem: { refused: 'field.unknown', at: 'toString' } })
    expect(parseFields(fields, { name: '会', people: { who: 1 } })).toMatchObject({ problem: { refused: 'field.unknown', at: 'people.who' } })
    for (const row of [null, [], '会', 5]) expect(parseFields(fields, row)).toEqual({ problem: { refused: 'field.row', at: '' } })
    expect(parseFields(fields, JSON.parse('{"name":"会","__proto__":{"due":[1]}}'))).toMatchObject({ problem: { refused: 'field.unknown', at: '__proto__' } })
  })
  test('has its places in words', () => {
    expect(['name', 'people.due', 'people.due.2', 'people.absent.0.reason', 'people.absent', 'people.absent.0'].map(at => placeLabel(fields, at)?.zh))
      .toEqual(['名称', '参加人·应到', '参加人·应到·第 3 行', '参加人·缺席·第 1 行·事由', '参加人·缺席', '参加人·缺席·第 1 行'])
    expect([placeLabel(fields, 'people.absent.0.reason')?.en, placeLabel(fields, 'where'), placeLabel(fields, '')]).toEqual(['People, Absent, row 1, Reason', undefined, undefined])
  })
})

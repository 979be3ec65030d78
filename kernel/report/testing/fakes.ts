import type { Day } from '../../calendar/index.ts'
import type { Count, Figure, ObligationWhere } from '../../figure/figure.ts'
import { join, text, withMarks } from '../../figure/phrase.ts'
import { dayText } from '../../figure/print.ts'
import { dutyFigures, type Gap, type Reader, type Sentences, type Text } from '../../figure/sentence.ts'
import { emptyRoster } from '../../roster/roster.ts'
import type { Author } from '../composition.ts'
import type { Report, Slot } from '../outline.ts'
import type { Voice } from '../slots.ts'

/** A ledger as small as a table: counts by the figure's id, days by theirs; what is not there counts nothing. */
export type Table = { readonly [id: string]: number | Day }

/** A reader over a table. Obligation counts in another term are found under `<duty>:<term>`. */
export function readerOver(table: Table): Reader {
  const number = (f: Count): number => {
    const own = table[f.id] ?? (f.from === 'obligations' ? table[`${f.where.duty[0]}:${f.where.term ?? 'due'}`] : undefined)
    return typeof own === 'number' ? own : 0
  }
  const n = (f: Figure): number => {
    switch (f.of) {
      case 'count': return number(f)
      case 'total': return f.parts.reduce((sum, p) => sum + number(p), 0)
      case 'rest': return number(f.whole) - number(f.part)
      case 'ratio': return Math.floor(number(f.part) * 100 / (number(f.whole) - f.spared.reduce((sum, s) => sum + number(s), 0)))
      default: throw new TypeError(`${f.id} is a day`)
    }
  }
  const dayOf = (f: Figure): Day => f.of === 'fixed-day' ? f.day : String(table[f.id])
  return {
    at: { year: 2021, asOf: '2021-12-20', index: 6214 }, roster: emptyRoster, threshold: 3, n, dayOf,
    count: figure => ({ figure, text: `${n(figure)}${figure.unit}`, as: 'figure' }),
    gap: (figure, words) => ({ figure, text: `${n(figure)}${figure.unit}${words}`, as: 'gap' }),
    date: (figure, after) => ({ figure, text: dayText(dayOf(figure), 2021, after), as: 'date' }),
    facts: () => [], obligations: () => [], item: () => null, owes: () => true,
    cite: (record, title) => ({ record, text: title }), unitName: () => '明川区司法局',
  }
}

export const counted = (id: string, unit: string, subject = id): Count =>
  ({ id, label: { zh: id, en: id }, unit, subject: [subject], of: 'count', from: 'facts', where: { fact: { kind: id } }, count: 'rows' })

export const owed = (id: string, unit: string, term?: ObligationWhere['term']): Count =>
  ({ id: term ? `${id}.${term}` : id, label: { zh: id, en: id }, unit, subject: [id], of: 'count', from: 'obligations', where: { duty: [id], ...(term ? { term } : {}) }, count: 'rows' })

const term = (read: Reader, words: string, figure: Count): readonly Text[] => read.n(figure) === 0 ? [] : [text`${words}${read.count(figure)}`]

/** A register that pledges are kept in, as small as one can be. */
export const pledges: Voice = { id: 'pledging', sentences: ((): Sentences => {
  const f = dutyFigures('pledges', ['test/pledge'], '份', { zh: '承诺书', en: 'Pledges' })
  return {
    figures: Object.values(f),
    passages: {
      '1.1': read => read.n(f.due) === 0 ? null : { head: '签署承诺书', sentences: read.n(f.met) === read.n(f.due)
        ? [text`承诺书应签的${read.count(f.due)}均已签署`] : [join('承诺书', withMarks([text`应签${read.count(f.due)}`, ...term(read, '已签', f.met), ...term(read, '免签', f.exempt), ...(read.n(f.overdue) === 0 ? [] : [text`未签${read.gap(f.overdue, '')}`])], '，'))] },
    },
    gaps: (read): readonly Gap[] => [
      { figure: f.overdue, text: `${read.n(f.overdue)}份未签`, kind: 'undone', say: text`承诺书${read.gap(f.overdue, '')}未签` },
      { figure: f.late, text: `${read.n(f.late)}份逾期`, kind: 'held-late', say: text`承诺书${read.gap(f.late, '')}` },
    ],
    next: { '2.1': (read, next): readonly Text[] => read.n(f.overdue) === 0 ? [] : [text`未签承诺书${read.gap(f.overdue, '')}由政治处在${next.by('soon')}前落实签署`] },
  }
})() }

const trips = counted('trips', '次', '走访')
const late = counted('trips.late', '条')
const pledgeLate = counted('pledges.entered', '条')

/** A register that visits are kept in, and one that says more in the slot of the pledges. */
export const travels: Voice = { id: 'travelling', sentences: {
  figures: [trips, late],
  passages: { '1.2': read => read.n(trips) === 0 ? null : { head: '到基层走访', sentences: [text`班子成员走访${read.count(trips)}`] } },
  gaps: read => [{ figure: late, text: '补录', kind: 'entered-late', say: text`走访记录补录${read.count(late)}` },
    { figure: pledgeLate, text: '补录', kind: 'entered-late', say: text`承诺书记录补录${read.count(pledgeLate)}` }],
  next: {},
} }

const slot = (name: string, zh: string, ...subjects: readonly string[]): Slot => ({ slot: name, from: 'passages', mechanisms: [{ name: { zh, en: zh }, subjects }] })

/** An outline of one numbered section, the shortcomings, and one section of plans. */
export const small: Report = {
  id: 'small', label: { zh: '小总结', en: 'Small report' }, title: year => `${year}年工作总结`, ahead: 1, figures: [],
  outline: { source: { before: '所列数字截至', after: '。' }, chapters: [
    { heading: '{year}年工作情况', sections: [
      { heading: '责任落实', numbered: true, slots: [slot('1.1', '承诺书', '承诺书'), slot('1.2', '走访', '走访'), slot('1.3', '内部审计', '审计')] },
      { heading: '存在的不足', slots: [{ slot: '1.7', from: 'gaps', mechanisms: [{ name: { zh: '存在的不足', en: 'Shortcomings' }, subjects: [] }] }] },
    ] },
    { heading: '{next}年打算', sections: [{ heading: '主体责任落实', slots: [{ slot: '2.1', from: 'next', mechanisms: [] }] }] },
  ] },
}

export const author: Author = { opening: '现将工作情况总结如下：', closing: null, organ: '中共明川区司法局委员会', signed: '2021-12-20', confirmedGaps: [],
  nextDays: { soon: '2022-01-14', month: '2022-01-21', quarter: '2022-03-31' } }

/** 12 pledges, 10 signed of which 1 late, 2 not; 7 trips, 1 of them and 2 pledges entered late. */
export const table: Table = { 'pledges.due': 12, 'pledges.met': 10, 'pledges.late': 1, 'pledges.overdue': 2, 'trips': 7, 'trips.late': 1, 'pledges.entered': 2 }

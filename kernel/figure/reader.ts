import type { Day } from '../calendar/index.ts'
import type { Item, Obligation } from '../journal/entry.ts'
import { byDay, type FactRow } from '../journal/fact.ts'
import type { Roster } from '../roster/roster.ts'
import { evaluate } from './evaluate.ts'
import type { At, FactWhere, Figure, FigureValue, ObligationWhere } from './figure.ts'
import { dayText, numberText } from './print.ts'
import { factsWhere, obligationsWhere, windowOf } from './select.ts'
import type { Bound, Cited, Reader } from './sentence.ts'
import type { Source } from './source.ts'

const byName = (a: Obligation, b: Obligation): number =>
  a.duty - b.duty || a.subject - b.subject || (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)

/** Says of a figure whose fact is younger than the report's year since when it counts, instead of printing a small wrong number. */
function sinceText(figure: Figure, at: At): string {
  const [first, last] = windowOf(at)
  if (figure.since === undefined || figure.since <= first) return ''
  return figure.since > last ? `（自${dayText(figure.since, at.year)}起计，本期未计）` : `（${dayText(figure.since, at.year)}起计）`
}

/**
 * Read access for sentences over a ledger as it stood at one index. Every figure is evaluated once. Same source,
 * same `at`: same answers, character by character.
 */
export class LedgerReader implements Reader {
  readonly at: At
  readonly roster: Roster
  readonly threshold: number
  readonly #source: Source
  readonly #values = new Map<Figure, FigureValue>()

  constructor(source: Source, at: At) {
    this.at = Object.freeze({ ...at })
    this.roster = source.roster
    this.threshold = source.threshold
    this.#source = source
  }

  /** The figure's value and ids: what an issued report keeps beside the printed words. */
  value(figure: Figure): FigureValue {
    const known = this.#values.get(figure) ?? evaluate(figure, this.at, this.#source)
    this.#values.set(figure, known)
    return known
  }

  n(figure: Figure): number {
    const { value } = this.value(figure)
    if (typeof value !== 'number') {
      throw new TypeError(`数据项“${figure.id}”是日期，不是数；请用 date 或 dayOf。 Figure "${figure.id}" is a day, not a number; use date or dayOf.`)
    }
    return value
  }

  count(figure: Figure): Bound { return this.#bound(figure, `${numberText(this.n(figure))}${figure.unit}${sinceText(figure, this.at)}`, 'figure') }
  gap(figure: Figure, words: string): Bound { return this.#bound(figure, `${numberText(this.n(figure))}${figure.unit}${words}`, 'gap') }
  date(figure: Figure & { of: 'day' | 'fixed-day' }, after?: Day): Bound { return this.#bound(figure, dayText(this.dayOf(figure), this.at.year, after), 'date') }

  /** The figure's day. RangeError when there is no such fact: ask first whether there is a record. */
  dayOf(figure: Figure): Day {
    const { value } = this.value(figure)
    if (typeof value !== 'string' || value === '') {
      throw new RangeError(`数据项“${figure.id}”没有日期：账上没有符合的要素；请先问有无记录再写日期。 `
        + `Figure "${figure.id}" has no day: no fact matches; ask whether there is a record before printing its day.`)
    }
    return value
  }

  facts(where: FactWhere): readonly FactRow[] { return factsWhere(where, this.at, this.#source).toSorted(byDay) }

  /** Obligations whose period starts in the report's year, by duty, subject and period. */
  obligations(where: ObligationWhere): readonly Obligation[] { return obligationsWhere(where, this.at, this.#source).toSorted(byName) }

  item(id: number): Item | null { return this.#source.item(id) }
  cite(record: number, text: string): Cited { return Object.freeze({ record, text }) }

  /** The unit's name as its record has it now; its number where the record's text was destroyed. */
  unitName(unit: number): string {
    const name = this.item(unit)?.row?.['name']
    return typeof name === 'string' ? name : `单位${unit}`
  }

  owes(duty: string): boolean { return this.#source.adopted(duty) }

  #bound(figure: Figure, text: string, as: Bound['as']): Bound { return Object.freeze({ figure, text, as }) }
}

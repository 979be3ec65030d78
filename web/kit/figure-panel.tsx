import type { ReactNode } from 'react'
import type { FigurePanel as Figure } from '../../contract/reports.ts'
import type { MissingLine } from '../../contract/values.ts'
import { useReading, useText } from '../i18n/text.tsx'
import { Equation, verbOf } from './equation.tsx'
import { dayIn } from './format.ts'
import { Mark } from './mark.tsx'
import { Section } from './panel.tsx'
import { RecordTable } from './record-table.tsx'

/** Who has not done what is owed, with the days it is overdue. */
export function MissingList({ missing, year }: { readonly missing: readonly MissingLine[]; readonly year: number }): ReactNode {
  const { kit } = useText()
  return <ul className="mz-lines">{missing.map((m, i) => <li key={i}>
    <span className="mz-missing-who">{m.who}</span>
    <span className="mz-missing-unit">{m.unit === m.who ? m.duty : m.unit} {m.provisional && kit.provisional}</span>
    {m.days > 0 ? <Mark kind="overdue" days={m.days} /> : <span className="mz-note">{kit.panel.dueBefore(dayIn(year, m.due))}</span>}
  </li>)}</ul>
}

/** The one due day of those missing, or none when they differ. */
function commonDue(missing: readonly MissingLine[]): string | null {
  const days = new Set(missing.map(m => m.due))
  return days.size === 1 ? [...days][0] ?? null : null
}

function Head({ figure, agrees }: { readonly figure: Figure; readonly agrees: boolean }): ReactNode {
  const { kit, shell } = useText()
  const { language } = useReading()
  return <section className="mz-section">
    <p className="mz-figure-value"><b>{figure.value}</b><span>{figure.unit}</span>{agrees && <Mark kind="supported">{kit.panel.matches}</Mark>}</p>
    <p className="mz-figure-rule">{figure.rule[language]}</p>
    <p className="mz-note mz-figure-asof">{shell.asOf(figure.asOf.day, figure.asOf.index)}{figure.ruleVersion !== null && ` · ${kit.panel.ruleVersion(figure.ruleVersion)}`}</p>
  </section>
}

type FigurePanelProps = { readonly figure: Figure; readonly agrees?: boolean; readonly words?: readonly string[]; readonly onMore?: () => void; readonly loadingMore?: boolean }

/**
 * What stands behind a figure, in its fixed order: value and unit, rule in words, as-of line, the sum with its bar, who is
 * missing, the records with both days. `agrees` is whether the text says what the ledger says;
 * `words` are what else is said of the same obligations (`2份未签`), for the verb of the sum;
 * `onMore` fetches further records.
 */
export function FigurePanel({ figure, agrees = true, words = [], onMore, loadingMore = false }: FigurePanelProps): ReactNode {
  const { kit } = useText()
  const year = Number(figure.asOf.day.slice(0, 4))
  const { coverage } = figure
  const verb = verbOf([figure.name, ...words])
  const due = commonDue(figure.missing)
  const late = figure.records.length === figure.recordsTotal ? figure.records.filter(r => r.marks.includes('entered-late')).length : coverage?.enteredLate ?? 0
  const rest = figure.recordsTotal - figure.records.length - figure.outside
  return <>
    <Head figure={figure} agrees={agrees} />
    {coverage && <section className="mz-section"><Equation coverage={coverage} verb={verb} /></section>}
    {figure.missing.length > 0 && <Section missing title={kit.panel.missing(verb, figure.missingTotal)} aside={due === null ? undefined : kit.panel.dueBefore(dayIn(year, due))}>
      <MissingList missing={figure.missing} year={year} />
    </Section>}
    {coverage && coverage.overdue === 0 && coverage.notYetDue === 0 && coverage.required > 0 && <section className="mz-section mz-note">{kit.panel.nothingMissing(coverage.required, coverage.required)}</section>}
    {figure.members.length > 0 && <Section title={kit.panel.members(figure.members.length, figure.unit)}><ul className="mz-members">{figure.members.map((m, i) => <li key={i}>{m}</li>)}</ul></Section>}
    {figure.recordsTotal > 0 && <Section title={kit.panel.records(figure.recordsTotal)} aside={late > 0 ? kit.sum.enteredLateCount(late) : undefined}>
      {figure.records.length > 0 && <RecordTable inner lines={figure.records} columns={['label', 'title', 'held', 'recorded']} year={year} name={kit.panel.records(figure.recordsTotal)} />}
      {rest > 0 && onMore && <button type="button" className="mz-link" aria-disabled={loadingMore} onClick={onMore}>{kit.panel.more(Math.min(rest, 20))}</button>}
      {figure.outside > 0 && <p className="mz-note">{kit.panel.outside(figure.outside)}</p>}
    </Section>}
  </>
}

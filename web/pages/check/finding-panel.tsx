import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CheckDetail } from '../../../contract/check.ts'
import { api } from '../../data/client.ts'
import { useSay, useText } from '../../i18n/text.tsx'
import { Equation } from '../../kit/equation.tsx'
import { spaced, thousands } from '../../kit/format.ts'
import { Mark } from '../../kit/mark.tsx'
import { CloseButton, Section } from '../../kit/panel.tsx'
import { RecordTable } from '../../kit/record-table.tsx'
import { Asked } from '../../kit/states.tsx'
import { insteadOf, type Finding } from './findings.ts'
import { wordOf } from './marks.ts'

function Detail({ detail, year }: { readonly detail: CheckDetail; readonly year: number }): ReactNode {
  const { check, kit } = useText()
  const left = detail.remainder.reduce((n, r) => n + r.count, 0)
  return <>
    {detail.coverage && <Section title={check.record}><Equation coverage={detail.coverage} /></Section>}
    {left > 0 && <Section missing title={check.remainder(left)}>
      <ul className="mz-lines">{detail.remainder.map((r, i) => <li key={i}><span>{r.unit}</span><span className="mz-quiet">{r.period}</span><b>{thousands(r.count)}</b></li>)}</ul>
    </Section>}
    {detail.records.length > 0 && <Section title={kit.panel.records(detail.records.length)}><RecordTable inner lines={detail.records.slice(0, 5)} columns={['label', 'title', 'held', 'recorded']} year={year} name={check.record} /></Section>}
  </>
}

export type FindingActs = { readonly onAdopt: () => void; readonly onDecide: (decided: Finding['decided']) => void; readonly onClose: () => void }

function Acts({ finding, onAdopt, onDecide }: FindingActs & { readonly finding: Finding }): ReactNode {
  const { check } = useText()
  const instead = insteadOf(finding)
  if (finding.decided === 'kept') return <section className="mz-section"><button type="button" className="mz-link" onClick={() => onDecide(null)}>{check.unkeep}</button></section>
  if (finding.decided !== null) return null
  if (finding.mark === 'supported') return <section className="mz-section"><button type="button" className="mz-button" onClick={() => onDecide('confirmed')}>{check.confirm}</button></section>
  if (finding.mark === 'quoted' || finding.mark === 'attested' || finding.mark === 'whole') return null
  return <Section {...(instead === null ? {} : { title: check.instead })}>
    {instead === null ? <p className="mz-note">{check.noSuggestion}</p> : <p className="mz-instead mz-serif" lang="zh-CN">{instead}</p>}
    <div className="mz-acts">
      {instead !== null && <button type="button" className="mz-button mz-button-act" onClick={onAdopt}>{check.adopt}</button>}
      <button type="button" className="mz-button" onClick={() => onDecide('kept')}>{check.keep}</button>
    </div>
  </Section>
}

/** One finding: its state and words, why, the ledger's sum and remainder, what could stand there instead. */
export function FindingPanel({ finding, year, ...acts }: FindingActs & { readonly finding: Finding; readonly year: number }): ReactNode {
  const { check } = useText()
  const say = useSay()
  const { claim, mark, decided } = finding
  const figures = [...new Set([...claim.figures, ...(claim.suggestion && claim.kind !== 'date' ? [claim.suggestion.figure] : [])])].slice(0, 20)
  const query = useQuery({ queryKey: ['check', year, figures], queryFn: () => api.check.detail({ year, figures }), enabled: figures.length > 0 })
  const done = { confirmed: check.confirmed, adopted: check.adopted, kept: check.kept }
  return <>
    <section className="mz-section">
      <p className="mz-finding-head"><Mark kind={mark}>{wordOf(check, finding)}</Mark><b lang="zh-CN">{finding.text}</b>
        {decided !== null ? <span className="mz-note">{done[decided]}</span> : mark === 'supported' && <span className="mz-note">{check.unconfirmed}</span>}<CloseButton onClose={acts.onClose} /></p>
      <p>{spaced(say(claim.says))}</p>
    </section>
    {figures.length > 0 && <Asked query={query} lines={3}>{detail => <Detail detail={detail} year={year} />}</Asked>}
    <Acts finding={finding} {...acts} />
  </>
}

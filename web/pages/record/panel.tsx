import { Link } from '@tanstack/react-router'
import { useId, type ReactNode } from 'react'
import type { RecordPage, Version } from '../../../contract/records.ts'
import { useSay, useText } from '../../i18n/text.tsx'
import { minuteOf } from '../../kit/format.ts'
import { Section, Tabs } from '../../kit/panel.tsx'

const tabs = ['versions', 'met', 'proof'] as const
type Tab = (typeof tabs)[number]

/** The tab that an address names; the versions when it names none. */
export const tabOf = (text: string | undefined): Tab => tabs.find(t => t === text) ?? 'versions'

type PanelProps = { readonly record: RecordPage; readonly tab: Tab; readonly onTab: (tab: Tab) => void }

/** Beside a record: its versions as differences, what it met, and what proves when it was recorded. */
export function RecordPanel({ record, tab, onTab }: PanelProps): ReactNode {
  const { records } = useText()
  const panel = useId()
  const counts: Partial<Record<Tab, number>> = { versions: record.versions.length, met: record.met.reduce((n, m) => n + m.count, 0) }
  return <>
    <div className="mz-panel-head"><Tabs label={records.panel} panelId={panel} tab={tab} onTab={onTab} tabs={tabs.map(id => ({ id, label: records.tabs[id], ...(counts[id] === undefined ? {} : { count: counts[id] }) }))} /></div>
    <div id={panel} role="tabpanel" aria-label={records.tabs[tab]}>
      {tab === 'versions' && <Versions record={record} />}
      {tab === 'met' && <Met record={record} />}
      {tab === 'proof' && <Proof record={record} />}
    </div>
  </>
}

/** A value that would fill the panel (a list of names) is folded. */
const long = 60

function Words({ text }: { readonly text: string }): ReactNode {
  if (text.length <= long) return text
  return <details className="mz-fold"><summary>{text.slice(0, 24)}…</summary>{text}</details>
}

function Changes({ version, first }: { readonly version: Version; readonly first: boolean }): ReactNode {
  const { records } = useText()
  const say = useSay()
  if (version.op !== 'put') return null
  if (version.changes.length === 0) return <p className="mz-note">{records.noChanges}</p>
  return <ul className="mz-changes">{version.changes.map((c, i) => <li key={i}>
    <span className="mz-note">{say(c.field)}</span>{' '}
    {!first && c.was && !c.is && <span className="mz-note">{records.removed} </span>}
    {c.was && <del><Words text={say(c.was)} /></del>}
    {c.was && c.is && ' → '}
    {!first && !c.was && c.is && <span className="mz-note">{records.added} </span>}
    {c.is && (first ? <Words text={say(c.is)} /> : <b><Words text={say(c.is)} /></b>)}
  </li>)}</ul>
}

function Versions({ record }: { readonly record: RecordPage }): ReactNode {
  const { records } = useText()
  const puts = record.versions.filter(v => v.op === 'put')
  const titleOf = (v: Version): string => v.op === 'put' ? records.version(puts.length - puts.indexOf(v)) : v.op === 'void' ? records.voidVersion : v.op === 'destroy' ? records.destroyVersion : records.amendVersion
  const byOf = (v: Version): string => v.op === 'void' ? records.voidedBy(v.actor, v.at) : v.op === 'put' && v !== puts.at(-1) ? records.correctedBy(v.actor, v.at) : records.by(v.actor, v.at)
  return <>
    {record.versions.map((v, i) => <section key={v.at} className="mz-section mz-version">
      <div className="mz-section-head"><h3>{titleOf(v)} {i === 0 && v.op === 'put' && record.versions.length > 1 && <span className="mz-tag mz-tag-plain">{records.current}</span>}</h3><span>{minuteOf(v.recorded)}</span></div>
      <Changes version={v} first={v === puts.at(-1)} />
      <p className="mz-note">{byOf(v)}{v.reason !== null && ` · ${v.reason}`}{v.lateReason !== null && ` · ${records.lateReason}：${v.lateReason}`}</p>
    </section>)}
    <Changed record={record} />
    <p className="mz-section mz-note">{records.kept}</p>
  </>
}

/** What the newest correction changed beyond the record: what is owed again, and issued reports that say otherwise. */
function Changed({ record }: { readonly record: RecordPage }): ReactNode {
  const { records } = useText()
  const open = record.absences.filter(a => a.open > 0).length
  if (record.reportsChanged.length === 0 && (record.versions.length < 2 || open === 0)) return null
  return <Section title={records.changed}><ul className="mz-lines">
    {record.versions.length > 1 && open > 0 && <li>{records.reopened(open)}</li>}
    {record.reportsChanged.map((r, i) => <li key={i}><span>{records.reportChanged(r.title, r.was)}</span><Link to="/record/$item" params={{ item: String(r.item) }} className="mz-nowrap">{records.drift(r.was, r.is)}</Link></li>)}
  </ul></Section>
}

function Met({ record }: { readonly record: RecordPage }): ReactNode {
  const { records } = useText()
  if (record.met.length === 0) return <p className="mz-section mz-note">{records.metNone}</p>
  return <section className="mz-section"><ul className="mz-lines">{record.met.map(m => <li key={m.duty}><span>{m.duty}</span><span className="mz-nowrap">{records.metCount(m.count)}</span></li>)}</ul></section>
}

function Proof({ record: { proof } }: { readonly record: RecordPage }): ReactNode {
  const { records } = useText()
  const { checkpoint } = proof
  return <section className="mz-section">
    <dl className="mz-proof">
      <div><dt>{records.proof.entry}</dt><dd>{records.proofEntry(proof.at)}</dd></div>
      <div><dt>{records.proof.leaf}</dt><dd><code>sha256 {proof.leaf.replace(/(.{8})(?=.)/g, '$1 ')}</code></dd></div>
      <div><dt>{records.proof.checkpoint}</dt><dd>{checkpoint ? records.proofCheckpoint(checkpoint.size, checkpoint.made) : records.proofNoCheckpoint}</dd></div>
      <div><dt>{records.proof.witness}</dt><dd>{records.unwitnessed}</dd></div>
    </dl>
    <p className="mz-proof-meaning">{records.proofMeaning}</p>
  </section>
}

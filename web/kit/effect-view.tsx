import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Effect } from '../../contract/records.ts'
import { useSay, useText } from '../i18n/text.tsx'
import './effect-view.css'
import { dayIn, thousands } from './format.ts'
import { Section } from './panel.tsx'

type EffectProps = {
  readonly effect: Effect
  /** Days of this year are printed without it. */
  readonly year: number
  readonly written: boolean
}

/** Things to look at that are told one by one; a list that was entered twice finds as many as it has names. */
const mostLooked = 5

/** How many obligations a command meets, and how many of those it concerns stay open. */
export const totalsOf = (effect: Effect): { readonly met: number; readonly open: number } =>
  ({ met: effect.met.reduce((n, m) => n + m.count, 0), open: effect.stillOpen.reduce((n, o) => n + o.count, 0) })

function Met({ effect, year }: EffectProps): ReactNode {
  const { occasion } = useText()
  const say = useSay()
  const { met, open } = totalsOf(effect)
  return <section className="mz-section">
    <p className="mz-effect-total"><b>{thousands(met)}</b><span>{occasion.metHead}</span></p>
    <ul className="mz-lines">{effect.met.map(m => <li key={`${m.duty}.${m.subject}`}><span>{m.duty}</span><span className="mz-note">{occasion.subject[m.subject]}</span><b>{thousands(m.count)}</b></li>)}</ul>
    {open > 0 && <>
      <p className="mz-effect-total"><b>{thousands(open)}</b><span>{occasion.openHead}</span></p>
      <ul className="mz-lines">{effect.stillOpen.map((o, i) => <li key={i}><span>{o.who}</span><span className="mz-note">{o.reason ? say(o.reason) : ''}{o.count > 1 && ` ${occasion.times(o.count)}`}</span><span>{occasion.dueBy(dayIn(year, o.due))}</span></li>)}</ul>
    </>}
    {effect.reopened > 0 && <p className="mz-effect-reopened">{occasion.reopened(effect.reopened)}</p>}
  </section>
}

function Checks({ effect }: EffectProps): ReactNode {
  const { occasion } = useText()
  const say = useSay()
  const [good, look] = [effect.checks.filter(c => c.ok), effect.checks.filter(c => !c.ok)]
  const rest = look.length - mostLooked
  return <>
    {look.length > 0 && <Section title={occasion.look}><ul className="mz-effect-look">{look.slice(0, mostLooked).map((c, i) => <li key={i}>
      {say(c.text)} {c.items.map(line => <Link key={line.item} to="/record/$item" params={{ item: String(line.item) }}>{line.label}</Link>)}
    </li>)}{rest > 0 && <li>{occasion.lookRest(rest)}</li>}</ul></Section>}
    {good.length > 0 && <Section title={occasion.checked}><ul className="mz-effect-checks">{good.map((c, i) => <li key={i}><span aria-hidden="true">✓</span> {say(c.text)}</li>)}</ul></Section>}
  </>
}

/** What a command does, or did: met, still open, figures before and after, checks. Before it is written this is the same command, decided and not written. */
export function EffectView(props: EffectProps): ReactNode {
  const { occasion } = useText()
  const say = useSay()
  const { effect, written } = props
  return <>
    <Met {...props} />
    {effect.figures.length > 0 && <Section title={written ? occasion.figuresWritten : occasion.figures}>
      <ul className="mz-lines">{effect.figures.map(f => <li key={f.name.zh}><span>{say(f.name)}</span><span className="mz-note">{f.unit}</span><span className="mz-nowrap">{thousands(f.before)} → {thousands(f.after)}</span></li>)}</ul>
    </Section>}
    <Checks {...props} />
    {effect.attendance && <p className="mz-section mz-note mz-effect-once">{occasion.once}</p>}
  </>
}

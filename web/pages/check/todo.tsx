import type { ReactNode } from 'react'
import type { CheckedRelation } from '../../../contract/check.ts'
import { useReading, useText } from '../../i18n/text.tsx'
import { Mark } from '../../kit/mark.tsx'
import { Section } from '../../kit/panel.tsx'
import { insteadOf, isOpen, type Checked, type Finding } from './findings.ts'
import { wordOf } from './marks.ts'

type TodoProps = { readonly checked: Checked; readonly open: number | null; readonly onOpen: (id: number) => void }

/** As many as one looks through; the bar below the paper walks through all. */
const shown = 30

/** What must still be dealt with, and the sums of the text that do not hold. */
export function Todo({ checked, open, onOpen }: TodoProps): ReactNode {
  const { check } = useText()
  const todo = checked.findings.filter(isOpen)
  const rest = todo.filter(f => f.id !== open)
  return <>
    <Section title={todo.length === 0 ? check.todoNone : check.todo(rest.length)}>
      <ul className="mz-lines">{rest.slice(0, shown).map(f => <li key={f.id}><TodoLine finding={f} onOpen={onOpen} /></li>)}</ul>
    </Section>
    {checked.broken.length > 0 && <Section missing title={check.relations(checked.broken.length)}>
      <ul className="mz-lines">{checked.broken.map(r => <li key={r.start}><RelationLine relation={r} checked={checked} onOpen={onOpen} /></li>)}</ul>
    </Section>}
  </>
}

function TodoLine({ finding, onOpen }: { readonly finding: Finding; readonly onOpen: (id: number) => void }): ReactNode {
  const { check } = useText()
  const { language } = useReading()
  const instead = insteadOf(finding)
  return <button type="button" className="mz-bare mz-todo-line" onClick={() => onOpen(finding.id)}>
    <Mark kind={finding.mark}>{wordOf(check, finding)}</Mark><span lang="zh-CN">{finding.text}</span>
    <small>{instead === null ? finding.claim.says[language] : `${check.instead} ${instead}`}</small>
  </button>
}

const names = new Set(['sum', 'difference', 'share', 'multiple', 'average', 'restatement'] as const)
type RelationName = typeof names extends Set<infer N> ? N : never
const isName = (name: string): name is RelationName => (names as ReadonlySet<string>).has(name)

function RelationLine({ relation, checked, onOpen }: { readonly relation: CheckedRelation; readonly checked: Checked; readonly onOpen: (id: number) => void }): ReactNode {
  const { check } = useText()
  const inside = checked.findings.filter(f => f.start >= relation.start && f.end <= relation.end).at(-1)
  return <button type="button" className="mz-bare mz-todo-line" onClick={() => { if (inside) onOpen(inside.id) }}>
    <Mark kind="contradicted">{isName(relation.relation) ? check.relationNames[relation.relation] : relation.relation}</Mark><span lang="zh-CN">{relation.text.replace(/\s+/g, ' ')}</span>
    <small>{check.relation(String(relation.printed), String(Math.round(relation.expected * 100) / 100))}</small>
  </button>
}

import { useCallback, useEffect, useState, type ReactNode } from 'react'
import type { CheckPage } from '../../../contract/check.ts'
import { useText } from '../../i18n/text.tsx'
import { announce } from '../../kit/announce.tsx'
import { usePhone } from '../../kit/media.ts'
import { Empty } from '../../kit/states.tsx'
import { isTyping } from '../../shell/keys.tsx'
import { Page } from '../../shell/page.tsx'
import { Chips } from './chips.tsx'
import { FindingPanel } from './finding-panel.tsx'
import { adopt, checkedOf, decide, isOpen, neighbour, type FindingMark } from './findings.ts'
import { CheckPaper, findingId } from './paper.tsx'
import { Todo } from './todo.tsx'

type ResultProps = { readonly page: CheckPage; readonly text: string; readonly name: string | null; readonly onAgain: (text: string) => void }

/** A checked draft: counts as filters, the marked text, one finding in the panel, a bar that walks through them. */
export function CheckResult({ page, text, name, onAgain }: ResultProps): ReactNode {
  const { check, shell } = useText()
  const phone = usePhone()
  const [checked, setChecked] = useState(() => checkedOf(text, page))
  const [open, setOpen] = useState<number | null>(null)
  const [only, setOnly] = useState<FindingMark | 'todo' | null>(null)
  const { findings } = checked
  const list = only === null ? findings : findings.filter(f => only === 'todo' ? isOpen(f) : f.mark === only || (only === 'whole' && f.mark === 'remainder'))
  const shown = findings.find(f => f.id === open)
  const show = useCallback((id: number): void => {
    setOpen(id)
    const place = document.getElementById(findingId(id))
    place?.scrollIntoView({ block: phone ? 'start' : 'center' })
    place?.focus({ preventScroll: true })
  }, [phone])
  const step = (by: 1 | -1): void => { const next = neighbour(list, open, by); if (next) show(next.id) }
  const close = (): void => {
    if (open !== null) document.getElementById(findingId(open))?.focus()
    setOpen(null)
  }
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
      const key = e.key.toLowerCase()
      if (key === 'j') step(1)
      if (key === 'k') step(-1)
      if (e.key === 'Escape' && open !== null) close()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  const panel = (shown !== undefined || !phone) && <>
    {shown ? <FindingPanel finding={shown} year={page.year} onClose={close} onAdopt={() => setChecked(c => adopt(c, shown.id))} onDecide={d => setChecked(c => decide(c, shown.id, d))} /> : <Empty>{findings.length === 0 ? check.none : check.hint}</Empty>}
    <Todo checked={checked} open={open} onOpen={show} />
  </>
  const copy = (): void => { navigator.clipboard.writeText(checked.text).then(() => announce(check.copied), () => announce(check.copyFailed)) }
  return <Page title={shell.checkDraft} panel={panel} panelLabel={check.panel}>
    <div className="mz-check-head">
      <div className="mz-check-title"><h1>{shell.checkDraft}<small className="mz-title-note">{name ?? check.pasted} · {check.notKept}</small></h1><p className="mz-note">{check.against(page.year)} · {shell.asOf(page.asOf.day, page.asOf.index)}</p></div>
      <Chips findings={findings} only={only} onOnly={setOnly} />
    </div>
    <div className="mz-desk"><CheckPaper checked={checked} open={open} only={only} onOpen={show} /></div>
    <div className="mz-foot-bar">
      <button type="button" className="mz-button" aria-keyshortcuts="k" onClick={() => step(-1)}>{check.previous}</button>
      <button type="button" className="mz-button" aria-keyshortcuts="j" onClick={() => step(1)}>{check.next}</button>
      <span className="mz-note">{shown && list.includes(shown) ? check.position(list.indexOf(shown) + 1, list.length) : check.count(list.length)}</span>
      <label className="mz-check-line"><input type="checkbox" checked={only === 'todo'} onChange={() => setOnly(only === 'todo' ? null : 'todo')} /><span>{check.onlyTodo(findings.filter(isOpen).length)}</span></label>
      <span className="mz-foot-end"><button type="button" className="mz-button" onClick={() => onAgain(checked.text)}>{check.again}</button><button type="button" className="mz-button" onClick={copy}>{check.copy}</button></span>
    </div>
  </Page>
}

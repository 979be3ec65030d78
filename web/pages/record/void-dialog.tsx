import { Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import type { RecordLine } from '../../../contract/values.ts'
import { useSubmit } from '../../data/command.ts'
import { failureOf } from '../../data/failure.ts'
import { newId } from '../../data/ids.ts'
import { useReading, useSay, useText } from '../../i18n/text.tsx'
import { announce } from '../../kit/announce.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { RecordTable } from '../../kit/record-table.tsx'
import { Refused } from '../../kit/states.tsx'

type VoidProps = { readonly line: RecordLine; readonly onClose: () => void }

/** 作废这条记录: asks for the reason; when others refer to it they are listed, and may be voided together. */
export function VoidDialog({ line, onClose }: VoidProps): ReactNode {
  const { records } = useText()
  const { language } = useReading()
  const say = useSay()
  const field = useId()
  const submit = useSubmit()
  const [reason, setReason] = useState('')
  const [command, setCommand] = useState(newId)
  const answer = submit.data
  const referring = answer?.ok === false ? answer.refused.items : []
  const failure = submit.error == null ? null : failureOf(submit.error)
  const send = (items: readonly number[]): void => {
    if (submit.isPending) return
    submit.mutate({ id: command, steps: [{ op: 'void', items, reason: reason.trim() === '' ? ' ' : reason.trim() }] }, { onSuccess: done => {
      if (!done.ok) return setCommand(newId())
      announce(records.voided(done.last))
      onClose()
    } })
  }
  const together = [line.item, ...referring.map(r => r.item)]
  return <Dialog title={records.voidTitle(line.label)} onClose={onClose} foot={<>
    {referring.length === 0 && <button type="button" className="mz-button mz-button-act" aria-disabled={submit.isPending} onClick={() => send([line.item])}>{records.voidSubmit}</button>}
    {referring.length > 0 && <button type="button" className="mz-button mz-button-act" aria-disabled={submit.isPending} onClick={() => send(together)}>{records.voidAll(together.length)}</button>}
    <button type="button" className="mz-button" onClick={onClose}>{records.keep}</button>
  </>}>
    <p>{line.title}</p>
    <p className="mz-note">{records.voidNote}</p>
    <div className="mz-field mz-void-reason"><label htmlFor={field}>{records.voidReason}</label><Input id={field} maxLength={200} value={reason} aria-required onChange={e => setReason(e.target.value)} /></div>
    {answer?.ok === false && <Refused>{language === 'zh' ? answer.refused.message : answer.refused.messageEn}</Refused>}
    {failure && <Refused>{failure.says ? say(failure.says) : records.voidFailed}</Refused>}
    {referring.length > 0 && <RecordTable inner lines={referring} columns={['label', 'title', 'held']} year={Number(line.held.slice(0, 4))} name={records.voidReferred} />}
  </Dialog>
}

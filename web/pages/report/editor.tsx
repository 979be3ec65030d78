import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useText } from '../../i18n/text.tsx'
import { Failed } from '../../kit/states.tsx'
import type { Writing } from './use-report.ts'
import { ownWords, plainWords, type ParagraphBlock } from './words.ts'

type BoxProps = {
  readonly label: string
  readonly start: string
  readonly note: string
  readonly writing: Writing
  readonly onSave: (text: string) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function Box({ label, start, note, writing, onSave, onClose, children }: BoxProps): ReactNode {
  const { report } = useText()
  const [text, setText] = useState(start)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  return <div className="mz-editor" role="presentation" onKeyDown={e => { if (e.key === 'Escape') { e.stopPropagation(); onClose() } }}>
    <textarea ref={area} className="mz-serif" aria-label={label} rows={Math.min(16, Math.max(3, Math.ceil(text.length / 28)))} maxLength={4000} value={text} onChange={e => setText(e.target.value)} />
    <p className="mz-note">{note}</p>
    {writing.error != null && <Failed error={writing.error} />}
    <div className="mz-editor-foot">
      <button type="button" className="mz-button" aria-disabled={writing.isPending} onClick={() => { if (!writing.isPending) onSave(text) }}>{report.save}</button>
      <button type="button" className="mz-button" onClick={onClose}>{report.cancel}</button>
      {children}
    </div>
  </div>
}

/** Rewrites one paragraph; numbers left in place stay bound. */
export function Editor({ block, writing, onClose }: { readonly block: ParagraphBlock; readonly writing: Writing; readonly onClose: () => void }): ReactNode {
  const { report, shell } = useText()
  const write = (text: string | null): void => writing.mutate({ edits: [{ key: block.key, text }] }, { onSuccess: onClose })
  const blank = block.pieces.every(p => p.kind === 'blank')
  return <Box label={report.edit} start={blank ? '' : plainWords(block.pieces)} note={`${report.editNote}${shell.secret}`} writing={writing} onSave={write} onClose={onClose}>
    {block.by === 'author' && !blank && <button type="button" className="mz-link" onClick={() => write(null)}>{report.restore}</button>}
    <button type="button" className="mz-link" onClick={() => write('')}>{report.leaveOut}</button>
  </Box>
}

type OwnProps = { readonly part: 'opening' | 'closing'; readonly paragraphs: readonly ParagraphBlock[]; readonly writing: Writing; readonly onClose: () => void }

/** Writes the opening or the closing, which are the author's alone and may be left out. */
export function OwnEditor({ part, paragraphs, writing, onClose }: OwnProps): ReactNode {
  const { report, shell } = useText()
  const write = (text: string | null): void => writing.mutate(part === 'opening' ? { opening: text } : { closing: text }, { onSuccess: onClose })
  return <Box label={part === 'opening' ? report.editOpening : report.editClosing} start={ownWords(paragraphs, part)} note={shell.secret} writing={writing} onSave={write} onClose={onClose}>
    <button type="button" className="mz-link" onClick={() => write(null)}>{part === 'opening' ? report.leaveOutOpening : report.leaveOutClosing}</button>
  </Box>
}

import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { ReportBlock, ReportPage } from '../../../contract/reports.ts'
import { useText } from '../../i18n/text.tsx'
import { PiecesView } from '../../kit/pieces.tsx'
import { Editor, OwnEditor } from './editor.tsx'
import type { Writing } from './use-report.ts'
import { ownPart, withUnbound, type ParagraphBlock } from './words.ts'

/** Where a block stands on the page, for the outline's links. */
export const blockId = (key: string): string => `block-${key}`

type Opening = { readonly open: string | undefined; readonly onFigure: (key: string) => void }

function Paragraph({ block, n, onEdit, open, onFigure }: Opening & { readonly block: ParagraphBlock; readonly n: number; readonly onEdit: (() => void) | undefined }): ReactNode {
  const { report } = useText()
  const navigate = useNavigate()
  const own = ownPart(block.key)
  const label = own === 'opening' ? report.editOpening : own === 'closing' ? report.editClosing : report.edit
  return <div className="mz-paragraph" id={blockId(block.key)}>
    <p>{block.lead}<PiecesView pieces={withUnbound(block.pieces)} open={open} onFigure={onFigure} onRecord={item => { void navigate({ to: '/record/$item', params: { item: String(item) } }) }} onWrite={onEdit} /></p>
    {onEdit && <button type="button" className="mz-link mz-paragraph-edit" aria-label={own === null ? report.editOf(n) : label} onClick={onEdit}>{label}</button>}
  </div>
}

type PaperProps = Opening & { readonly page: ReportPage; readonly writing: Writing }

/** The report on white paper in 宋体; its numbers open, its paragraphs can be rewritten by whoever may issue it. */
export function Paper({ page, writing, open, onFigure }: PaperProps): ReactNode {
  const [editing, setEditing] = useState<string | null>(null)
  const close = (key: string): void => {
    setEditing(null)
    // The editor held the focus and is gone with the next drawing: back to what opened it.
    requestAnimationFrame(() => document.getElementById(blockId(key))?.querySelector<HTMLElement>('.mz-paragraph-edit')?.focus())
  }
  const paragraphs = page.blocks.filter((b): b is ParagraphBlock => b.kind === 'paragraph')
  const draw = (block: ReportBlock): ReactNode => {
    switch (block.kind) {
      case 'title': return <h1 key="title">{block.text}</h1>
      case 'heading': return block.level === 1 ? <h2 key={block.key} id={blockId(block.key)}>{block.text}</h2> : <h3 key={block.key} id={blockId(block.key)}>{block.text}</h3>
      case 'signature': return <div key="signature" className="mz-signature"><p>{block.organ}</p><p><PiecesView pieces={withUnbound(block.pieces)} open={open} onFigure={onFigure} /></p></div>
      case 'paragraph': {
        const own = ownPart(block.key)
        const id = own ?? block.key
        if (editing !== id) return <Paragraph key={block.key} block={block} n={paragraphs.indexOf(block) + 1} open={open} onFigure={onFigure} onEdit={page.mayIssue ? () => setEditing(id) : undefined} />
        if (own === null) return <Editor key={block.key} block={block} writing={writing} onClose={() => close(block.key)} />
        return paragraphs.find(p => ownPart(p.key) === own) === block ? <OwnEditor key={block.key} part={own} paragraphs={paragraphs} writing={writing} onClose={() => close(block.key)} /> : null
      }
    }
  }
  return <article className="mz-paper" lang="zh-CN">{page.blocks.map(draw)}</article>
}

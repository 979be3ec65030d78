import { GongwenError } from './errors.ts'
import { footnoteLines } from './footer.ts'
import type { Block, DocumentModel, Span } from './model.ts'
import { FOOTER, TABLE } from './page.ts'

/** Where Word cuts a control's tag and title. */
const CONTROL_NAME = 64

/** Characters that XML 1.0 cannot hold, control characters that it should not, and line separators. */
const BAD = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u
const SEPARATOR = /[\t\n\r\u0085\u2028\u2029]/u

/**
 * Refuses what a document cannot hold, before anything is written.
 *
 * @throws GongwenError with the place of the first fault
 */
export function checkModel(doc: DocumentModel): void {
  checkText(doc.title, 'title')
  if (doc.subject !== undefined) checkText(doc.subject, 'subject')
  if (doc.created !== undefined) checkInstant(doc.created)
  if (doc.footnote !== undefined) checkFootnote(doc.footnote)
  doc.blocks.forEach((block, index) => checkBlock(block, `blocks[${index}]`))
}

function checkBlock(block: Block, path: string): void {
  switch (block.kind) {
    case 'title':
    case 'note':
      return checkText(block.text, `${path}.text`)
    case 'heading':
      return typeof block.text === 'string' ? checkText(block.text, `${path}.text`) : checkSpans(block.text, `${path}.text`)
    case 'paragraph':
      return checkSpans(block.spans, `${path}.spans`)
    case 'signature':
      checkText(block.organ, `${path}.organ`)
      return checkSpans(block.date, `${path}.date`)
    case 'attachments':
      return block.names.forEach((name, index) => checkText(name, `${path}.names[${index}]`))
    case 'table':
      return checkTable(block, path)
  }
}

function checkTable(block: Extract<Block, { kind: 'table' }>, path: string): void {
  const columns = block.head.length
  if (columns < 1 || columns > TABLE.maxColumns) {
    throw new GongwenError('bad-table', `${path}.head`, `表格有${columns}列，应为1至${TABLE.maxColumns}列。`,
      `the table has ${columns} columns; Word takes 1 to ${TABLE.maxColumns}.`)
  }
  if (block.widths !== undefined && (block.widths.length !== columns || !block.widths.every((width) => width > 0 && width < Infinity))) {
    throw new GongwenError('bad-table', `${path}.widths`, `列宽应为${columns}个正数，每列一个。`,
      `give ${columns} positive widths, one a column.`)
  }
  block.head.forEach((name, column) => checkText(name, `${path}.head[${column}]`))
  block.rows.forEach((cells, row) => {
    if (cells.length !== columns) {
      throw new GongwenError('bad-table', `${path}.rows[${row}]`, `本行有${cells.length}格，表头有${columns}列，请补齐或删去。`,
        `the row has ${cells.length} cells, the head ${columns} columns; make them equal.`)
    }
    cells.forEach((spans, column) => checkSpans(spans, `${path}.rows[${row}][${column}]`))
  })
}

function checkSpans(spans: readonly Span[], path: string): void {
  spans.forEach((span, index) => {
    const place = `${path}[${index}]`
    if (typeof span === 'string') return checkText(span, place)
    if (span.text === '') {
      throw new GongwenError('empty-figure', `${place}.text`, '数据项没有文字，请填写数值，或改用普通文字。',
        'a figure without text; give its value, or use plain text.')
    }
    checkText(span.text, `${place}.text`)
    checkControlName(span.figure.tag, `${place}.figure.tag`)
    checkControlName(span.figure.alias, `${place}.figure.alias`)
  })
}

function checkControlName(name: string, path: string): void {
  checkText(name, path)
  if (name === '' || name.length > CONTROL_NAME) {
    throw new GongwenError('bad-tag', path, `数据项标识为${name.length}个字符，应为1至${CONTROL_NAME}个；Word会截断更长的。`,
      `a content control's name has ${name.length} characters; use 1 to ${CONTROL_NAME}, Word cuts longer ones.`)
  }
}

function checkText(content: string, path: string): void {
  const at = content.search(BAD)
  if (at < 0) return
  const code = `U+${(content.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const separator = SEPARATOR.test(content.charAt(at))
  throw new GongwenError('bad-character', path,
    `第${at + 1}个字符${code}不能写入文档，${separator ? '请删去；需要换行的，分成几个段落' : '请删去'}。`,
    `character ${at + 1} is ${code}, which a document cannot hold; remove it${separator ? ', or split the text into paragraphs' : ''}.`)
}

function checkInstant(created: string): void {
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(created) && !Number.isNaN(Date.parse(created))) return
  throw new GongwenError('bad-instant', 'created', `“${created}”不是带时区的时刻，请写作 2021-12-20T01:00:00Z 的形式。`,
    `"${created}" is not an instant with its zone; write it like 2021-12-20T01:00:00Z.`)
}

function checkFootnote(footnote: string): void {
  checkText(footnote, 'footnote')
  const count = footnoteLines(footnote).length
  if (count <= FOOTER.footnoteLines) return
  throw new GongwenError('long-footnote', 'footnote', `页脚说明排成${count}行，版心下只容${FOOTER.footnoteLines}行，请缩短。`,
    `the footnote takes ${count} lines, the margin holds ${FOOTER.footnoteLines}; shorten it.`)
}

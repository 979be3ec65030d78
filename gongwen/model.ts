/**
 * A stretch of text. With `figure` it becomes a content control in the text, so that the number can be
 * recognised again after the document went through Word: `tag` is the machine's name for it, `alias` what
 * Word shows above the control. Both at most 64 characters, which is where Word cuts them.
 */
export type Span = string | { text: string; figure: { tag: string; alias: string } }

/** One block of a document. Texts are printed as given, numbering (一、 （一） 1. （1）) included. */
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string | Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  /** An unsealed signature: the issuing body, under it the date. */
  | { kind: 'signature'; organ: string; date: Span[] }
  /** The list of attachments (附件说明). The numbers are added here, unless there is only one. */
  | { kind: 'attachments'; names: string[] }
  /** A ruled list over the whole text width. `widths` are shares, one a column; without them the contents decide. */
  | { kind: 'table'; head: string[]; rows: Span[][][]; widths?: number[] }
  /** A closing note (附注). Round brackets are put around it unless they are there. */
  | { kind: 'note'; text: string }

export type DocumentModel = {
  /** The document's property, for file managers and search; what is printed is the `title` block. */
  title: string
  blocks: Block[]
  /** Printed on every page, as a footer paragraph of its own below the page number. */
  footnote?: string
  /** An ISO 8601 instant. Without it the file carries no dates at all. */
  created?: string
  subject?: string
}

import { body } from './blocks.ts'
import { footerDistance, footerPart } from './footer.ts'
import type { DocumentModel } from './model.ts'
import { CHARACTER, MARGIN, PAPER } from './page.ts'
import { counter } from './runs.ts'
import { fontTablePart, stylesPart } from './styles.ts'
import { NAMESPACES, element, part, text, value, type Xml } from './xml.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = NAMESPACES['xmlns:r']
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'

/** The parts that `word/document.xml` refers to; a part's place here is its relationship id. */
const RELATED = [
  { file: 'styles.xml', kind: 'styles' },
  { file: 'settings.xml', kind: 'settings' },
  { file: 'fontTable.xml', kind: 'fontTable' },
  { file: 'footer1.xml', kind: 'footer' },
  { file: 'footer2.xml', kind: 'footer' },
] as const

const idOf = (file: (typeof RELATED)[number]['file']): string => `rId${RELATED.findIndex((part) => part.file === file) + 1}`

/** All parts of the package by path, in the order in which they go into the zip. */
export function parts(doc: DocumentModel): ReadonlyArray<readonly [path: string, content: Xml]> {
  return [
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', relationships([
      { id: 'rId1', type: `${OFFICE}/officeDocument`, target: 'word/document.xml' },
      { id: 'rId2', type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    ])],
    ['docProps/core.xml', coreProperties(doc)],
    ['word/document.xml', documentPart(doc)],
    ['word/_rels/document.xml.rels', relationships(RELATED.map(({ file, kind }) =>
      ({ id: idOf(file), type: `${OFFICE}/${kind}`, target: file })))],
    ['word/styles.xml', stylesPart()],
    ['word/settings.xml', settingsPart()],
    ['word/fontTable.xml', fontTablePart()],
    ['word/footer1.xml', footerPart('odd', doc.footnote)],
    ['word/footer2.xml', footerPart('even', doc.footnote)],
  ]
}

/** No document grid: LibreOffice sets 18 characters × 21 lines with one. */
function documentPart(doc: DocumentModel): Xml {
  const { header, top, right, bottom, left } = MARGIN
  return part('w:document', NAMESPACES, element('w:body', {},
    body(doc.blocks, counter()),
    element('w:sectPr', {},
      element('w:footerReference', { 'w:type': 'default', 'r:id': idOf('footer1.xml') }),
      element('w:footerReference', { 'w:type': 'even', 'r:id': idOf('footer2.xml') }),
      element('w:pgSz', { 'w:w': PAPER.width, 'w:h': PAPER.height }),
      element('w:pgMar', {
        'w:top': top, 'w:right': right, 'w:bottom': bottom, 'w:left': left,
        'w:header': header, 'w:footer': footerDistance(doc.footnote), 'w:gutter': 0,
      }))))
}

/** Compatibility mode 15 keeps Word 2013 and later from laying the file out as an older version would. */
function settingsPart(): Xml {
  const compatible = (name: string, val: number) => element('w:compatSetting',
    { 'w:name': name, 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': val })
  return part('w:settings', { 'xmlns:w': NAMESPACES['xmlns:w'] },
    value('w:defaultTabStop', 2 * CHARACTER),
    element('w:evenAndOddHeaders', {}),
    value('w:characterSpacingControl', 'doNotCompress'),
    element('w:compat', {},
      compatible('compatibilityMode', 15), compatible('overrideTableStyleFontSizeAndJustification', 1),
      compatible('enableOpenTypeFeatures', 1), compatible('doNotFlipMirrorIndents', 1)))
}

function coreProperties(doc: DocumentModel): Xml {
  const when = (name: string, instant: string) => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, text(instant))
  const created = doc.created === undefined ? undefined : new Date(doc.created).toISOString().replace(/\.\d+Z$/, 'Z')
  return part('cp:coreProperties', {
    'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  },
    element('dc:title', {}, text(doc.title)),
    doc.subject === undefined ? '' : element('dc:subject', {}, text(doc.subject)),
    created === undefined ? '' : when('dcterms:created', created) + when('dcterms:modified', created))
}

function contentTypes(): Xml {
  const override = (path: string, type: string) => element('Override', { PartName: path, ContentType: type })
  return part('Types', { xmlns: `${PACKAGE}/content-types` },
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('/word/document.xml', `${WORD_TYPE}document.main+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...RELATED.map(({ file, kind }) => override(`/word/${file}`, `${WORD_TYPE}${kind}+xml`)))
}

function relationships(all: ReadonlyArray<{ id: string; type: string; target: string }>): Xml {
  return part('Relationships', { xmlns: `${PACKAGE}/relationships` },
    ...all.map(({ id, type, target }) => element('Relationship', { Id: id, Type: type, Target: target })))
}

import { CHARACTER, FONT, FOOTER, LINE, SIZE, TABLE, TIGHTEN, type FontRole } from './page.ts'
import { NAMESPACES, element, part, value, type Xml } from './xml.ts'

/**
 * Every paragraph style we write. Names are Word's own English ones, which Word and WPS show in the
 * language of the office (标题 1, 正文文本…); only the two table styles are ours.
 */
export type StyleId =
  | 'Normal' | 'BodyText' | 'Title' | 'Heading1' | 'Heading2' | 'Heading3' | 'Heading4'
  | 'Signature' | 'Footer' | 'TableHead' | 'TableText'

type Style = {
  id: StyleId
  name: string
  font?: FontRole
  size?: number
  line?: number
  align?: 'both' | 'center' | 'left'
  indented?: true
  /** Outline level from 0; such a paragraph also stays with the next. */
  outline?: number
  keepNext?: true
  custom?: true
}

const STYLES: readonly Style[] = [
  { id: 'BodyText', name: 'Body Text', indented: true },
  { id: 'Title', name: 'Title', font: 'title', size: SIZE.title, align: 'center', keepNext: true },
  { id: 'Heading1', name: 'heading 1', font: 'hei', indented: true, outline: 0 },
  { id: 'Heading2', name: 'heading 2', font: 'kai', indented: true, outline: 1 },
  { id: 'Heading3', name: 'heading 3', indented: true, outline: 2 },
  { id: 'Heading4', name: 'heading 4', indented: true, outline: 3 },
  { id: 'Signature', name: 'Signature', align: 'left' },
  { id: 'Footer', name: 'footer', font: 'song', size: SIZE.pageNumber, line: FOOTER.line, align: 'left' },
  { id: 'TableHead', name: '公文表头', font: 'hei', size: SIZE.table, line: TABLE.line, align: 'center', custom: true },
  { id: 'TableText', name: '公文表格', size: SIZE.table, line: TABLE.line, align: 'left', custom: true },
]

const OFF = { 'w:val': 0 } as const

/** `word/styles.xml`: the whole look of a document, so that its text carries hardly any direct formatting. */
export function stylesPart(): Xml {
  return part('w:styles', { 'xmlns:w': NAMESPACES['xmlns:w'] },
    element('w:docDefaults', {},
      element('w:rPrDefault', {}, element('w:rPr', {}, fonts('body'), value('w:color', '000000'), sizes(SIZE.body),
        element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' }))),
      element('w:pPrDefault', {})),
    normalStyle(),
    element('w:style', { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
      value('w:name', 'Default Paragraph Font'), value('w:uiPriority', 1), element('w:semiHidden', {})),
    element('w:style', { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
      value('w:name', 'Normal Table'), value('w:uiPriority', 99), element('w:semiHidden', {})),
    ...STYLES.map(paragraphStyle))
}

/**
 * The grid itself. Widow control, the document grid and the space that Word puts between Chinese and Latin
 * would each break 22 lines of 28 characters. Hanging punctuation is on, as Word has it without being told:
 * LibreOffice reads `overflowPunct` the wrong way round, and with it hanging was seen to lose a mark.
 */
function normalStyle(): Xml {
  return element('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    value('w:name', 'Normal'), element('w:qFormat', {}),
    element('w:pPr', {},
      element('w:widowControl', OFF), value('w:overflowPunct', 1),
      element('w:autoSpaceDE', OFF), element('w:autoSpaceDN', OFF), element('w:snapToGrid', OFF),
      spacing(LINE), value('w:jc', 'both')),
    element('w:rPr', {}, fonts('body'), value('w:color', '000000'), value('w:spacing', TIGHTEN), sizes(SIZE.body)))
}

function paragraphStyle(style: Style): Xml {
  const tight = style.size === undefined
  const outlined = style.outline !== undefined
  const paragraph = [
    outlined || style.keepNext ? element('w:keepNext', {}) : '',
    style.line === undefined ? '' : spacing(style.line),
    style.indented ? element('w:ind', { 'w:firstLineChars': 200, 'w:firstLine': 2 * CHARACTER }) : '',
    style.align === undefined ? '' : value('w:jc', style.align),
    style.outline === undefined ? '' : value('w:outlineLvl', style.outline),
  ]
  const run = [
    style.font === undefined ? '' : fonts(style.font),
    tight ? '' : value('w:spacing', 0),
    style.size === undefined ? '' : sizes(style.size),
  ]
  return element('w:style', { 'w:type': 'paragraph', 'w:styleId': style.id, ...(style.custom ? { 'w:customStyle': 1 } : {}) },
    value('w:name', style.name), value('w:basedOn', 'Normal'),
    outlined || style.id === 'Title' ? value('w:next', 'BodyText') : '',
    element('w:qFormat', {}),
    element('w:pPr', {}, ...paragraph), element('w:rPr', {}, ...run))
}

/** `w:spacing` of a paragraph: exact line height in twips, nothing before and after. */
export function spacing(line: number): Xml {
  return element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': line, 'w:lineRule': 'exact' })
}

/** Font size in half points, for Chinese and Latin as well as for complex scripts. */
export function sizes(halfPoints: number): Xml {
  return value('w:sz', halfPoints) + value('w:szCs', halfPoints)
}

function fonts(role: FontRole): Xml {
  const name = FONT[role]
  return element('w:rFonts', {
    'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name, 'w:hint': 'eastAsia',
  })
}

/** Other names of the same faces, then free ones that come near; Word tries them in this order. */
const ALTERNATES: Readonly<Record<FontRole, readonly string[]>> = {
  body: ['仿宋', 'FangSong', 'FandolFang'],
  kai: ['楷体', 'KaiTi', 'LXGW WenKai'],
  hei: ['SimHei', 'Noto Sans CJK SC'],
  song: ['SimSun', 'Noto Serif CJK SC'],
  title: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC'],
}

/** `word/fontTable.xml`: alternates are separated by commas (ISO/IEC 29500-1, 17.8.3.1). */
export function fontTablePart(): Xml {
  const roles: readonly FontRole[] = ['body', 'kai', 'hei', 'song', 'title']
  return part('w:fonts', { 'xmlns:w': NAMESPACES['xmlns:w'] },
    ...roles.map((role) => element('w:font', { 'w:name': FONT[role] },
      value('w:altName', ALTERNATES[role].join(',')), value('w:charset', '86'),
      value('w:family', role === 'body' || role === 'kai' || role === 'hei' ? 'modern' : 'auto'),
      value('w:pitch', 'default'))))
}

import { isZero, join, longest, printed, sentence, sentenceLength, spanText, splitSentence, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Reader, Text } from '../../kernel/figure/sentence.ts'
import { dayOf, documentsOf, group, issuedOn, lagOf, onTheme } from './figures.ts'
import { classOptions, type DocumentClass, type Study } from './fields.ts'
import { byIssuer, dateOf, studiesOf, titled, whatOf, type Told } from './told.ts'

/** A document that waited longer than this from issue to study is told with its days: a month in which nobody read it out. */
const longLag = 30
const who = '党委理论学习中心组'

/** 3月12日学习《…》; a study that is called one is held, not studied (2月5日开展党史专题学习). */
function studied(read: Reader, s: Told): Text {
  const what = whatOf(read, s) ?? ['文件']
  return join(/^学习|学习$/.test(printed(what)) ? '开展' : '学习', what)
}
const piece = (read: Reader, s: Told, after?: Told): Text => text`${dateOf(read, s, after)}${studied(read, s)}`
const pieces = (read: Reader, list: readonly Told[]): readonly Text[] => list.map((s, i) => piece(read, s, list[i - 1]))

/** Four and more of a theme: first and last day, as many titles as fit in one sentence, and how many documents there were. */
function many(read: Reader, theme: DocumentClass, list: readonly Told[], head: Text): Text {
  const named = list.flatMap(s => (s.row?.documents ?? []).map(d => ({ ...d, cited: read.cite(s.item, titled(d.title)) }))).toSorted(byIssuer).map(d => d.cited)
  const [first, last] = [list[0], list.at(-1)]
  const opening = first && last ? text`${head}（${spanText(read, dayOf(first.item), dayOf(last.item))}）` : head
  const all = documentsOf(theme, list.map(s => s.item))
  const make = (n: number): Text => n === 0 ? sentence(opening) : sentence(text`${opening}，学习${join(...named.slice(0, n))}${n < named.length ? text`等${read.count(all)}` : ''}`)
  const counts = list.length < 7 ? [named.length, 3, 2, 1, 0] : [3, 2, 1, 0]
  return make(counts.find(n => n <= named.length && sentenceLength(make(n)) <= longest) ?? 0)
}

/** Themes told by their documents; the others by number alone, for a theme has no single document. */
const told: readonly DocumentClass[] = ['circular', 'rules', 'election']

/** A theme's name: that of its studies where they all bear one (党的十九届六中全会精神专题), else of its class. */
function nameOf(read: Reader, theme: DocumentClass, list: readonly Told[]): Text {
  const label = classOptions.find(c => c.code === theme)?.label.zh ?? ''
  if (told.includes(theme)) return [`${label}类`]
  if (theme === 'other') return [`${label}专题`]
  const [first] = list
  const title = first?.row?.title
  const alike = first !== undefined && title !== undefined && list.every(s => s.row?.title === title)
  return alike ? [read.cite(first.item, title.replace(/专题.*$/, '')), '专题'] : [`${label}专题`]
}

/** By theme, each with its number; one theme for all of them is told under the number of all (`whole`). */
function byTheme(read: Reader, list: readonly Told[], whole: Text): readonly Text[] {
  const themes = new Map(read.facts({ fact: { kind: 'study.theme' }, item: list.map(s => s.item) }).map(f => [f.item, f.code]))
  const groups = classOptions.map(c => ({ theme: c.code, own: list.filter(s => themes.get(s.item) === c.code) })).filter(g => g.own.length > 0)
  const one = groups.length === 1
  const long = groups.filter(g => told.includes(g.theme)).flatMap(({ theme, own }): readonly Text[] => {
    const head = one ? whole : text`${nameOf(read, theme, own)}${read.count(onTheme(theme))}`
    const slow = lags(read, own)
    return own.length > 3 ? [many(read, theme, own, head), ...slow.map(l => sentence(l))]
      : splitSentence(sentence(withMarks([join(head, '：', withMarks(pieces(read, own), '，')), ...slow], '；')))
  })
  const short = groups.filter(g => !told.includes(g.theme)).map(({ theme, own }) => text`${nameOf(read, theme, own)}${read.count(onTheme(theme))}`)
  if (one && long.length === 0) return groups.map(({ theme, own }) => sentence(whole, '，为', nameOf(read, theme, own)))
  const first = one ? [] : [sentence(whole)]
  const slow = groups.filter(g => !told.includes(g.theme)).flatMap(g => lags(read, g.own))
  return [...first, ...long, ...(short.length === 0 ? [] : [sentence(withMarks(short, '，'))]), ...slow.map(l => sentence(l))]
}

/** The issuer's name where it says which document is meant, else the title again. */
function shortName(read: Reader, s: Told, d: NonNullable<Study['documents']>[number], list: readonly Told[]): Text {
  const same = list.flatMap(x => x.row?.documents ?? []).filter(x => x.issuer === d.issuer && x.class === d.class)
  return d.class === 'circular' && d.issuer !== undefined && same.length === 1 ? text`${read.cite(s.item, d.issuer)}的通报` : [read.cite(s.item, titled(d.title))]
}

/** What waited too long between issue and study, a clause each. */
function lags(read: Reader, list: readonly Told[]): readonly Text[] {
  return list.flatMap((s): readonly Text[] => {
    if (read.n(lagOf(s.item)) <= longLag) return []
    const slow = (s.row?.documents ?? []).filter(d => d.issued !== undefined).sort((a, b) => (a.issued ?? '') < (b.issued ?? '') ? -1 : 1)[0]
    return slow?.issued === undefined ? [] : [text`${shortName(read, s, slow, list)}${read.date(issuedOn(s.item, slow.issued))}印发，学习时已隔${read.count(lagOf(s.item))}`]
  })
}

/** What the central group studied: one to three studies by day and title, more by theme; then what waited too long. */
export function groupText(read: Reader): readonly Text[] {
  const list = studiesOf(read, 'group')
  const [only] = list
  if (only === undefined) return isZero(read, group.quarters.due) ? [] : [isZero(read, group.quarters.overdue)
    ? sentence(who, '应学习', read.count(group.quarters.due), '，时限未到') : sentence(who, '应学习', read.count(group.quarters.due), '，未见记录')]
  const slow = lags(read, list).map(l => sentence(l))
  if (list.length === 1) return [sentence(text`${dateOf(read, only)}，${who}${studied(read, only)}`), ...slow]
  const head = text`${who}集体学习${read.count(group.count)}`
  const documents = read.n(group.documents) > read.n(group.count) ? text`，学习文件${read.count(group.documents)}` : []
  if (list.length <= 3) return [...splitSentence(sentence(head, documents, '：', withMarks(pieces(read, list), '，'))), ...slow]
  return byTheme(read, list, join(head, documents))
}

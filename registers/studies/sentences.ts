import { isZero, join, sentence, text, withMarks } from '../../kernel/figure/phrase.ts'
import type { Figure } from '../../kernel/figure/figure.ts'
import type { Passage, Reader, Sentences, Text } from '../../kernel/figure/sentence.ts'
import { secrecyPassage, trainingPassage } from './courses.ts'
import { contest, contestPersons, contestTurns, figures, films, lectures, secretaryLectures } from './figures.ts'
import { gaps, next } from './gaps.ts'
import { groupText } from './group.ts'
import { dated, sittingsText } from './sittings.ts'
import { dateOf, filmsOf, studiesOf } from './told.ts'

function lecturesText(read: Reader): readonly Text[] {
  if (isZero(read, lectures)) return []
  if (read.n(secretaryLectures) === read.n(lectures)) return [text`党委书记讲党课${read.count(secretaryLectures)}。`]
  return [sentence(text`班子成员讲党课${read.count(lectures)}`, ...(isZero(read, secretaryLectures) ? [] : text`，其中党委书记${read.count(secretaryLectures)}`))]
}

/** Films watched by themselves: up to three are named with their day, which does not open the sentence after one that opens so. */
function filmsText(read: Reader, before: Text | undefined): readonly Text[] {
  const list = studiesOf(read, 'film')
  if (list.length === 0) return []
  const [only] = list
  if (list.length > 3) return [text`观看教育片${read.count(films)}。`]
  if (only && list.length === 1 && dated(before)) return [sentence('教育片', ...filmsOf(read, only), dateOf(read, only), '组织观看')]
  return [sentence(withMarks(list.map((s, i) => text`${dateOf(read, s, list[i - 1])}观看教育片${join(...filmsOf(read, s))}`), '，'))]
}

/** How many took part and how often; no ranks. */
function contestText(read: Reader): readonly Text[] {
  const list = studiesOf(read, 'contest')
  const [only] = list
  if (only === undefined) return []
  if (list.length > 1) return [text`参加知识竞赛${read.count(contestTurns)}，共组织${read.count(contest)}。`]
  const by = only.row?.host === undefined ? [] : [read.cite(only.item, only.row.host)]
  return [sentence(text`组织${read.count(contestPersons)}参加${join(...by)}${only.row === null ? '知识竞赛' : read.cite(only.item, only.row.title)}${read.count(contest)}`)]
}

/** 首学: of the central group's studies that branches took up, before how many of them no branch had been, and how many not. */
function firstText(read: Reader): readonly Text[] {
  const rows = read.facts({ fact: { kind: 'study.follows' } })
  const early = rows.filter(f => (read.item(f.ref ?? 0)?.held ?? '') > f.day)
  const broken = new Set(early.map(f => f.ref))
  const of = (name: string, zh: string, en: string, items: readonly number[]): Figure => ({ id: `studies.first.${name}`, label: { zh, en }, unit: '次', subject: ['中心组先学', '党支部后学'], of: 'count',
    from: 'facts', where: { fact: { kind: 'study.follows' }, item: items }, count: 'refs' })
  const kept = of('kept', '中心组先学', 'Studied first by the central group', rows.filter(f => !broken.has(f.ref)).map(f => f.item))
  const after = of('broken', '党支部早于中心组', 'Studied earlier by a branch', early.map(f => f.item))
  if (rows.length === 0) return []
  return [sentence('以上集体学习，', withMarks([...(isZero(read, kept) ? [] : [text`中心组先学、党支部后学的${read.count(kept)}`]), ...(isZero(read, after) ? [] : [text`党支部早于中心组的${read.gap(after, '')}`])], '，'))]
}

const passage = (head: string, sentences: readonly Text[]): Passage | null => sentences.length === 0 ? null : { head, sentences }

/** 中心组 first, then the sittings that people are called to, then lectures and the rest: a paragraph each, the empty ones left out. */
function learning(read: Reader): Passage | null {
  const group = [...groupText(read), ...firstText(read)]
  const sittings = (['warning', 'outside', 'theme-study'] as const).reduce<readonly Text[]>((told, type) => [...told, ...sittingsText(read, type, told.at(-1) ?? group.at(-1))], [])
  const rest = [...filmsText(read, sittings.at(-1) ?? group.at(-1)), ...lecturesText(read), ...contestText(read)]
  const parts = [group, sittings, rest].filter(part => part.length > 0)
  const [first, ...more] = parts
  return first === undefined ? null : { head: '组织集体学习', sentences: first, more }
}

export default {
  figures,
  passages: { '1.3.1': learning, '1.3.2': read => passage('学习换届纪律', sittingsText(read, 'election')), '1.3.3': secrecyPassage, '1.5.3': trainingPassage },
  gaps,
  next: { '2.1': next },
} satisfies Sentences

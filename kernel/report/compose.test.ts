import { describe, expect, it } from 'vitest'
import { compose } from './compose.ts'
import { plainText } from './text.ts'
import type { Sentences } from '../figure/sentence.ts'
import { author, counted, pledges, readerOver, small, table, travels } from './testing/fakes.ts'
import type { Report, Topic } from './outline.ts'
import type { Voice } from './slots.ts'

const voices = [pledges, travels]
const made = (over: Record<string, number> = {}, with_: Partial<typeof author> = {}, who: readonly Voice[] = voices) =>
  compose(small, who, readerOver({ ...table, ...over }), { ...author, ...with_ })
const lines = (...args: Parameters<typeof made>): readonly string[] => plainText(made(...args)).split('\n')

describe('a composed report', () => {
  it('fills the outline with what the registers say', () => {
    expect(lines()).toEqual([
      '明川区司法局2021年工作总结',
      '现将工作情况总结如下：所列数字截至2021年12月20日。',
      '一、2021年工作情况',
      '（一）责任落实',
      '一是签署承诺书。承诺书应签12份，已签10份，未签2份。',
      '二是到基层走访。班子成员走访7次。',
      '（二）存在的不足',
      '一是有应办未办事项。承诺书2份未签。二是有超期办理事项。承诺书1份晚于时限。三是有事后补录记录。补录走访记录1条、承诺书记录2条，共3条，台账已标明。',
      '二、2022年打算',
      '（一）主体责任落实',
      '未签承诺书2份由政治处在2022年1月14日前落实签署。',
      '中共明川区司法局委员会',
      '2021年12月20日',
    ])
  })
  it('says the same twice, letter for letter', () => {
    expect(JSON.stringify([...made().figures])).toBe(JSON.stringify([...made().figures]))
    expect(JSON.stringify(made().blocks)).toBe(JSON.stringify(made().blocks))
  })
  it('numbers only where there are two things, and says a single one without 标目', () => {
    const text = lines({ trips: 0 })
    expect(text).toContain('承诺书应签12份，已签10份，未签2份。')
    expect(text.join()).not.toContain('一是签署')
  })
  it('names only the shortcomings that there are', () => {
    expect(lines({ 'pledges.late': 0, 'trips.late': 0, 'pledges.entered': 0 })).toContain('承诺书2份未签。')
  })
  it('leaves out a heading without records, goes on numbering and lists why', () => {
    const done = { 'pledges.due': 0, 'pledges.overdue': 0, 'pledges.late': 0, 'trips': 0, 'trips.late': 0, 'pledges.entered': 0 }
    const c = made(done)
    expect(c.leftOut).toEqual([
      { slot: '1.1', name: { zh: '承诺书', en: '承诺书' }, why: 'nothing' },
      { slot: '1.2', name: { zh: '走访', en: '走访' }, why: 'nothing' },
      { slot: '1.3', name: { zh: '内部审计', en: '内部审计' }, why: 'not-in-use' },
      { slot: '1.7', name: { zh: '存在的不足', en: 'Shortcomings' }, why: 'no-gap' },
    ])
    expect(plainText(c).split('\n').slice(2, 5)).toEqual(['一、2022年打算', '（一）主体责任落实', '〔本节没有未了事项：由撰写人书写，或删去〕'])
  })
  it('joins what two registers say in one slot, in their order, under one 标目', () => {
    const more: Voice = { id: 'more', sentences: { figures: [counted('more', '份')], passages: { '1.1': () => ({ head: '签署责任书', sentences: [['责任书均已归档']] }) }, gaps: () => [], next: {} } }
    expect(lines({}, {}, [pledges, more, travels]).slice(4, 7)).toEqual(['一是签署承诺书、责任书。承诺书应签12份，已签10份，未签2份。', '责任书均已归档。', '二是到基层走访。班子成员走访7次。'])
  })
})

describe('a slot that several registers speak in', () => {
  const voice = (id: string, subject: string): Voice => ({ id, sentences: { figures: [counted(id, '次', subject)], passages: { '1.1': () => ({ head: `办${subject}`, sentences: [[`${subject}办过`]] }) }, gaps: () => [], next: {} } })
  const [section] = small.outline.chapters[0]?.sections ?? []
  const both = (topics: readonly Topic[] = []): Report => ({ ...small, outline: { ...small.outline, chapters: [{ heading: '工作情况', sections: [{ ...section, heading: '签署和走访', topics, slots: [
    { slot: '1.1', from: 'passages', mechanisms: ['甲事', '乙事', '丙事'].map(zh => ({ name: { zh, en: zh }, subjects: [zh] })) }, ...section?.slots.slice(1) ?? []] }] }] } })
  const said = (report: Report, who: readonly Voice[]) => compose(report, who, readerOver(table), author)
  it('is told in the order of what it is for', () => {
    expect(plainText(said(both(), [voice('b', '乙事'), voice('a', '甲事')])).split('\n').slice(4, 6)).toEqual(['甲事办过。', '乙事办过。'])
  })
  it('leaves out, by name, what a register keeps and does not tell', () => {
    const quiet: Voice = { id: 'q', sentences: { ...voice('q', '甲事').sentences, figures: [counted('q', '次', '甲事'), counted('q2', '次', '乙事')] } }
    expect(said(both(), [quiet]).leftOut.map(l => [l.name.zh, l.why])).toEqual([['乙事', 'nothing'], ['丙事', 'not-in-use'], ['走访', 'not-in-use'], ['内部审计', 'not-in-use']])
  })
  it('lends the heading only the words of what is told', () => {
    const topics = [{ words: '签署', slots: ['1.1'] }, { words: '走访', slots: ['1.2'] }, { words: '审计', slots: ['1.3'] }]
    const heading = (who: readonly Voice[]): string | undefined => plainText(said(both(topics), who)).split('\n').find(l => l.startsWith('（一）'))
    expect(heading([voice('a', '甲事')])).toBe('（一）签署')
    expect(heading([voice('a', '甲事'), travels])).toBe('（一）签署和走访')
    const audited: Voice = { id: 'x', sentences: { figures: [], passages: { '1.3': () => ({ head: '审计', sentences: [['审计办过']] }) }, gaps: () => [], next: {} } }
    expect(heading([travels, audited])).toBe('（一）走访和审计')
    expect(heading([voice('a', '甲事'), travels, audited])).toBe('（一）签署和走访')
  })
})

describe('its figures', () => {
  it('have one key however often they are printed, with their uses numbered', () => {
    const c = made()
    expect(c.figures.get('pledges.overdue')).toMatchObject({ value: 2, text: '2份', uses: 3 })
    const uses = c.blocks.flatMap(b => b.kind === 'paragraph' ? b.pieces : []).flatMap(p => p.kind === 'bound' && p.key === 'pledges.overdue' ? [p.use] : [])
    expect(uses).toEqual([1, 2, 3])
    expect(c.figures.get('report.asof')?.value).toBe('2021-12-20')
    expect(c.figures.get('entered_late.total')?.value).toBe(3)
  })
  it('may not share a key with another', () => {
    const other: Voice = { id: 'other', sentences: { figures: [], passages: { '1.3': read => ({ head: '审计', sentences: [['审计', read.count(counted('trips', '人'))]] }) }, gaps: () => [], next: {} } satisfies Sentences }
    expect(() => made({}, {}, [...voices, other])).toThrow('trips')
  })
})

describe('blanks and gaps', () => {
  it('are the opening and closing until the author wrote or took them out', () => {
    expect(made({}, { opening: '', closing: '' }).blanks.map(b => b.block)).toEqual(['opening/author', 'closing/author'])
    expect(made({}, { opening: null, closing: null }).blanks).toEqual([])
    expect(lines({}, { opening: null })[1]).toBe('所列数字截至2021年12月20日。')
  })
  it('are also a signature without an organ, and masks in anybody’s words', () => {
    expect(made({}, { organ: ' ' }).blanks).toEqual([{ block: 'signature', from: 0, to: 0, text: '〔署名〕' }])
    expect(made({}, { opening: '全年调研【】次，学习x份通报，印发＿＿，明司党〔2021〕号。' }).blanks.map(b => b.text)).toEqual(['【】', 'x', '＿＿'])
  })
  it('names an unbound number of the author with its place', () => {
    expect(made({}, { opening: '全年召开会议22次，以“四个意识”和十九届六中全会精神为指导。' }).unbound).toEqual([{ block: 'opening/author', from: 6, to: 8, text: '22' }])
  })
  it('keeps an opening of several lines as paragraphs', () => {
    expect(lines({}, { opening: '第一段。\n\n第二段。' }).slice(1, 3)).toEqual(['第一段。', '第二段。所列数字截至2021年12月20日。'])
  })
  it('counts a gap as mentioned where its figure is printed, and leaves out what was signed for', () => {
    expect(made().gaps.map(g => [g.key, g.mentioned, g.confirmedBy])).toEqual([['pledges.overdue', true, null], ['pledges.late', true, null], ['trips.late', true, null], ['pledges.entered', true, null]])
    const without = made({}, { confirmedGaps: [{ key: 'pledges.late', by: 7 }] })
    expect(without.gaps[1]).toEqual({ key: 'pledges.late', text: '1份逾期', value: 1, mentioned: false, confirmedBy: 7 })
    expect(plainText(without)).not.toContain('晚于时限')
  })
})

describe('universal words', () => {
  it('are bound to the remainder of what stands before them', () => {
    const piece = made({ 'pledges.met': 12, 'pledges.overdue': 0 }).blocks.flatMap(b => b.kind === 'paragraph' ? b.pieces : []).find(p => p.text === '均')
    expect(piece).toMatchObject({ kind: 'bound', key: 'pledges.due.remainder', figure: { of: 'total', unit: '份' } })
  })
})

import { describe, expect, it } from 'vitest'
import { compose } from './compose.ts'
import { acceptChanges, startEdit, type Edit } from './edit.ts'
import type { Composition, Paragraph } from './composition.ts'
import { blockText } from './composition.ts'
import { author, counted, pledges, readerOver, small, table, travels } from './testing/fakes.ts'
import { reworded } from './value.ts'

const made = (over: Record<string, number> = {}, edits: readonly Edit[] = []): Composition =>
  compose(small, [pledges, travels], readerOver({ ...table, ...over }), author, edits)
const at = (c: Composition, key: string): Paragraph => {
  const found = c.blocks.find(b => b.kind === 'paragraph' && b.key === key)
  if (found?.kind !== 'paragraph') throw new Error(`no ${key}`)
  return found
}

/** A person writes around the numbers of a paragraph. */
function worded(c: Composition, key: string, before: string): Edit {
  const edit = startEdit(at(c, key), c)
  return { ...edit, words: [before, ...edit.words] }
}

describe('an edited paragraph', () => {
  const edit = worded(made(), '1.1/pledging', '本年度')
  it('keeps its words, and its place and number among the others', () => {
    const p = at(made({}, [edit]), '1.1/pledging')
    expect(blockText(p)).toBe('一是签署承诺书。本年度承诺书应签12份，已签10份，未签2份。')
    expect(p.by).toBe('author')
  })
  it('shows a changed number as old and new, and never prints the new one by itself', () => {
    const c = made({ 'pledges.met': 11, 'pledges.overdue': 1 }, [edit])
    expect(blockText(at(c, '1.1/pledging'))).toContain('已签10份，未签2份')
    expect(c.changed.map(p => p.text)).toEqual(['10份 → 11份', '2份 → 1份'])
    expect(at(c, '1.1/pledging').generated?.map(p => p.text).join('')).toBe('承诺书应签12份，已签11份，未签1份。')
  })
  it('takes the new numbers when somebody accepts them', () => {
    const over = { 'pledges.met': 11, 'pledges.overdue': 1 }
    const accepted = acceptChanges(edit, at(made(over, [edit]), '1.1/pledging'))
    const c = made(over, [accepted])
    expect(blockText(at(c, '1.1/pledging'))).toBe('一是签署承诺书。本年度承诺书应签12份，已签11份，未签1份。')
    expect(c.changed).toEqual([])
  })
  it('stays when the ledger has nothing more to say there', () => {
    const kept = worded(made(), '1.2/travelling', '另据登记，')
    expect(blockText(at(made({ trips: 0 }, [kept]), '1.2/travelling'))).toBe('二是另据登记，班子成员走访7次。')
    expect(made({ trips: 0 }, [kept]).changed.map(p => p.text)).toEqual(['7次 → 0次'])
  })
  it('is taken out by an edit without words, and its gaps are then not mentioned', () => {
    const c = made({}, [{ key: '1.1/pledging', words: [] }, { key: '1.7/gaps', words: [] }, { key: '2.1/next', words: [] }])
    expect(c.gaps.filter(g => !g.mentioned).map(g => g.key)).toEqual(['pledges.overdue', 'pledges.late', 'trips.late', 'pledges.entered'])
    expect(c.blocks.some(b => b.kind === 'heading' && b.text.includes('存在的不足'))).toBe(false)
  })
  it('may be a new one in a slot; one without a slot is named, not lost', () => {
    const c = made({}, [{ key: '1.2/+1', words: ['另有座谈会记录在案。'] }, { key: '9.9/x', words: ['无处可放。'] }])
    expect(blockText(at(c, '1.2/+1'))).toBe('另有座谈会记录在案。')
    expect(c.unplaced).toEqual(['9.9/x'])
  })
  it('follows the ledger’s definition of a figure, not the one that it was written with', () => {
    const old: Edit = { key: 'opening/author', words: ['截至', { figure: { id: 'report.asof', label: { zh: '', en: '' }, unit: '', of: 'fixed-day', day: '2021-11-30' }, text: '2021年11月30日', as: 'date', was: '2021-11-30' }, '。'] }
    const c = made({}, [old])
    expect(c.changed.map(p => p.text)).toEqual(['2021年11月30日 → 2021年12月20日'])
    expect(c.figures.get('report.asof')?.value).toBe('2021-12-20')
  })
  it('loses the binding of a day of which there is no record any more, and is then found unbound', () => {
    const gone: Edit = { key: '1.2/travelling', words: [{ figure: { id: 'trip.day', label: { zh: '', en: '' }, unit: '', of: 'day', where: { fact: { kind: 'trip' } }, pick: 'first' }, text: '7月8日', as: 'date', was: '2021-07-08' }, '走访。'] }
    expect(made({}, [gone]).unbound.map(p => p.text)).toEqual(['7', '8'])
  })
  it('is not helped by accepting where a word that spoke for everybody holds no longer', () => {
    const full = { 'pledges.met': 12, 'pledges.overdue': 0 }
    const all = startEdit(at(made(full), '1.1/pledging'), made(full))
    const later = { 'test/pledge:overdue': 2 }
    const now = made(later, [all])
    expect(now.changed.map(p => p.text)).toContain('均 → 2份')
    expect(made(later, [acceptChanges(all, at(now, '1.1/pledging'))]).changed.filter(p => p.text.startsWith('均'))).toHaveLength(1)
  })
})

describe('a new value in the manner of the old words', () => {
  it.each([['38次', 38, 39, '39次'], ['2份未签', 2, 3, '3份未签'], ['三轮', 3, 4, '4轮'], ['十二人', 12, 13, '13人'], ['两场', 2, 3, '3场'], ['100%', 100, 97, '97%'], ['1.2万份', 12000, 13000, '1.3万份']] as const)('%s', (words, was, is, expected) => {
    expect(reworded(words, was, is, counted('x', '次').unit)).toBe(expected)
  })
  it.each([['7月8日', '2021-07-08', '2021-07-09', '7月9日'], ['2021年7月8日', '2021-07-08', '2022-01-04', '2022年1月4日'], ['18日', '2021-08-17', '2021-08-19', '19日'], ['18日', '2021-08-18', '2021-09-02', '9月2日']])('%s', (words, was, is, expected) => {
    expect(reworded(words, was, is, '')).toBe(expected)
  })
})

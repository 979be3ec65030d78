import { describe, expect, it } from 'vitest'
import type { Figure } from '../figure/figure.ts'
import { join, type Piece } from '../figure/phrase.ts'
import { compose } from './compose.ts'
import { unboundNumbers } from './numbers.ts'
import { author, counted, owed, readerOver, small, type Table } from './testing/fakes.ts'
import { checkWords } from './words.ts'

/** What the guards find in sentences that a register would say, as `check: words`. */
function found(table: Table, say: (read: ReturnType<typeof readerOver>) => readonly Piece[], figures: readonly Figure[] = []): readonly string[] {
  const read = readerOver(table)
  const voice = { id: 'v', sentences: { figures, passages: { '1.1': () => ({ head: '办事', sentences: [join(...say(read))] }) }, gaps: () => [], next: {} } }
  return checkWords(compose(small, [voice], read, author), read).map(f => `${f.check}: ${f.at.text.slice(0, 12)}`)
}
const plain = (words: string): readonly string[] => found({}, () => [words])

describe('words never generated', () => {
  it.each([['取得显著成效。', '成效'], ['扎实开展调研。', '扎实'], ['掀起学习热潮。', '热潮'], ['实现党支部调研全覆盖。', '全覆盖'], ['通过学习使干警受教育。', '通过学习使'],
    ['今年以来召开会议。', '今年以来'], ['此外召开会议。', '此外'], ['召开会议，但未签。', '，但']])('%s', (words, name) => {
    expect(plain(words).map(f => f.replace(/^word: /, ''))).toContain(name)
  })
  it('are let stand in titles, quotes, registered names and an author’s own sentences', () => {
    expect(plain('局党委订立全面从严治党责任清单，学习《关于深入开展专项整治的通知》，参加“狠抓落实”专题班。')).toEqual([])
    expect(checkWords(compose(small, [], readerOver({}), { ...author, opening: '扎实开展工作，取得显著成效。' }), readerOver({})).filter(f => f.check === 'word')).toEqual([])
  })
})

describe('sentences', () => {
  it('have at most 140 characters', () => {
    expect(plain(`学习${'文'.repeat(137)}。`)).toEqual([])
    expect(plain(`学习${'文'.repeat(138)}。`)).toEqual([`long: 学习${'文'.repeat(10)}`])
  })
  it('do not begin like the one before', () => {
    expect(plain('召开会议。召开座谈会。')).toEqual(['alike: 召开座谈会。'])
    expect(plain('召开会议。举办座谈会。')).toEqual([])
  })
  it('count 一是 up from one, with a second after it', () => {
    expect(plain('一是召开会议。二是举办座谈会。')).toEqual([])
    expect(plain('一是召开会议。')).toEqual(['ordinal: 一是'])
    expect(plain('一是召开会议。三是举办座谈会。')).toEqual(['ordinal: 三是'])
  })
})

describe('均、全体、各', () => {
  const due = owed('pledge', '份')
  it('may stand where nothing is left', () => {
    expect(found({ pledge: 12 }, read => ['应签的', read.count(due), '均已签署'])).toEqual([])
  })
  it.each([['exempt', 1], ['overdue', 2], ['notYetDue', 3]])('may not where some are %s', (term, n) => {
    expect(found({ pledge: 12, [`pledge:${term}`]: n }, read => ['应签的', read.count(due), '均已签署'])).toEqual(['universal: 均'])
  })
  it('may not where nothing says what they leave', () => {
    expect(plain('党支部均已到过。')).toEqual(['universal: 均'])
    expect(plain('各科室传达通报。')).toEqual(['universal: 各'])
    expect(plain('人均学习三天，承诺书各签两份。')).toEqual([])
  })
  it('rest on what a register counts as left out', () => {
    const whole = counted('branches', '个')
    const part = counted('covered', '个')
    const missed: Figure = { id: 'missed', label: whole.label, unit: '个', of: 'rest', whole, part }
    const say = (read: ReturnType<typeof readerOver>): readonly Piece[] => ['党支部', read.count(whole), '，均已到过']
    expect(found({ branches: 20, covered: 20 }, say, [missed])).toEqual([])
    expect(found({ branches: 20, covered: 18 }, say, [missed])).toEqual(['universal: 均'])
  })
  it('do not hide what was late', () => {
    const late = { ...owed('pledge', '份', 'heldLate') }
    const table = { pledge: 12, 'pledge:heldLate': 3 }
    expect(found(table, read => ['应签的', read.count(due), '均已签署'])).toEqual(['universal: 均'])
    expect(found(table, read => ['应签的', read.count(due), '均已签署，其中', read.count(late), '逾期签署'])).toEqual([])
  })
})

describe('percentages', () => {
  const due = owed('pledge', '份')
  const met = owed('pledge', '份', 'met')
  const exempt = owed('pledge', '份', 'exempt')
  const ratio: Figure = { id: 'ratio', label: due.label, unit: '%', of: 'ratio', part: met, whole: due, spared: [exempt] }
  const say = (tail: string) => (read: ReturnType<typeof readerOver>): readonly Piece[] => ['应签', read.count(due), '，签署率', read.count(ratio), tail]
  it('are 100 with base and exemptions in the same sentence', () => {
    expect(found({ pledge: 90, 'pledge:met': 90 }, say('，无免除'))).toEqual([])
    expect(found({ pledge: 90, 'pledge:met': 90 }, say(''))).toEqual(['percent: 100%'])
    expect(found({ pledge: 90, 'pledge:met': 90 }, read => ['签署率', read.count(ratio), '，无免除'])).toEqual(['percent: 100%'])
    expect(found({ pledge: 90, 'pledge:met': 89, 'pledge:exempt': 1 }, say('，无免除'))).toEqual(['percent: 100%'])
    expect(found({ pledge: 90, 'pledge:met': 89, 'pledge:exempt': 1 }, read => [...say('，免签')(read), read.count(exempt)])).toEqual([])
  })
  it('are never another number, never loose, and never over something overdue', () => {
    expect(found({ pledge: 90, 'pledge:met': 89 }, say('，无免除'))).toEqual(['percent: 98%'])
    expect(found({ pledge: 90, 'pledge:met': 90, 'pledge:overdue': 1 }, say('，无免除'))).toEqual(['percent: 100%'])
    expect(plain('签署率98.7%。')).toEqual(['percent: 98.7%'])
  })
  it('say what was entered late', () => {
    expect(found({ pledge: 90, 'pledge:met': 90, 'pledge:enteredLate': 4 }, say('，无免除'))).toEqual(['percent: 100%'])
  })
})

describe('unbound numbers', () => {
  const numbers = (words: string): readonly string[] => {
    const voice = { id: 'v', sentences: { figures: [], passages: { '1.1': () => ({ head: '办事', sentences: [[words]] }) }, gaps: () => [], next: {} } }
    return unboundNumbers(compose(small, [voice], readerOver({}), author)).map(p => p.text)
  }
  it.each([
    ['召开会议22次。', '22'], ['签署率98.7%。', '98.7%'], ['开展三轮谈心谈话。', '三轮'], ['共一百五十份。', '一百五十份'], ['完成三分之二。', '三分之二'], ['于3月5日召开。', '3|5'],
    ['以上两次会议。', '两次'], ['十余人参加。', '十余人'], ['签署承诺书一百二十。', '一百二十'],
  ])('%s', (words, expected) => { expect(numbers(words).join('|')).toBe(expected) })
  it.each(['执行“三重一大”决策制度，落实三会一课。', '第一轮、第二轮谈话，律师行业第七、第九党支部。', '学习《关于三起典型问题的通报》。', '统一部署，进一步规范，一并办理。',
    '十九届五中、六中全会和党的二十大，四个意识、两个维护。', '一是召开会议。二是举办座谈会。', '中央八项规定精神，一岗双责，四责协同。'])('are none in %s', words => { expect(numbers(words)).toEqual([]) })
})

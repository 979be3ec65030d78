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
  it('do not begin alike from one paragraph of a slot to the next', () => {
    const read = readerOver({})
    const voice = { id: 'v', sentences: { figures: [], passages: { '1.1': () => ({ head: '办事', sentences: [['召开会议。']], more: [[['召开座谈会。']]] }) }, gaps: () => [], next: {} } }
    expect(checkWords(compose(small, [voice], read, author), read).map(f => f.check)).toEqual(['alike'])
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
  it('speak for what stands last before them and is not told yet', () => {
    const [other, none] = [owed('lesson', '场'), owed('meeting', '场')]
    const table = { pledge: 12, 'pledge:met': 10, 'pledge:overdue': 2, lesson: 5, 'lesson:met': 5, meeting: 3, 'meeting:met': 3 }
    const met = owed('pledge', '份', 'met')
    const open = owed('pledge', '份', 'overdue')
    expect(found(table, read => ['应签', read.count(due), '、已签', read.count(met), '、未签', read.count(open), '，应讲', read.count(other), '、均已讲', '，应开', read.count(none), '、均已召开'])).toEqual([])
    expect(found(table, read => ['应签', read.count(due), '，应讲', read.count(other), '，均已讲'])).toEqual(['universal: 均'])
  })
  it('do not hide what was late', () => {
    const late = { ...owed('pledge', '份', 'heldLate') }
    const table = { pledge: 12, 'pledge:heldLate': 3 }
    expect(found(table, read => ['应签的', read.count(due), '均已签署'])).toEqual(['universal: 均'])
    expect(found(table, read => ['应签的', read.count(due), '均已签署，其中', read.count(late), '逾期签署'])).toEqual([])
  })
})

describe('sums', () => {
  const [due, met, exempt, open] = [owed('pledge', '份'), owed('pledge', '份', 'met'), owed('pledge', '份', 'exempt'), owed('pledge', '份', 'overdue')]
  const table = { pledge: 12, 'pledge:met': 9, 'pledge:exempt': 1, 'pledge:overdue': 2 }
  const said = (...terms: readonly (typeof due)[]) => found(table, read => ['应签', read.count(due), ...terms.flatMap(t => ['，另', read.count(t)])])
  it('come to what was owed, over the sentences of a paragraph', () => {
    expect(said(met, exempt, open)).toEqual([])
    expect(found(table, read => ['应签', read.count(due), '。已签', read.count(met), '；免签', read.count(exempt), '，未签', read.count(open)])).toEqual([])
  })
  it('leave no term of them out', () => {
    expect(said(met, open)).toEqual(['sum: 12份'])
    expect(said(met)).toEqual(['sum: 12份'])
  })
  it('are not asked for where only what was owed is said, or who came is said otherwise', () => {
    expect(said()).toEqual([])
    expect(said(exempt, open)).toEqual([])
    expect(found({ ...table, 'pledge:met': 0 }, read => ['应签', read.count(due), '，未签', read.count(open)])).toEqual(['sum: 12份'])
  })
  it('count the parts of a figure that sums up', () => {
    const rest: Figure = { id: 'rest', label: due.label, unit: '份', of: 'total', parts: [exempt, open] }
    expect(found(table, read => ['应签', read.count(due), '，已签', read.count(met), '，其余', read.count(rest)])).toEqual([])
  })
})

describe('the pen', () => {
  it.each([['召开会议，，到会。', '，，'], ['召开会议。。', '。。'], ['召开 会议。', ' '], ['召开会议（，到会）。', '（，'], ['签署0份。', '0份'], ['08月1日召开。', '08月'], ['3月1日-4日召开。', '-'], ['调研3次次。', '次次']])('does not slip: %s', (words, slip) => {
    expect(plain(words).filter(f => f.startsWith('mark'))).toEqual([`mark: ${slip}`])
  })
  it('leaves titles and an author’s sentences as they are', () => {
    expect(plain('学习《关于 0份 的通报，，》。')).toEqual([])
    expect(checkWords(compose(small, [], readerOver({}), { ...author, opening: '现将 工作情况。。' }), readerOver({}))).toEqual([])
  })
  it('writes how many there are after 等', () => {
    const trips = counted('trips', '件')
    expect(plain('学习《甲》等。')).toEqual(['etc: 等'])
    expect(found({ trips: 5 }, read => ['学习《甲》等', read.count(trips)])).toEqual([])
    expect(plain('高等级风险点已复评，学习《等级制度》。')).toEqual([])
  })
})

describe('plans', () => {
  const planned = (words: readonly Piece[]): readonly string[] => {
    const read = readerOver({})
    const voice = { id: 'v', sentences: { figures: [], passages: {}, gaps: () => [], next: { '2.1': () => [join(...words)] } } }
    return checkWords(compose(small, [voice], read, author), read).map(f => f.check)
  }
  it('have a day, or say who gives the reason', () => {
    expect(planned(['未签承诺书由政治处落实签署。'])).toEqual(['plan'])
    expect(planned(['逾期的主题党日不再补开，由有关党支部说明原因。'])).toEqual([])
    const by = { figure: { id: 'next.soon', label: { zh: '时限', en: 'By' }, unit: '', of: 'fixed-day', day: '2022-01-14' } as const, text: '2022年1月14日', as: 'date' as const }
    expect(planned(['未签承诺书由政治处在', by, '前落实签署。'])).toEqual([])
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

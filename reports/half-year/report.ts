import type { Mechanism, Report, Slot } from '../../kernel/report/outline.ts'

const mechanism = (zh: string, en: string, ...subjects: readonly string[]): Mechanism => ({ name: { zh, en }, subjects })
const slot = (name: string, ...mechanisms: readonly Mechanism[]): Slot => ({ slot: name, from: 'passages', mechanisms })
const next = (name: string): Slot => ({ slot: name, from: 'next', mechanisms: [] })

const done: readonly Slot[] = [
  slot('1.1.1', mechanism('工作方案与任务分解', 'Plans and tasks', '任务', '工作方案'), mechanism('党风廉政建设专题会议', 'Special meetings', '专题会议')),
  slot('1.1.3', mechanism('承诺书', 'Signed commitments', '承诺书')),
  slot('1.2.2', mechanism('基层调研', 'Visits to the grass roots', '调研')),
]
const learned: readonly Slot[] = [
  slot('1.3.1', mechanism('集体学习', 'Group study', '集体学习', '中心组'), mechanism('警示教育', 'Warning education', '警示教育'), mechanism('党课', 'Party lectures', '党课'),
    mechanism('主题党日', 'Theme days', '主题党日')),
  slot('1.3.3', mechanism('廉政谈话', 'Integrity talks', '任前', '新录用', '转正', '廉政谈话'), mechanism('保密教育轮训', 'Secrecy training', '保密')),
  slot('1.5.1', mechanism('谈心谈话', 'Talks in rounds', '谈心谈话'), mechanism('“三个规定”承诺书', 'Three Provisions pledge', '承诺书')),
]

/** 半年小结: issued in late July, shorter, and it plans the rest of the same year in one go. */
export default {
  id: 'half-year',
  label: { zh: '半年小结', en: 'Half-year report' },
  title: year => `${year}年上半年党风廉政建设工作小结`,
  outline: {
    source: { before: '本小结所列数字取自本局履责台账，截至', after: '。' },
    chapters: [
      { heading: '上半年工作开展情况', sections: [
        { heading: '责任落实', numbered: true, slots: done },
        { heading: '学习教育和谈话', topics: [{ words: '学习教育', slots: ['1.3.1'] }, { words: '谈话', slots: ['1.3.3', '1.5.1'] }], numbered: true, slots: learned },
        { heading: '组织生活', slots: [slot('1.4', mechanism('组织生活会', 'Branch life meetings', '组织生活会'), mechanism('三会一课', 'Regular branch meetings', '三会一课', '党员大会', '支委会', '党小组会'))] },
        { heading: '存在的不足', slots: [{ slot: '1.7', from: 'gaps', mechanisms: [mechanism('存在的不足', 'Shortcomings')] }] },
      ] },
      { heading: '下半年工作安排', sections: [{ slots: [next('2.1'), next('2.2'), next('2.3')] }] },
    ],
  },
  ahead: 0,
  figures: [],
} satisfies Report

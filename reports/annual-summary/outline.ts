import type { Mechanism, Outline, Slot } from '../../kernel/report/outline.ts'

const mechanism = (zh: string, en: string, ...subjects: readonly string[]): Mechanism => ({ name: { zh, en }, subjects })
const slot = (name: string, ...mechanisms: readonly Mechanism[]): Slot => ({ slot: name, from: 'passages', mechanisms })

const deployment = [
  slot('1.1.1', mechanism('工作方案与任务分解', 'Plans and tasks', '任务', '工作方案'), mechanism('党风廉政建设专题会议', 'Special meetings', '专题会议')),
  slot('1.1.2', mechanism('责任清单', 'Responsibility lists', '责任清单', '责任项目')),
  slot('1.1.3', mechanism('承诺书', 'Signed commitments', '承诺书')),
]
const leading = [
  slot('1.2.1', mechanism('集体决策', 'Collective decisions', '三重一大', '集体决策')),
  slot('1.2.2', mechanism('基层调研', 'Visits to the grass roots', '调研')),
  slot('1.2.3', mechanism('个人事项报告', 'Reports of personal matters', '个人有关事项'), mechanism('双重组织生活', 'Leaders in their own branches', '双重组织生活'),
    mechanism('述职述廉', 'Duty reports', '述职述廉'), mechanism('民主测评', 'Democratic evaluation', '测评票')),
]
const learning = [
  slot('1.3.1', mechanism('集体学习', 'Group study', '集体学习', '中心组'), mechanism('警示教育', 'Warning education', '警示教育'), mechanism('党课', 'Party lectures', '党课'),
    mechanism('主题党日', 'Theme days', '主题党日'), mechanism('学习资料与通报传达', 'Materials and circulars', '学习资料', '传达')),
  slot('1.3.2', mechanism('换届纪律教育', 'Election discipline', '换届')),
  slot('1.3.3', mechanism('廉政谈话', 'Integrity talks', '任前', '新录用', '转正', '廉政谈话'), mechanism('节日廉政提醒', 'Holiday reminders', '廉政提醒'),
    mechanism('保密教育轮训', 'Secrecy training', '保密')),
]
const meetings = [slot('1.4', mechanism('民主生活会', 'Democratic life meeting', '民主生活会'), mechanism('组织生活会', 'Branch life meetings', '组织生活会'),
  mechanism('三会一课', 'Regular branch meetings', '三会一课', '党员大会', '支委会', '党小组会'))]
const provisions = [
  slot('1.5.1', mechanism('谈心谈话', 'Talks in rounds', '谈心谈话'), mechanism('“三个规定”承诺书', 'Three Provisions pledge', '承诺书')),
  slot('1.5.2', mechanism('宣传宣讲', 'Publicity', '宣讲', '宣传')),
  slot('1.5.3', mechanism('“三个规定”轮训', 'Three Provisions training', '轮训'), mechanism('“三个规定”记录报告', 'Three Provisions filing', '记录报告')),
]
const upkeep = [slot('1.6', mechanism('制度立改废', 'Documents made, revised, repealed', '制度'), mechanism('问题排查整改', 'Problems found and closed', '排查'),
  mechanism('经商办企业申报和兼职、离市报备', 'Declarations', '经商办企业', '报备'), mechanism('内部审计和离任审计', 'Audits', '审计'),
  mechanism('廉政风险点', 'Integrity risks', '廉政风险点'), mechanism('四种形态', 'Four forms of discipline', '四种形态'))]
const shortcomings: Slot = { slot: '1.7', from: 'gaps', mechanisms: [mechanism('存在的不足', 'Shortcomings')] }
const next = (name: string): Slot => ({ slot: name, from: 'next', mechanisms: [] })

/** The year's outline: what was done by seven heads, what is missing among them, then three heads of what comes next. */
export const outline: Outline = {
  source: { before: '本总结所列数字取自本局履责台账，截至', after: '。' },
  chapters: [
    { heading: '{year}年党风廉政建设责任制执行情况', sections: [
      { heading: '任务部署和责任分工', topics: [{ words: '任务部署', slots: ['1.1.1'] }, { words: '责任分工', slots: ['1.1.2', '1.1.3'] }], numbered: true, slots: deployment },
      { heading: '集体决策和基层调研', topics: [{ words: '集体决策', slots: ['1.2.1'] }, { words: '基层调研', slots: ['1.2.2'] }, { words: '班子自身建设', slots: ['1.2.3'] }], numbered: true, slots: leading },
      { heading: '学习教育和谈话提醒', topics: [{ words: '学习教育', slots: ['1.3.1', '1.3.2'] }, { words: '谈话提醒', slots: ['1.3.3'] }], numbered: true, slots: learning },
      { heading: '民主生活会和组织生活会', slots: meetings },
      { heading: '执行防止干预司法“三个规定”情况', numbered: true, slots: provisions },
      { heading: '制度建设和日常管理', slots: upkeep },
      { heading: '存在的不足', slots: [shortcomings] },
    ] },
    { heading: '{next}年工作重点', sections: [
      { heading: '政治建设和学习教育', slots: [next('2.1')] },
      { heading: '主体责任落实', slots: [next('2.2')] },
      { heading: '队伍建设和监督管理', slots: [next('2.3')] },
    ] },
  ],
}

import type { Day } from '../../kernel/calendar/index.ts'
import type { DemoRow } from './act.ts'

export type Document = { readonly title: string; readonly class: 'circular' | 'rules' | 'history' | 'plenum' | 'election' | 'other'; readonly level: 'central' | 'city' | 'district' | 'own'
  readonly issuer: string; readonly issued?: Day }

/** A session of the leading body's study group: its day and what it studied. */
export type Session = { readonly n: number; readonly day: Day; readonly documents: readonly Document[] }

const circular = (title: string, issuer: string, level: Document['level'], issued: Day): Document => ({ title, class: 'circular', level, issuer, issued })

/** The eleven sessions of the year: three on circulars, three on rules, three on Party history, two on the plenum. */
export const sessions: readonly Session[] = [
  { n: 1, day: '2021-03-05', documents: [{ title: '论中国共产党历史', class: 'history', level: 'central', issuer: '中央文献出版社' }] },
  { n: 2, day: '2021-03-12', documents: [circular('关于三起违反中央八项规定精神典型问题的通报', '区纪委监委', 'district', '2021-03-04')] },
  { n: 3, day: '2021-04-16', documents: [{ title: '中国共产党组织处理规定（试行）', class: 'rules', level: 'central', issuer: '中共中央办公厅', issued: '2021-03-28' }] },
  { n: 4, day: '2021-04-30', documents: [{ title: '中国共产党简史', class: 'history', level: 'central', issuer: '人民出版社、中共党史出版社' }] },
  { n: 5, day: '2021-05-14', documents: [{ title: '中华人民共和国公职人员政务处分法', class: 'rules', level: 'central', issuer: '全国人民代表大会常务委员会' }] },
  { n: 6, day: '2021-06-18', documents: [{ title: '中共中央关于加强对“一把手”和领导班子监督的意见', class: 'rules', level: 'central', issuer: '中共中央', issued: '2021-06-01' }] },
  { n: 7, day: '2021-07-16', documents: [{ title: '在庆祝中国共产党成立100周年大会上的讲话', class: 'history', level: 'central', issuer: '中共中央', issued: '2021-07-01' }] },
  { n: 8, day: '2021-09-10', documents: [circular('关于两起节日期间违规收送礼品礼金问题的通报', '区纪委监委', 'district', '2021-09-02')] },
  { n: 9, day: '2021-11-19', documents: [{ title: '中国共产党第十九届中央委员会第六次全体会议公报', class: 'plenum', level: 'central', issuer: '中央委员会', issued: '2021-11-11' }] },
  { n: 10, day: '2021-12-03', documents: [circular('关于四起司法行政人员违纪违法典型案例的通报', '市司法局', 'city', '2021-10-20')] },
  { n: 11, day: '2021-12-10', documents: [{ title: '中共中央关于党的百年奋斗重大成就和历史经验的决议', class: 'plenum', level: 'central', issuer: '中共中央', issued: '2021-11-16' }] },
]

/** A document as the row of a study has it. */
export const documentRow = (d: Document): DemoRow => ({ title: d.title, class: d.class, level: d.level, issuer: d.issuer, ...(d.issued === undefined ? {} : { issued: d.issued }) })

/** The titles of what a session studied, in 书名号. */
export const documentTitles = (session: number): string => (sessions.find(s => s.n === session)?.documents ?? []).map(d => `《${d.title.replaceAll('《', '〈').replaceAll('》', '〉')}》`).join('、')

import type { Report } from '../../kernel/report/outline.ts'
import { figures } from './figures.ts'
import { outline } from './outline.ts'

/** 年度总结: issued in December or January, it accounts for a year and plans the next. */
export default {
  id: 'annual-summary',
  label: { zh: '年度总结', en: 'Annual summary' },
  title: year => `${year}年党风廉政建设工作总结`,
  outline,
  ahead: 1,
  figures,
  window: { slot: '1.2.2', draft: [{ kind: 'text', text: '班子成员到基层党支部调研' }, { kind: 'blank', text: '【　】次' }, { kind: 'text', text: '，听取支部书记汇报。' }] },
} satisfies Report

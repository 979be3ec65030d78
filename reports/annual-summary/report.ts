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
} satisfies Report

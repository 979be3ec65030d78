import { describe, expect, it } from 'vitest'
import { formatDate, GongwenError } from './index.ts'

describe('formatDate', () => {
  it('drops leading zeros and keeps the full year', () => {
    expect(formatDate('2021-12-20')).toBe('2021年12月20日')
    expect(formatDate('2026-01-05')).toBe('2026年1月5日')
    expect(formatDate('2024-02-29')).toBe('2024年2月29日')
  })

  it.each(['2021-02-29', '2021-13-01', '2021-7-1', '2021-12-20T00:00:00Z', '二〇二一年', ''])('refuses %j', (day) => {
    expect(() => formatDate(day)).toThrow(expect.objectContaining({ code: 'bad-day', path: 'day' }))
    expect(() => formatDate(day)).toThrow(GongwenError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutTitle } from './index.ts'
import { characters, ems } from './measure.ts'

describe('layoutTitle', () => {
  it('leaves a title that fits on one line', () => {
    expect(layoutTitle('北岭区司法局2021年党风廉政建设工作总结')).toEqual(['北岭区司法局2021年党风廉政建设工作总结'])
    expect(layoutTitle('')).toEqual([''])
  })

  it.each([
    ['北岭区司法局2021年党风廉政建设责任制执行情况工作总结', ['北岭区司法局2021年', '党风廉政建设责任制执行情况工作总结']],
    ['中共北岭区司法局委员会意识形态工作责任制实施办法', ['中共北岭区司法局委员会', '意识形态工作责任制实施办法']],
    ['中共北岭区司法局委员会关于2021年度党风廉政建设责任制执行情况的报告', ['中共北岭区司法局委员会关于2021年度', '党风廉政建设责任制执行情况的报告']],
    ['北岭区司法局贯彻落实防止干预司法“三个规定”情况报告', ['北岭区司法局贯彻落实防止干预司法', '“三个规定”情况报告']],
  ])('breaks %s by meaning', (title, lines) => {
    expect(layoutTitle(title)).toEqual(lines)
  })

  it('begins a line with 关于 rather than ending one with it', () => {
    expect(layoutTitle('北岭区人民政府办公室关于进一步加强基层法律服务工作的实施意见'))
      .toEqual(['北岭区人民政府办公室', '关于进一步加强基层法律服务工作的实施意见'])
  })

  it('never parts a number from its unit, 第 from its number, or a bracket from its content', () => {
    const sources = ['关于2021年1月至12月31日第十九届第六次会议审议36项议题和3轮谈话有关情况的报告', '关于印发《工作方案》（试行）和《管理办法》的通知及其说明材料']
    for (const source of sources) for (let perLine = 8; perLine <= 20; perLine++) {
      const lines = layoutTitle(source, perLine)
      for (const line of lines) {
        expect(line).not.toMatch(/^[年月日项轮届次的》）、]/)
        expect(line).not.toMatch(/(?:第|《|（|\d)$/)
      }
    }
  })

  it('makes a trapezium or a lozenge, not an hourglass', () => {
    const lines = layoutTitle('中共北岭区司法局委员会关于召开2021年度党史学习教育专题民主生活会和组织生活会有关情况及下一步整改安排的报告')
    const [first = 0, second = 0, third = 0] = lines.map(ems)
    expect(lines).toHaveLength(3)
    expect(second < first && second < third).toBe(false)
  })

  it('gives the text back, within the width, without an orphan, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 4, max: 40 }), (text, perLine) => {
      const lines = layoutTitle(text, perLine)
      expect(lines.join('')).toBe(text)
      for (const line of lines) {
        expect(ems(line)).toBeLessThanOrEqual(perLine)
        if (characters(text).length > 1) expect(characters(line).length).toBeGreaterThan(1)
      }
    }))
  })

  it('takes time in proportion to the text', () => {
    const time = (length: number) => {
      const text = '全面总结工作情况'.repeat(length / 8)
      const started = performance.now()
      layoutTitle(text)
      return performance.now() - started
    }
    time(400)
    const once = Math.min(time(400), time(400), time(400))
    expect(Math.min(time(4000), time(4000))).toBeLessThan(40 * once)
  })

  it.each([3, 0, -1, Number.NaN])('refuses lines of %d characters', (perLine) => {
    expect(() => layoutTitle('工作总结', perLine)).toThrow(expect.objectContaining({ code: 'bad-measure', path: 'perLine' }))
  })
})

import { describe, expect, test } from 'vitest'
import { hanValue, readNumeral } from './numerals.ts'

describe('Chinese numerals', () => {
  test.each([
    ['十', 10], ['十二', 12], ['二十', 20], ['二十一', 21], ['一百', 100], ['一百零五', 105], ['一百五', 150], ['一百一十', 110],
    ['两百', 200], ['三百六十五', 365], ['一千零一', 1001], ['一千二', 1200], ['两千', 2000], ['三千零五十', 3050], ['一万', 1e4],
    ['三万五', 35000], ['三万零五', 30005], ['十二万三千', 123000], ['一百二十万', 1.2e6], ['一亿', 1e8], ['一亿二千万', 1.2e8], ['两亿五', 2.5e8], ['零', 0],
  ])('%s is %d', (run, value) => expect(hanValue(run)).toEqual({ value }))

  test.each([['两三', 2, 3], ['七八', 7, 8], ['三五', 3, 5], ['十五六', 15, 16], ['三四十', 30, 40], ['二三百', 200, 300], ['一百二三十', 120, 130]])(
    '%s ranges from %d to %d', (run, value, max) => expect(hanValue(run)).toEqual({ value, max }))

  test.each(['一二三', '万一', '五一', '七一', '十十', '百百', '三八', '二〇二一', '一三九'])('%s is no number', (run) => expect(hanValue(run)).toBeUndefined())
})

describe('numbers in a text', () => {
  test.each([
    ['150份', 150, 3, false], ['1.7万余人次', 17000, 5, true], ['3亿元', 3e8, 2, false], ['3万5千人', 35000, 4, false], ['2亿3千万元', 2.3e8, 5, false],
    ['1,234人', 1234, 5, false], ['66.57万元', 665700, 6, false], ['100余万元', 1e6, 5, true], ['百余人', 100, 2, true], ['十几个', 10, 2, true],
    ['十余万元', 1e5, 3, true], ['二十多名', 20, 3, true], ['三点五倍', 3.5, 3, false], ['一点二万元', 12000, 4, false], ['1 万人', 1e4, 3, false], ['5千余元', 5000, 3, true],
  ])('%s', (text, value, end, approx) => expect(readNumeral(text, 0)).toMatchObject({ value, end, approx }))

  test('a number glued to a letter, and vague tens, are none', () => {
    expect(readNumeral('A4纸', 1)).toBeUndefined()
    expect(readNumeral('几十人', 1)).toBeUndefined()
    expect(readNumeral('数百名', 1)).toBeUndefined()
    expect(readNumeral('参加人数百余人', 4)).toMatchObject({ value: 100 })
  })
})

import { describe, expect, test } from 'vitest'
import { readClaims } from './index.ts'
import type { Claim } from './types.ts'

function first(text: string, kind: Claim['kind']): Claim | undefined {
  return readClaims(text).find((claim) => claim.kind === kind)
}

describe('what a figure counts', () => {
  test.each([
    ['全员签署150份承诺书。', '承诺书'], ['签署承诺书150份。', '承诺书'], ['签署了防止干预司法“三个规定”承诺书共90份，', '承诺书'], ['进行调研38次，', '调研'],
    ['开展三轮谈心谈话，', '谈心谈话'], ['对照6个方面查摆问题', '方面'], ['收到举报信访12件。', '举报信访'], ['共有5名干部参加。', '干部'], ['召开党委会议22次，', '党委会议'], ['组织的3场集中培训已结束', '集中培训'],
  ])('%s', (text, subject) => expect(first(text, 'quantity')?.subject).toBe(subject))

  test('a blank and a universal word have one too', () => {
    expect(first('领导班子成员赴基层党支部进行调研【】次，', 'blank')).toMatchObject({ subject: '调研', unit: '次', slot: 'number' })
    expect(first('全体党员干部签署承诺', 'universal')).toMatchObject({ text: '全体', subject: '党员干部' })
    expect(first('各学习小组开展讨论', 'universal')?.subject).toBe('学习小组')
  })

  test('the clause and the sentence around a claim', () => {
    const text = '第一句。局党委开会，共签署150份承诺书；并归档。末句'
    const claim = first(text, 'quantity')
    expect(claim?.context).toBe('共签署150份承诺书')
    expect(text.slice(...(claim?.sentence ?? [0, 0]))).toBe('局党委开会，共签署150份承诺书；并归档。')
  })
})

describe('universal words', () => {
  const words = (text: string): string[] => readClaims(text).filter((claim) => claim.kind === 'universal').map((claim) => claim.text)

  test.each([
    ['班子成员均已述职，全体党员、全员签署，各党支部逐一过堂，实现全覆盖，全部整改，一律公示，每名干部、所有人员、无一缺席，都已报告', ['均', '全体', '全员', '各', '逐一', '全覆盖', '全部', '一律', '每名', '所有', '无一', '都']],
    ['各级党组织逐项逐条整改，每个支部、每一位党员、人人过关', ['各', '逐项', '逐条', '每个', '每一位', '人人']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected))

  test('not inside other words', () => {
    expect(words('平均、人均、均衡、年均、各种、各类、各项、各自、各界、首都、成都市、所有权、安全员、都市')).toEqual([])
  })
})

describe('dates', () => {
  test.each([
    ['2021年7月8日', '2021-07-08', undefined], ['7月8日', '--07-08', undefined], ['2021年', '2021', undefined], ['2021年7月', '2021-07', undefined], ['7月上旬', '--07-01', '--07-10'],
    ['4月上旬至5月下旬', '--04-01', '--05-31'], ['1至6月', '--01', '--06'], ['2021—2023年', '2021', '2023'], ['2021年1—10月', '2021-01', '2021-10'], ['7月8日至10日', '--07-08', '--07-10'], ['2021年第三季度', '2021-07', '2021-09'],
    ['2021年11月至2022年2月', '2021-11', '2022-02'], ['近三年来', 'P3Y', undefined], ['半年来', 'P6M', undefined], ['二〇二一年七月八日', '2021-07-08', undefined], ['2021.7.8', '2021-07-08', undefined], ['2021.01-2021.06', '2021-01', '2021-06'], ['10月8、9日', '--10-08', '--10-09'],
  ])('%s', (text, value, valueMax) => {
    const date = first(`${text}，`, 'date')
    expect([date?.text, date?.value, date?.valueMax]).toEqual([text, value, valueMax])
  })

  test('a listed day takes its month, a period since stays open', () => {
    expect(readClaims('8月17日、18日轮训').map((claim) => claim.value)).toEqual(['--08-17', '--08-18'])
    expect(first('2021年以来，', 'date')?.value).toBe('2021/…')
  })
})

describe('what is done with a document', () => {
  test.each([
    ['印发《甲方案》', 'issued'], ['修订《甲办法》《乙办法》', 'revised'], ['废止《甲规定》', 'repealed'], ['传达学习《甲条例》', 'studied'], ['向各支部转发《甲通报》', 'forwarded'], ['严格执行《甲准则》', 'cited'],
    ['组织观看警示教育片《甲》', 'media'], ['开展《甲》专题党课', 'activity'], ['围绕《甲意见》《乙法》等内容开展个人自学', 'studied'],
  ])('%s', (text, role) => expect(first(text, 'document')?.role).toBe(role))

  test('the title is the value, without its marks and its line break', () => {
    expect(first('印发《关于加强〈条例〉\n　　学习的通知》。', 'document')).toMatchObject({ value: '关于加强〈条例〉学习的通知', text: '《关于加强〈条例〉\n　　学习的通知》' })
  })
})

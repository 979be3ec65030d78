import { describe, expect, test } from 'vitest'
import { readClaims, readRelations } from './index.ts'

function relationsOf(text: string): readonly (readonly [relation: string, holds: boolean, terms: readonly number[], printed: number])[] {
  return readRelations(text, readClaims(text)).map(({ relation, holds, terms, printed }) => [relation, holds, terms, printed] as const)
}

describe('relations that the words state', () => {
  test.each([
    ['应签承诺书153份，已签150份，免签1份，未签2份。', 'sum', true, [150, 1, 2], 153],
    ['应签承诺书153份，已签150份，免签1份，未签3份。', 'sum', false, [150, 1, 3], 153],
    ['登记问题11个，办结9个，在办2个。', 'sum', true, [9, 2], 11],
    ['分解任务36项。任务已办结31项，其中2项超过时限；未到期3项，逾期未办结2项。', 'sum', true, [31, 3, 2], 36],
    ['审议事项41项，其中重大决策14项、重要人事任免9项、重大项目安排6项、大额资金使用12项。', 'sum', true, [14, 9, 6, 12], 41],
    ['审议事项41项，其中重大决策14项、重要人事任免9项、重大项目安排6项、大额资金使用10项。', 'sum', false, [14, 9, 6, 10], 41],
    ['已签150份（4份逾期签署），即班子成员7份、中层干部24份、党员干部119份。', 'sum', true, [7, 24, 119], 150],
    ['局属党支部8个、律师行业党支部12个，共20个。', 'sum', true, [8, 12], 20],
    ['局属党支部8个、律师行业党支部12个，共21个。', 'sum', false, [8, 12], 21],
    ['共处理1263人次。其中，运用第一种形态884人次，占总人次的70%。', 'share', true, [884, 1263], 70],
    ['共处理1263人次。其中，运用第一种形态884人次，占总人次的60%。', 'share', false, [884, 1263], 60],
    ['巡察反馈297个问题，已整改291个，整改完成率97.9%。', 'share', true, [291, 297], 97.9],
    ['巡察反馈297个问题，已整改291个，整改完成率98.9%。', 'share', false, [291, 297], 98.9],
    ['应签153份，已签150份，免签1份，签署率98.6%。', 'share', true, [150, 153], 98.6],
    ['收到信访件 11 件,办结 11 件,办结率 100%。', 'share', true, [11, 11], 100],
    ['问题由12个降至8个，减少4个。', 'difference', true, [12, 8], 4],
    ['问题由12个降至8个，减少5个。', 'difference', false, [12, 8], 5],
    ['满意率由91%提高到95%，提高4个百分点。', 'difference', true, [91, 95], 4],
    ['接收举报550件，比上年同期847件少297件。', 'difference', true, [550, 847], 297],
    ['接收举报550件(含上级转办246件),比上年同期847件少297件。', 'difference', true, [550, 847], 297],
    ['经费支出12.8万元，较上年同期的15.6万元下降17.9%。', 'multiple', true, [128000, 156000], 17.9],
    ['经费支出12.8万元，较上年同期的15.6万元下降19%。', 'multiple', false, [128000, 156000], 19],
    ['巡察反馈的3个方面11类32个问题，已完成30个，完成率93.75%，剩余2个。', 'share', true, [30, 32], 93.75],
    ['巡察反馈的3个方面11类32个问题，已完成30个，完成率93.75%，剩余2个。', 'sum', true, [30, 2], 32],
    ['接收举报401件，比上年同期687件少268件。', 'difference', false, [401, 687], 268],
    ['专题会由2次增至6次，增长2倍。', 'multiple', true, [2, 6], 2],
    ['受理线索由40件增加至50件，增长25%。', 'multiple', true, [40, 50], 25],
    ['开展谈话12次，是上年4次的3倍。', 'multiple', true, [12, 4], 3],
    ['班子成员5人深入基层调研44次，人均8.8次。', 'average', true, [44, 5], 8.8],
    ['班子成员5人深入基层调研44次，人均9.8次。', 'average', false, [44, 5], 9.8],
    ['收到承诺书150份。上述150份承诺书已归档。', 'restatement', true, [150], 150],
    ['收到承诺书150份。上述148份承诺书已归档。', 'restatement', false, [150], 148],
    ['局党委理论学习中心组集体学习11次。支部学习正常。局党委理论学习中心组集体学习12次。', 'restatement', false, [11], 12],
  ] as const)('%s', (text, relation, holds, terms, printed) => {
    expect(relationsOf(text)).toContainEqual([relation, holds, terms, printed])
  })
})

describe('what the words do not state', () => {
  test.each([
    '签署150份承诺书。全员签署承诺书共90份。',
    '处分179人（其中党纪处分158人，政务处分43人）。',
    '处分12人，其中党内警告5人、严重警告3人。',
    '第一轮应谈86人，第二轮应谈90人。',
    '现有党员30人，其中女党员12人，少数民族党员5人，大专以上25人。',
    '检查单位12个，发现问题8个，整改率100%。',
    '满意率95%，占比30%。',
    '约150份，已签约140份，未签约10份。',
    '城市低保标准由91%提高到95%，医疗和养老待遇水平分别提高84%。',
  ])('%s', (text) => expect(relationsOf(text)).toEqual([]))
})

test('a relation carries the printed text from its first figure to its last', () => {
  const text = '全年登记问题 11 个,办结 9 个,在办 3 个。'
  const [relation] = readRelations(text, readClaims(text))
  expect(relation).toMatchObject({ text: '11 个,办结 9 个,在办 3 个', expected: 12, printed: 11, holds: false })
  expect(text.slice(relation?.start, relation?.end)).toBe(relation?.text)
})

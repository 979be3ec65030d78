import type { Draw } from '../random.ts'

const surnames = [...'方江纪苏程叶宋许唐冯于董萧魏傅丁余潘范彭卫石龙段雷陶柏郑卢齐孟任袁夏钟蔡田邵陆姜崔汪邱秦侯尹薛阎黎易常武孔汤向岳施牛洪翟樊安殷倪庄聂焦柳章詹毕涂祝霍柯']
const given = ['砚秋', '听澜', '云帆', '见微', '观海', '南乔', '怀瑾', '知行', '语桐', '若水', '思齐', '清和', '望岳', '子衿', '长庚', '明夷', '若谦', '予安', '静川', '云舒',
  '希声', '若虚', '子游', '抱朴', '行舟', '锦书', '鸣谦', '舟远', '令仪', '晓岚', '春生', '海平', '立新', '红梅', '秀英', '永康', '慧敏', '佩兰', '兆丰', '砺之',
  '丽华', '小满', '冬青', '向阳', '雨晴', '一诺', '嘉禾', '梓涵', '晨曦', '书宁', '亦安', '时雨', '景和', '佩玉', '修远', '澄之', '牧野', '允中', '克勤',
  '守拙', '映雪', '疏桐', '采薇', '蔚然', '承泽', '启明', '致远', '广平', '季安', '新竹', '闻达', '半夏', '青萍', '方舟', '远帆']

/** Takes one fictional name after another, all different and none of those taken. */
export function nameList(draw: Draw, taken: readonly string[]): () => string {
  const used = new Set(taken)
  let left: string[] = []
  return () => {
    for (;;) {
      if (left.length === 0) {
        const lasts = draw.shuffled(surnames)
        left = draw.shuffled(given).map((first, i) => `${lasts[i % lasts.length] ?? ''}${first}`)
      }
      const name = left.pop() ?? ''
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}

import type { UnitKind } from '../../kernel/roster/roster.ts'

/** Classes of people by whom a number is narrowed, each with the words that texts use for it. */
export const people: Readonly<Record<string, readonly string[]>> = {
  leaders: ['领导班子成员', '党委班子成员', '班子成员', '局党委领导班子', '党委领导班子', '局领导班子', '领导班子', '党委班子', '局班子', '班子', '局领导', '党委委员'],
  upper: ['中层以上干部', '中层及以上干部', '中层以上', '科级以上干部'],
  middle: ['中层干部', '科级干部', '科室负责人', '部门负责人'],
  staff: ['基层党员干部和聘用人员', '基层党员干部'],
  contract: ['聘用人员', '辅助人员'],
  secretaries: ['党支部书记', '支部书记', '党组织书记'],
  chief: ['局党委书记', '党委书记', '党委主要负责人', '局主要负责人', '主要负责人', '一把手', '局长'],
  informants: ['信息员', '网评员'],
  outside: ['企业', '律师', '商户', '村民', '居民', '当事人', '服务对象', '矫正对象', '供应商', '学生', '街道', '乡镇', '社区'],
  establishment: ['在编干警', '在编人员', '在编'],
}

/** Classes that act or are called more often than they narrow: a text may name them or not. */
export const actors: ReadonlySet<string> = new Set(['leaders', 'upper', 'informants', 'establishment'])

/** Kinds of unit with the words that texts use for them. */
export const kinds: readonly (readonly [readonly UnitKind[], readonly string[]])[] = [
  [['branch', 'bar-branch'], ['党支部', '支部', '党组织']],
  [['branch'], ['局属各党支部', '局属党支部', '局属支部', '机关党支部']],
  [['bar-branch'], ['律师行业各党支部', '律师行业党支部', '律师行业党组织', '律师行业支部', '律师事务所党支部', '律师事务所党组织', '律师党支部', '律所党支部', '律所党组织', '律所支部', '律师行业']],
  [['party-group'], ['党小组']],
  [['station'], ['司法所']],
  [['department'], ['科室', '处室']],
  [['centre'], ['公共法律服务中心', '法律服务中心', '法律服务窗口', '服务窗口']],
  [['department', 'station', 'centre'], ['部门']],
  [['study-group'], ['学习小组']],
]

/** Said of wherever one goes as much as of branches: 到基层党支部调研 may be anywhere below. */
export const loose: readonly (readonly [readonly UnitKind[], readonly string[]])[] = [[['branch', 'bar-branch'], ['基层党支部', '基层支部', '基层党组织']]]

/** Words that hold one of these and mean something else. */
export const unlike: readonly string[] = ['社区矫正', '律师公证', '公证律师', '律师行业党委']

/** What texts say for a word that labels use. */
export const sayings: Readonly<Record<string, readonly string[]>> = {
  教育整顿: ['政法队伍教育整顿', '队伍教育整顿'],
  党史学习教育: ['党史专题', '党史'],
  廉政教育月: ['教育月'],
  换届: ['换届纪律', '换届风气'],
  三个规定: ['防止干预司法'],
  中央全会精神: ['六中全会精神', '六中全会', '全会精神', '全会'],
  通报: ['典型案例通报', '违纪通报'],
  法规: ['党内法规和法律', '党内法规', '法律法规', '党规党纪'],
  保密教育: ['保密'],
  发现问题: ['登记问题', '梳理问题', '查找问题', '收集问题', '存在问题', '问题'],
  年度: ['全年度'],
}

/** What stands around a number without saying what it counts; taken away before asking what else is said. */
export const plain = new RegExp([
  '第[一二三四五六七八九十\\d]+',
  '社区矫正|党的|[一二三四五六七八九十]+届|其中|即|分别|共计|合计|总计|累计|总共|一共|截至|全年|年内|年度|本年|今年|当年|先后|每次|每人|各自|自身|全部|全体|目前|现有|现|已经|实际|实现|做到|达到|达|多达|仅|约|近|余|超过|不少于|左右|以上|以下',
  '组织|开展|召开|举办|举行|进行|完成|实施|落实|参加|参与|参训|参会|到会|出席|实到|签署|签订|签|交|提交|发放|学习|理论|深入|认真|积极|扎实|有序|持续|深化|集中|严格|规范|全面|大力|定期|及时|统一|逐级|层层|广泛|分批|分类|分层|有效|务实|有力|高质量|常态化|进一步|着力|切实|主动|精心|统筹|推进|推动|做好|抓好|坚持|压实|强化|加强|狠抓|聚焦|围绕|扎扎实实|稳步|如期|按要求|按照|依次|细致|共同|主体|政治|建设|专题|带头|赴|前往|走进|下沉|走访|听取|汇报|听课|听讲|传达|现场|谈话|谈|训|学|开|办|到|来',
  '涉及|覆盖|包括|含|有|为|是|在|由|对|向|与|和|及|以及|或|等|从|按|把|将|其|该|此|上述|的|了|着|过|共|计|各|均|都|也|并|且|中|内|外|上|下|前|后|再|又|另',
  '本局|我局|全局|全系统|本系统|本单位|单位|局党委|党委|党组|局|机关|基层|一线|党员干部|党员|干部|干警|民警|职工|同志|人员|成员|领导|公务员|人|名|次|场|份|个|轮|期|件',
  '工作|活动|会议|情况|方面|次数|人数|份数|场数|时限|规定|期间|要求|记录|党风廉政建设|党风廉政|廉政|廉洁|全面从严治党|从严治党|责任制|责任|集体|小组|大会|会|率|比例',
].join('|'), 'g')

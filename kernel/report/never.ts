/** Words that are never generated, by kind, with what stands in their place: acts, days, numbers, gaps. */
export type Forbidden = { readonly kind: 'effect' | 'praise' | 'mood' | 'mind' | 'vague' | 'universal' | 'rank' | 'cause' | 'cliché' | 'machine' | 'person'; readonly pattern: string }

const kinds: readonly Forbidden[] = [
  { kind: 'effect', pattern: '成效|显著|明显|有效|有力|得到增强|不断增强|筑牢|夯实|压实|营造|形成[^，。；]*(?:氛围|格局)|根本|卓有' },
  { kind: 'praise', pattern: '扎实|深入|认真|严格|切实|精心|高度重视|主动作为|积极|带头|示范|狠抓|从严|创新|亮点|圆满|大力' },
  { kind: 'mood', pattern: '热潮|热烈|气氛|浓厚|风清气正|团结务实|一致认为|纷纷|震撼|踊跃' },
  { kind: 'mind', pattern: '增强[^，。；]*意识|树牢|站位|入脑入心|深刻|共鸣|自觉性' },
  { kind: 'vague', pattern: '多次|若干|一批|一系列|大量|数次|近百|[0-9]余|(?:[0-9]|次|个|人|份|件)(?:左右|以上)|基本(?![建法])|大多数|部分|绝大|许多' },
  { kind: 'universal', pattern: '全覆盖|全面|各级|逐一|逐级|每(?![次人年支月季])|一律|无一|零遗漏|始终|全过程|第一时间' },
  { kind: 'rank', pattern: '同比|增长|前列|首次|新高|领先|排名' },
  { kind: 'cause', pattern: '通过[^，。；]*使|从而|进而|推动了?|促进了?|奠定|有机结合' },
  { kind: 'cliché', pattern: '一年来|今年以来|为深入|领导下|坚持以|对标|聚焦|紧扣|抓手|进一步|持续|加大力度' },
  { kind: 'machine', pattern: '截至目前|值得|需要指出|综上|此外|与此同时|(?:^|[。，；])同时|(?:^|[。，；])但|尽管|具体而言|数据显示|覆盖率达|完成率' },
  { kind: 'person', pattern: '重点人|苗头|不放心|批评内容|家庭情况' },
]

/** Names that hold such a word and are kept as they are registered. */
export const keptNames = /全面从严治党|从严治党|基本[建法]|队伍教育整顿/g

export const forbidden: readonly { readonly kind: Forbidden['kind']; readonly pattern: RegExp }[] =
  kinds.map(({ kind, pattern }) => ({ kind, pattern: new RegExp(pattern, 'g') }))

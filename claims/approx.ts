import { wordAt, wordBefore } from './text.ts'

const BEFORE = ['不少于', '不低于', '不超过', '不多于', '超过', '将近', '接近', '大约', '约', '近', '超', '逾'] as const
const AFTER = ['以上', '左右', '上下', '之多'] as const
const BARE_BEFORE = [...BEFORE, '上', '过'] as const

/** Words that end in 近, 约, 超 or 过 and say nothing about the number after them. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  近: '附最临邻贴亲靠远就相走抵',
  约: '预节签大条制违公特集邀履简失合契婉赴相诚',
  超: '赶反高', 上: '以线网',
  过: '通经超不度',
}

/** Where the 近, 约, 超过, 不少于 before a number begins; `at` itself where there is none. */
export function approxStart(s: string, at: number, bare: boolean): number {
  const word = wordBefore(s, at, bare ? BARE_BEFORE : BEFORE)
  if (word === undefined) return at
  const others = OTHER_WORDS[word]
  const before = s[at - word.length - 1]
  return others !== undefined && before !== undefined && others.includes(before) ? at : at - word.length
}

/** Where the 以上, 左右 after a figure ends; `at` itself where there is none. */
export function approxEnd(s: string, at: number): number {
  const word = wordAt(s, at, AFTER)
  if (word === undefined || '级学人'.includes(s[at + word.length] ?? '-') && word === '上下') return at
  return at + word.length
}

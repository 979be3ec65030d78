import type { Kind } from '../register/define.ts'
import type { Label, Messages } from '../register/fields.ts'

/** The languages of the screens. */
export type Lang = 'zh' | 'en'
/** What a message needs beside its code, by the names of its places. */
export type Params = Readonly<Record<string, string | number>>

/** What a message may look at beside its own code: the kinds, for codes of their own; names; the year in which it is read. */
export type About = {
  readonly kinds?: ReadonlyMap<string, Kind>
  /** Days of this year are said without it, as prose does: 7月8日. */
  readonly year?: number
  /** Names of persons and units, for those that the parameters still give by number. */
  readonly name?: (id: number) => string
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A day as prose has it, also one that does not exist: 7月32日, 32 July. */
function sayDay(text: string, lang: Lang, year: number | undefined): string {
  const [y = '', m = '', d = ''] = text.split('-')
  const own = Number(y) === year
  if (lang === 'zh') return `${own ? '' : `${Number(y)}年`}${Number(m)}月${Number(d)}日`
  const month = months[Number(m) - 1]
  return month === undefined ? text : `${Number(d)} ${month}${own ? '' : ` ${y}`}`
}

/** What stands for a record where the caller has put no name in its place. */
const numbered: Readonly<Record<string, (n: number) => Label>> = {
  person: n => ({ zh: `编号 ${n} 的人员`, en: `person ${n}` }),
  unit: n => ({ zh: `编号 ${n} 的单位`, en: `unit ${n}` }),
  item: n => ({ zh: `编号 ${n} 的记录`, en: `record ${n}` }),
}

/** What stands for a place that a refusal does not know in words. */
const nowhere: Label = { zh: '这一项', en: 'this entry' }

const plain = new Set(['year', 'version'])
const named = new Set(['person', 'unit'])
/** Labels of fields, which English sets apart from its sentence. */
const labels = new Set(['place', 'label'])

function say(name: string, params: Params, lang: Lang, about: About): string {
  const value = (lang === 'en' ? params[`${name}En`] : undefined) ?? params[name]
  if (value === undefined) return name === 'place' ? nowhere[lang] : '—'
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? sayDay(value, lang, about.year) : lang === 'en' && labels.has(name) ? `“${value}”` : value
  if (about.name && named.has(name)) return about.name(value)
  const record = numbered[name]
  if (record) return record(value)[lang]
  return plain.has(name) ? String(value) : value.toLocaleString('en-US', { maximumFractionDigits: 6 })
}

/**
 * A template with its places filled. `{x}` takes the parameter `x`, in English `xEn` where there is one; days are said
 * as prose, counts have thousands, records without a name their number. English begins with a capital letter.
 */
function fill(template: Label, params: Params, lang: Lang, about: About): string {
  const text = template[lang].replace(/\{(\w+)\}/g, (_, name: string) => say(name, params, lang, about))
  return lang === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** The text of a code from the kernel's catalogue or from a kind's own messages; undefined when nobody knows it. */
export function textOf(catalogue: Messages, code: string, params: Params, lang: Lang, about: About): string | undefined {
  const own = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined
  const template = own ?? [...about.kinds?.values() ?? []].find(k => k.messages && Object.hasOwn(k.messages, code))?.messages?.[code]
  return template && fill(template, params, lang, about)
}

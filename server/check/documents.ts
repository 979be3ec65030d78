import type { Claim } from '../../claims/index.ts'
import type { KnownDocument, KnownLedger } from './ledger.ts'

/** A title without spaces, quotation marks and brackets, for comparing. */
export const bareTitle = (title: string): string => title.normalize('NFKC').replace(/[\s“”‘’"'《》〈〉（）()、，。；：·\-—<>]/g, '')
const masked = /[x×X＊*○□●]+|某+/g
/** What any title may hold and none is known by. */
const common = /关于|印发|转发|开展|进一步|加强|典型|问题|案例|工作|的|通报|通知|意见|办法|规定|方案|制度|讲话|公报|条例|决议|总结|报告/g
/** Fewer characters than this left of a masked title name nothing. */
const enough = 5
const lawPrefix = /^(?:中华人民共和国|中国共产党|中共中央|中国共产党党员)/

/** Whether a title as a text has it names, both made bare, the ledger's title: itself, without the prefix of laws and rules, or with masks for what is hidden. */
export function sameTitle(a: string, b: string): boolean {
  if (a === b) return true
  if (masked.test(a)) {
    masked.lastIndex = 0
    const parts = a.split(masked)
    if (parts.join('').replace(common, '').length < enough) return false
    return new RegExp(`^${parts.map(p => p.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')).join('.{1,12}')}$`).test(b)
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 6 && long.replace(lawPrefix, '') === short && long !== short
}

export type Documented = { readonly state: 'supported' | 'unbound' | 'quoted'; readonly found: readonly KnownDocument[]; readonly why?: 'hidden' | 'issuer' }

const ours: ReadonlySet<string | undefined> = new Set(['issued', 'revised', 'repealed'])

/**
 * A document that a text says was issued, revised, studied or forwarded: in the ledger under this title, and where we
 * are said to have issued it, as our own. Masks that would fit several titles name none.
 */
export function checkDocument(claim: Claim, ledger: KnownLedger): Documented {
  const title = bareTitle(String(claim.value ?? claim.text))
  const found = ledger.documents.filter(d => sameTitle(title, d.bare))
  const titles = new Set(found.map(d => d.bare))
  if (found.length === 0) return claim.role === 'cited' ? { state: 'quoted', found } : { state: 'unbound', found }
  if (titles.size > 1) return { state: 'unbound', found: [], why: 'hidden' }
  if (ours.has(claim.role) && !found.some(d => d.own)) return { state: 'unbound', found, why: 'issuer' }
  return { state: 'supported', found }
}

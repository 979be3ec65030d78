import type { ReactNode } from 'react'
import type { Coverage, Term } from '../../kernel/duty/coverage.ts'
import { useText } from '../i18n/text.tsx'
import type { Texts } from '../i18n/zh.ts'
import { thousands } from './format.ts'

/** The terms of the sum in their fixed order. */
const terms: readonly Term[] = ['heldOnTime', 'heldLate', 'exempt', 'overdue', 'notYetDue']

/** What is done with the obligations that words speak of (签, 谈, 开 …): the first that says so, else 办. */
export function verbOf(words: readonly string[]): string {
  for (const said of words) {
    const verb = /[应已未]([签谈开学到])/.exec(said)?.[1]
    if (verb !== undefined) return verb
  }
  return '办'
}

function labelOf(kit: Texts['kit'], term: Term, verb: string): string {
  const said = kit.sum[term]
  return typeof said === 'string' ? said : said(verb)
}

/** The sum as one sentence, `153 应签 = 147 按时 + 3 逾期补签 + …`; terms of nothing are left out unless `all`. */
export function sumSentence(kit: Texts['kit'], c: Coverage, verb: string, all = false): string {
  const shown = terms.filter(t => all || c[t] > 0).map(t => kit.sum.term(c[t], labelOf(kit, t, verb)))
  return kit.sum.sentence(kit.sum.term(c.required, kit.sum.required(verb)), shown.join(' + ') || '0')
}

type Summed = { readonly coverage: Coverage; readonly verb?: string }

/** The bar of a coverage; its name is the equation, so that nothing is said by length and colour alone. */
export function Bar({ coverage, verb = '办', tall = false }: Summed & { readonly tall?: boolean }): ReactNode {
  const { kit } = useText()
  // A bar drawn of boxes is a picture to a screen reader; an img element could not take its widths from the ledger.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <div className={tall ? 'mz-bar mz-bar-tall' : 'mz-bar'} role="img" aria-label={sumSentence(kit, coverage, verb)}>
    {terms.filter(t => coverage[t] > 0).map(t => <span key={t} className={`mz-fill-${t}`} style={{ flex: `${coverage[t]} 1 0` }} />)}
  </div>
}

/** The sum in one line, as panels print it, with its bar below. */
export function Equation({ coverage, verb = '办' }: Summed): ReactNode {
  const { kit } = useText()
  const shown = terms.filter(t => coverage[t] > 0)
  return <div className="mz-equation-block">
    <p className="mz-equation">
      <span><b>{thousands(coverage.required)}</b>{kit.sum.required(verb)}</span>
      {shown.map((t, i) => <span key={t} className={`mz-equation-${t}`}>{i === 0 ? '= ' : '+ '}<b>{thousands(coverage[t])}</b>{labelOf(kit, t, verb)}</span>)}
      {shown.length === 0 && <span>= <b>0</b></span>}
    </p>
    <Bar coverage={coverage} verb={verb} />
  </div>
}

/** The sum in its large form: every term with its swatch, what was entered late beside it, the bar below. */
export function LargeEquation({ coverage }: { readonly coverage: Coverage }): ReactNode {
  const { kit } = useText()
  return <div className="mz-sum">
    <p className="mz-sum-term mz-sum-required"><b>{thousands(coverage.required)}</b><span>{kit.sum.required('办')}</span></p>
    {terms.map((t, i) => [
      <span key={`${t}.sign`} className="mz-sum-sign">{i === 0 ? '=' : '+'}</span>,
      <p key={t} className={`mz-sum-term mz-sum-${t}`}><b>{thousands(coverage[t])}</b><span><i className={`mz-swatch mz-fill-${t}`} />{labelOf(kit, t, '办')}</span></p>,
    ])}
    <p className="mz-sum-term mz-sum-aside"><b>{thousands(coverage.enteredLate)}</b><span className="mz-wide-only">{kit.sum.enteredLate}</span><span className="mz-phone-only">{kit.sum.enteredLateShort}</span></p>
    <Bar coverage={coverage} tall />
  </div>
}

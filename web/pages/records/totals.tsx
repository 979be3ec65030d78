import type { ReactNode } from 'react'
import type { RecordList } from '../../../contract/records.ts'
import { useText } from '../../i18n/text.tsx'
import { thousands } from '../../kit/format.ts'

type Only = 'late' | 'declared' | 'void'
type TotalsProps = { readonly counts: RecordList['counts']; readonly only: Only | undefined; readonly onOnly: (only: Only | undefined) => void }

function Total({ n, noun, look, open, onOpen }: { readonly n: number; readonly noun: string; readonly look: string; readonly open: boolean; readonly onOpen: () => void }): ReactNode {
  const { records } = useText()
  return <button type="button" className={`mz-total mz-total-${look}`} aria-pressed={open} aria-label={records.totalNamed(n, noun)} onClick={onOpen}><b>{thousands(n)}</b> {noun}</button>
}

/** The totals of the selection, each of which narrows the list to its records; the odd ones stand apart, and those of nothing are left out. */
export function Totals({ counts, only, onOnly }: TotalsProps): ReactNode {
  const { records } = useText()
  const odd = (['late', 'declared', 'void'] as const).filter(o => counts[o] > 0)
  return <fieldset className="mz-totals" aria-label={records.totals}>
    <Total n={counts.all} noun={records.standingNoun} look="all" open={only === undefined} onOpen={() => onOnly(undefined)} />
    {odd.length > 0 && <span className="mz-note mz-totals-besides">{records.besides}</span>}
    {odd.map(o => <Total key={o} n={counts[o]} noun={records.nouns[o]} look={o} open={only === o} onOpen={() => onOnly(only === o ? undefined : o)} />)}
  </fieldset>
}

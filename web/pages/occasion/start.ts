import { useQueries, useQuery } from '@tanstack/react-query'
import type { Me } from '../../../contract/session.ts'
import type { Kind } from '../../../kernel/register/define.ts'
import { api } from '../../data/client.ts'
import { draftOf, type Draft } from '../../data/drafts.ts'
import { recordQuery } from '../../data/queries.ts'
import { fedKinds } from '../../data/sitting.ts'
import { useText } from '../../i18n/text.tsx'
import { again, emptyForm, readForm, type OccasionForm } from './form.ts'

/** What a page of 登记一场活动 begins with: the form, the draft that it comes from, and the earlier sitting that it was prefilled from. */
export type Start = { readonly form: OccasionForm; readonly draft: Draft | null; readonly like: string | null; readonly lost: boolean }
export type Begun = { readonly data: Start | undefined; readonly error: unknown; refetch(): unknown }

type Who = NonNullable<Me['who']>
type Asked = { readonly me: Me; readonly who: Who; readonly occasion: Kind; readonly day: string | undefined; readonly like: number | undefined; readonly draft: string | undefined }

/**
 * A sitting of the demonstration that shows what one entry does: of the last few titles, neither the largest nor the
 * smallest, called by a unit or a class, the one that met most. Null when there is none.
 */
async function exampleOf(who: Who): Promise<number | null> {
  const { lines } = await api.records.list({ kind: 'occasion', size: 200, ...(who.scope === 'organisation' ? {} : { unit: who.unit }) })
  const titles = new Set<string>()
  const candidates = lines.filter(l => {
    const due = l.attendance?.due ?? 0
    return due >= 20 && due <= 60 && !l.marks.includes('void') && !titles.has(l.title) && titles.add(l.title)
  }).slice(0, 5)
  const pages = await Promise.all(candidates.map(l => api.records.read({ item: l.item })))
  const called = pages.filter(p => typeof p.row?.['people'] === 'object' && p.row['people'] !== null && 'said' in p.row['people'])
  const met = (p: (typeof pages)[number]): number => p.met.reduce((n, m) => n + m.count, 0)
  return called.toSorted((a, b) => met(b) - met(a))[0]?.line.item ?? null
}

/** Reads what the form begins with: a draft, an earlier sitting, in a demonstration an example, or the reader's unit and the day. */
export function useStart({ me, who, occasion, day, like, draft }: Asked): Begun {
  const { occasion: texts } = useText()
  const kept = draft === undefined ? undefined : draftOf(who.person, draft)
  const example = useQuery({ queryKey: ['example', who.person], queryFn: () => exampleOf(who), enabled: draft === undefined && like === undefined && me.demonstration, staleTime: Infinity })
  const wanted = draft !== undefined ? null : like ?? (me.demonstration ? example.data ?? null : null)
  const earlier = useQuery({ ...recordQuery(wanted ?? 0), enabled: wanted !== null, staleTime: Infinity })
  const about = useQueries({ queries: (wanted === null ? [] : earlier.data?.about ?? []).filter(l => fedKinds.some(k => k.id === l.kind)).map(l => ({ ...recordQuery(l.item), staleTime: Infinity })) })
  const error = example.error ?? earlier.error ?? about.find(a => a.error)?.error ?? null
  const refetch = (): void => { void example.refetch(); void earlier.refetch() }
  const today = day ?? me.asOf.day
  const blank = { form: emptyForm(today, who.unit), draft: null, like: null, lost: false }
  const named = { ...blank, form: { ...blank.form, what: { ...blank.form.what, title: texts.exampleTitle(who.office) } } }
  if (draft !== undefined) {
    const form = kept && readForm(kept.form)
    return { data: kept && form ? { form, draft: kept, like: null, lost: false } : { ...blank, lost: true }, error: null, refetch }
  }
  if (like === undefined && (!me.demonstration || example.data === null)) return { data: me.demonstration ? named : blank, error: null, refetch }
  const pages = about.flatMap(a => a.data ?? [])
  if (!earlier.data || wanted === null || pages.length < about.length) return { data: undefined, error, refetch }
  return { data: { ...blank, form: again(occasion, earlier.data, pages, today), like: earlier.data.line.title }, error: null, refetch }
}

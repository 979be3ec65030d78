/** What was filled in and not yet recorded, kept in this browser only. `command` is the id under which it is sent, so that sending it again never records twice. */
export type Draft = {
  readonly id: string
  readonly command: string
  /** Whose draft it is: another reader of the same browser does not see it. */
  readonly person: number
  readonly kind: string
  readonly title: string
  /** When it was kept, by this machine's clock: `2021-07-20 10:41`. */
  readonly saved: string
  readonly form: unknown
  /** The steps as they were sent the first time, when no answer came; null when nothing was sent. */
  readonly sent: string | null
}

const place = 'mz-drafts'
const most = 30

const isDraft = (x: unknown): x is Draft => typeof x === 'object' && x !== null && 'id' in x && 'command' in x && 'person' in x && 'kind' in x && 'title' in x && 'saved' in x && 'form' in x && 'sent' in x
  && typeof x.id === 'string' && typeof x.command === 'string' && typeof x.person === 'number' && typeof x.kind === 'string' && typeof x.title === 'string' && typeof x.saved === 'string' && (x.sent === null || typeof x.sent === 'string')

function all(): readonly Draft[] {
  // Storage may be switched off, or hold what an earlier release wrote.
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isDraft) : []
  } catch { return [] }
}

function write(drafts: readonly Draft[]): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(drafts))
    return true
  } catch { return false }
}

/** A person's drafts of a kind, the newest first. */
export const draftsOf = (person: number, kind: string): readonly Draft[] => all().filter(d => d.person === person && d.kind === kind).toReversed()

/** One draft of a person; undefined when it was recorded or discarded meanwhile. */
export const draftOf = (person: number, id: string): Draft | undefined => all().find(d => d.person === person && d.id === id)

/** Keeps a draft in the place of its earlier state; false when this browser keeps nothing. The oldest go when there are too many. */
export const keepDraft = (draft: Draft): boolean => write([...all().filter(d => d.id !== draft.id), draft].slice(-most))

/** Forgets a draft that was recorded or given up. */
export const dropDraft = (id: string): void => { write(all().filter(d => d.id !== id)) }

const two = (n: number): string => String(n).padStart(2, '0')

/** The minute of this machine's clock, as drafts carry it. */
export function minuteNow(): string {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`
}

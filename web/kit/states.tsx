import { useEffect, useState, type ReactNode } from 'react'
import { failureOf } from '../data/failure.ts'
import { useSay, useText } from '../i18n/text.tsx'

function useAfter(milliseconds: number): boolean {
  const [after, setAfter] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setAfter(true), milliseconds)
    return () => window.clearTimeout(timer)
  }, [milliseconds])
  return after
}

/** Grey lines of the final shape, after 300 ms; after 3 s it says what takes so long. */
export function Loading({ lines = 5 }: { readonly lines?: number }): ReactNode {
  const { shell } = useText()
  const [shown, slow] = [useAfter(300), useAfter(3000)]
  if (!shown) return <div className="mz-waiting" />
  return <output className="mz-waiting" aria-label={shell.loading}>
    {slow && <small className="mz-note">{shell.loadingSlow}</small>}
    {Array.from({ length: lines }, (_, i) => <span key={i} style={{ width: `${[92, 78, 86, 64, 72][i % 5] ?? 80}%` }} />)}
  </output>
}

/** A sentence where content would stand, with at most one thing to do. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }): ReactNode {
  return <div className="mz-state"><p>{children}</p>{action}</div>
}

/** A refusal in words: fact, place, remedy. */
export function Refused({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="mz-refused" role="alert">{children}</p>
}

/** What a failed request means, in the reader's language, with a way to try again where that may help. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const { shell } = useText()
  const say = useSay()
  const { kind, says } = failureOf(error)
  const fallback = kind === 'offline' ? shell.offline : kind === 'absent' ? shell.absent : shell.failed
  const again = onRetry && (kind === 'offline' || kind === 'failed')
  return <div className="mz-state" role="alert">
    <p>{kind === 'offline' || says === null ? fallback : say(says)}</p>
    {again && <button type="button" className="mz-button" onClick={onRetry}>{shell.retry}</button>}
  </div>
}

type Query<T> = { readonly data: T | undefined; readonly error: unknown; refetch(): unknown }

/** The content of a query: its data, or waiting, or what went wrong. */
export function Asked<T>({ query, lines, children }: { readonly query: Query<T>; readonly lines?: number; readonly children: (data: T) => ReactNode }): ReactNode {
  if (query.data !== undefined) return children(query.data)
  if (query.error != null) return <Failed error={query.error} onRetry={() => { query.refetch() }} />
  return <Loading {...(lines === undefined ? {} : { lines })} />
}

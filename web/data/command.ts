import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Preview, Submitted } from '../../contract/records.ts'
import type { Step } from '../../kernel/journal/command.ts'
import { api, type Api } from './client.ts'

type Sent = Parameters<Api['records']['submit']>[0]

/** A command as it is sent: what is undefined in a form is absent there. */
export const sendable = (id: string, steps: readonly Step[]): Sent => JSON.parse(JSON.stringify({ id, steps })) as Sent

function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds)
    return () => window.clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

export type Previewing = { readonly preview: Preview | undefined; readonly error: unknown; readonly busy: boolean }

/** What some steps would do, decided by the server and not written: asked half a second after the last change; null asks nothing. The answer before stays until the next one. */
export function usePreview(steps: readonly Step[] | null): Previewing {
  const said = steps === null ? null : JSON.stringify(steps)
  const settled = useSettled(said, 450)
  const query = useQuery({
    queryKey: ['preview', settled], enabled: settled !== null, placeholderData: keepPreviousData, gcTime: 30_000,
    queryFn: ({ signal }) => api.records.preview(sendable('preview-only', JSON.parse(settled ?? '[]') as readonly Step[]), { signal }),
  })
  return { preview: settled === null ? undefined : query.data, error: query.error, busy: said !== null && (said !== settled || query.isFetching) }
}

export type Command = { readonly id: string; readonly steps: readonly Step[] }

/** Has a command carried out. Whatever was read before is read again once it is. */
export function useSubmit(): UseMutationResult<Submitted, unknown, Command> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, steps }: Command) => api.records.submit(sendable(id, steps)),
    onSuccess: done => { if (done.ok) void client.invalidateQueries() },
  })
}

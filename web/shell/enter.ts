import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Me } from '../../contract/session.ts'
import { api } from '../data/client.ts'
import { meQuery } from '../data/queries.ts'

type Entering = { readonly role: string; readonly then: (me: Me) => void }
type Enter = { readonly enter: (role: string, then: (me: Me) => void) => void; readonly busy: boolean; readonly error: unknown }

/** Takes a role of the demonstration and goes on; whatever was read before in another role is forgotten. */
export function useEnter(): Enter {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ role }: Entering) => api.session.enter({ role }),
    onSuccess: (me, { then }) => {
      client.removeQueries({ predicate: query => query.queryKey[0] !== 'landing' && query.queryKey[0] !== 'me' })
      client.setQueryData(meQuery.queryKey, me)
      then(me)
    },
  })
  return { enter: (role, then) => mutate({ role, then }), busy: isPending, error }
}

import './shell/older.ts'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { failureOf } from './data/failure.ts'
import { meQuery } from './data/queries.ts'
import { ReadingProvider } from './i18n/text.tsx'
import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-sc/700.css'
import './kit/kit.css'
import './shell/shell.css'
import './shell/narrow.css'
import './shell/print.css'
import { makeRouter } from './shell/router.tsx'

// A session that has ended shows as such on whatever page notices first, and leads to where a role is chosen.
const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: error => {
    if (failureOf(error).kind !== 'signed-out') return
    client.removeQueries({ queryKey: meQuery.queryKey })
    void router.navigate({ to: '/' })
  } }),
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: 5_000, refetchOnWindowFocus: false, retry: (n, error) => n < 1 && failureOf(error).kind === 'offline' },
    mutations: { networkMode: 'always' },
  },
})
const router = makeRouter(client)

const place = document.getElementById('app')
if (place) createRoot(place).render(<StrictMode>
  <QueryClientProvider client={client}><ReadingProvider><RouterProvider router={router} /></ReadingProvider></QueryClientProvider>
</StrictMode>)

import { useSyncExternalStore } from 'react'

/** Whether the window is narrower than 768 px (a phone, or a PC at 200 % zoom): panels are sheets, tables two-line rows. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches)
}

const query = (): MediaQueryList => window.matchMedia('(max-width: 767px)')

function subscribe(changed: () => void): () => void {
  const media = query()
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

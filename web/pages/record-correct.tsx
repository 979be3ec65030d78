import type { ReactNode } from 'react'
export function CorrectPage(): ReactNode { return null }

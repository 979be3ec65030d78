import type { ReactNode } from 'react'
export function NewRecordPage(): ReactNode { return null }

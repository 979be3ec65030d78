import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Empty } from '../kit/states.tsx'

/** An address that is no page of this release. */
export function NoPage(): ReactNode {
  const { shell } = useText()
  return <Empty action={<Link to="/" className="mz-button">{shell.toStart}</Link>}>{shell.noPage}</Empty>
}

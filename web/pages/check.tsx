import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Page } from '../shell/page.tsx'

export function CheckPage(): ReactNode {
  const { shell } = useText()
  return <Page title={shell.checkDraft}><div className="mz-body"><h1>{shell.checkDraft}</h1></div></Page>
}

import type { ReactNode } from 'react'
import { useReading } from '../i18n/text.tsx'

/** Switches the screens between Chinese and English. `full` names the other language in words. */
export function LanguageSwitch({ full = false }: { readonly full?: boolean }): ReactNode {
  const { texts, language, setLanguage } = useReading()
  const other = language === 'zh' ? 'en' : 'zh'
  return <button type="button" className="mz-switch" lang={other === 'zh' ? 'zh-CN' : 'en'} title={texts.shell.otherLanguageName} onClick={() => setLanguage(other)}>
    {full ? texts.shell.otherLanguageName : texts.shell.otherLanguage}
  </button>
}

/** 大字: larger type and controls. */
export function LargeSwitch(): ReactNode {
  const { texts, large, setLarge } = useReading()
  return <button type="button" className="mz-switch" aria-pressed={large} onClick={() => setLarge(!large)}>{texts.shell.large}</button>
}

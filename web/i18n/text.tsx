import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Label } from '../../kernel/register/fields.ts'
import { en } from './en.ts'
import { zh, type Texts } from './zh.ts'

export type Language = 'zh' | 'en'
type Reading = { readonly language: Language; readonly texts: Texts; readonly large: boolean; setLanguage(language: Language): void; setLarge(large: boolean): void }

const Reading = createContext<Reading>({ language: 'zh', texts: zh, large: false, setLanguage: () => undefined, setLarge: () => undefined })

const kept = (name: string): string | null => {
  // Storage can be switched off by the house; then the choice lasts as long as the page.
  try { return localStorage.getItem(name) } catch { return null }
}
const keep = (name: string, value: string): void => {
  try { localStorage.setItem(name, value) } catch { /* kept for this page only */ }
}

/** Holds the reader's language and type size, remembers both in the browser, and sets `lang` of the page. */
export function ReadingProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => kept('mz-language') === 'en' ? 'en' : 'zh')
  const [large, setLarge] = useState(() => kept('mz-large') === 'yes')
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    keep('mz-language', language)
  }, [language])
  useEffect(() => {
    document.documentElement.classList.toggle('mz-large', large)
    keep('mz-large', large ? 'yes' : 'no')
  }, [large])
  const value = useMemo(() => ({ language, texts: language === 'zh' ? zh : en, large, setLanguage, setLarge }), [language, large])
  return <Reading value={value}>{children}</Reading>
}

/** The reader's language and type size, with their setters. */
export const useReading = (): Reading => use(Reading)

/** Every text of the screens in the reader's language. */
export const useText = (): Texts => use(Reading).texts

/** Says a two-language label or message in the reader's language. */
export function useSay(): (label: Label) => string {
  const { language } = use(Reading)
  return label => label[language]
}

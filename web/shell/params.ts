import { isDay } from '../../kernel/calendar/index.ts'

type Raw = Record<string, unknown>

/** A text of a page's address, undefined when there is none. Numbers come from the address as numbers and are texts here. */
export const textIn = (raw: Raw, name: string): string | undefined => {
  const value = raw[name]
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
}

/** A whole number of 0 or more in a page's address. */
export const wholeIn = (raw: Raw, name: string): number | undefined => {
  const value = Number(raw[name])
  return raw[name] !== undefined && raw[name] !== '' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** A day in a page's address; what is no day is as good as absent. */
export const dayIn = (raw: Raw, name: string): string | undefined => {
  const value = textIn(raw, name)
  return value !== undefined && isDay(value) ? value : undefined
}

/** One of some words in a page's address. */
export const oneOf = <const T extends string>(raw: Raw, name: string, words: readonly T[]): T | undefined => words.find(w => w === raw[name])

/** An address's values without those that are not there. */
export function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

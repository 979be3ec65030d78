import type { Fields } from '../../../kernel/register/fields.ts'

/** Whether a form of these fields shows a refusal at its place: the path begins with one of them. */
export const shownAt = (fields: Fields, at: string): boolean => Object.hasOwn(fields, at.split('.')[0] ?? '')

import { sql, type RawBuilder } from 'kysely'
import type { Kind } from '../../kernel/register/define.ts'
import type { Fields } from '../../kernel/register/fields.ts'
import type { Reading } from './service.ts'

/** Where the texts of some fields stand in a row, as JSON paths. */
function textPaths(fields: Fields, at: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]): readonly string[] => {
    const path = `${at}."${name}"`
    if (field.type === 'text') return [path]
    return field.type === 'group' ? textPaths(field.fields, path) : field.type === 'list' ? textPaths(field.fields, `${path}[*]`) : []
  })
}

/** A pattern that finds a text as it was typed, `%` and `_` included. */
const like = (text: string): string => `%${text.replace(/[\\%_]/g, m => `\\${m}`)}%`

/** The people and units whose name holds the text. */
async function named(r: Reading, pattern: string): Promise<readonly number[]> {
  const { rows } = await r.pool.query<{ item: number }>({ name: 'named', text: `select item from item where org = $1 and kind in ('person', 'unit') and "row"->>'name' like $2`, values: [r.org, pattern] })
  return rows.map(x => x.item)
}

/**
 * Records of some kinds by what somebody typed in them, by the names of the people and units that they are about, and by
 * serial with or without its prefix. Only texts are looked through: codes, such as the reason for an absence, are not
 * what was typed, and not everybody may know them.
 */
export async function textFilter(r: Reading, kinds: readonly Kind[], typed: string): Promise<RawBuilder<unknown>> {
  const text = typed.normalize('NFC').trim()
  const ids = await named(r, like(text))
  const paths = [...new Set(kinds.flatMap(k => textPaths(k.fields, '$')))]
  const [, prefix, bare = text] = /^(\D+)-(\d{4}-\d+)$/.exec(text) ?? []
  const numbered = kinds.filter(k => k.prefix !== undefined && (prefix === undefined || k.prefix === prefix)).map(k => k.id)
  // A row that does not hold the text anywhere need not be taken apart.
  const typedIn = sql`(i."row"::text like ${like(JSON.stringify(text).slice(1, -1))} and exists (select from unnest(${paths}::text[]) p(path),
    jsonb_path_query(i."row", p.path::jsonpath) t(found) where t.found #>> '{}' like ${like(text)}))`
  const about = ids.length === 0 ? sql`false` : sql`i.item in (select f.item from fact f where f.org = ${r.org} and f.until is null and (f.person = any(${ids}::bigint[]) or f.unit = any(${ids}::bigint[])))`
  return sql`(${typedIn} or ${about} 
    or (i.kind = any(${numbered}::text[]) and i.year || '-' || lpad(i.serial::text, greatest(4, length(i.serial::text)), '0') like ${like(bare)}))`
}

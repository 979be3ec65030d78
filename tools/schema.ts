import type { ClientBase } from 'pg'

/** One query a part of the schema; each gives lines under the object they belong to. `n` is the schema that is described. */
const parts = [
  // Columns, in the order of the table.
  `SELECT 'table ' || c.relname AS of, 1 AS part, lpad(a.attnum::text, 4, '0') AS place, concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
     CASE WHEN a.attcollation NOT IN (0, 100) THEN 'collate ' || (SELECT collname FROM pg_collation WHERE oid = a.attcollation) END,
     CASE WHEN a.attnotnull THEN 'not null' END,
     CASE WHEN a.attgenerated <> '' THEN 'generated' WHEN a.attidentity <> '' THEN 'identity' WHEN d.oid IS NOT NULL THEN 'default' END,
     pg_get_expr(d.adbin, d.adrelid)) AS line
   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p')`,
  // Not-null constraints are told by the columns: PostgreSQL 18 lists them here too, 15 to 17 do not.
  `SELECT 'table ' || c.relname, 2, k.conname, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = n.oid AND k.contype <> 'n'`,
  `SELECT 'table ' || i.tablename, 3, i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = n.nspname
   AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conname = i.indexname AND k.connamespace = n.oid)`,
  `SELECT 'table ' || c.relname, 4, '', concat_ws(' ', CASE WHEN c.relrowsecurity THEN 'row security' END, CASE WHEN c.relforcerowsecurity THEN 'forced' END)
   FROM pg_class c WHERE c.relnamespace = n.oid AND (c.relrowsecurity OR c.relforcerowsecurity)`,
  `SELECT 'table ' || p.tablename, 5, p.policyname, concat_ws(' ', 'policy', p.policyname, p.permissive, p.cmd, 'to', array_to_string(p.roles, ', '),
     'using ' || p.qual, 'check ' || p.with_check) FROM pg_policies p WHERE p.schemaname = n.nspname`,
  `SELECT 'table ' || c.relname, 6, t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   WHERE c.relnamespace = n.oid AND NOT t.tgisinternal`,
  `SELECT CASE c.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' ELSE 'table ' END || c.relname, 7, g.grantee::regrole::text,
     'grant ' || string_agg(lower(g.privilege_type), ', ' ORDER BY g.privilege_type) || ' to ' || g.grantee::regrole
   FROM pg_class c, aclexplode(c.relacl) g WHERE c.relnamespace = n.oid AND g.grantee <> c.relowner AND c.relkind IN ('r', 'p', 'v', 'S')
   GROUP BY c.relkind, c.relname, g.grantee`,
  `SELECT 'table ' || c.relname, 8, a.attname, 'grant ' || lower(g.privilege_type) || ' (' || a.attname || ') to ' || g.grantee::regrole
   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g WHERE c.relnamespace = n.oid`,
  `SELECT 'view ' || v.viewname, 1, '', v.definition FROM pg_views v WHERE v.schemaname = n.nspname`,
  `SELECT 'function ' || p.oid::regprocedure, 1, '', pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace = n.oid AND p.prokind IN ('f', 'p')
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  `SELECT 'sequence ' || s.sequencename, 1, '', s.data_type || ' from ' || s.start_value FROM pg_sequences s WHERE s.schemaname = n.nspname`,
]

type Line = { of: string; line: string }

/**
 * Says what a database has become, as text to check in and compare: tables with columns, constraints, indexes, row security,
 * policies, triggers and grants; views, functions, sequences. The same for the same schema on PostgreSQL 15 to 18.
 */
export async function describeSchema(client: ClientBase, schema = 'public'): Promise<string> {
  const union = parts.map((part) => `(${part})`).join('\nUNION ALL\n')
  const { rows } = await client.query<Line>(
    `SELECT l.of, l.line FROM pg_namespace n, LATERAL (${union}) l WHERE n.nspname = $1
     ORDER BY l.of COLLATE "C", l.part, l.place COLLATE "C"`,
    [schema],
  )
  const heads = [...new Set(rows.map(({ of }) => of))]
  return heads.map((head) => `${head}\n${rows.filter(({ of }) => of === head).map(({ line }) => `  ${line.trim().replaceAll('\n', '\n  ')}\n`).join('')}`).join('\n')
}

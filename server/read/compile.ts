import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder } from 'kysely'

const compiler = new Kysely<object>({ dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(),
  createIntrospector: db => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() } })

const names = new Map<string, string>()

/**
 * Compiles a fragment to text and parameters; running it is the pool's business. Every text has a name of its own, so that
 * a connection prepares and plans it once: there are as many texts as ways to combine the conditions of a page.
 */
export function compile(query: RawBuilder<unknown>): { readonly name: string; readonly text: string; readonly values: unknown[] } {
  const { sql: text, parameters } = query.compile(compiler)
  const name = names.get(text) ?? `read-${names.size}`
  names.set(text, name)
  return { name, text, values: [...parameters] }
}

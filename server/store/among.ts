import { type RawBuilder, sql } from 'kysely'

/**
 * A list to look for values in, as one parameter however long it is: a parameter for each would cost more than finding the
 * rows. json_each is SQLite's own; PostgreSQL says `any(…)` here, and only here.
 */
export const among = (values: readonly string[]): RawBuilder<string> =>
  sql<string>`(select value from json_each(${JSON.stringify(values)}))`

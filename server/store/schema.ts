import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The tables and indexes of a database as SQL, in the order they were made, one column a line: for people to read. */
export async function ofDatabase(db: Db): Promise<string> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where sql is not null and name not like 'kysely_%' order by rowid`.execute(db)
  return rows.map((row) => `${laidOut(row.sql)};\n`).join('\n')
}

// A table's parts stand between its outermost brackets, parted by the commas that are in no brackets of their own.
function laidOut(statement: string): string {
  if (!/^create table/i.test(statement)) return statement
  const open = statement.indexOf('(')
  const close = statement.lastIndexOf(')')
  return `${statement.slice(0, open)}(\n  ${partsOf(statement.slice(open + 1, close)).join(',\n  ')}\n)${statement.slice(close + 1)}`
}

function partsOf(inside: string): string[] {
  const parts = ['']
  let depth = 0
  for (const sign of inside) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim())
}

import type { TextTable } from '../text-table.ts'
import { hasColumn, readProperties } from './properties.ts'
import type { Defaults, Drafts } from './reading.ts'

/** Reads a table of areas without outlines: the columns are named as the properties of a GeoJSON file. */
export function readAreaTable(table: TextTable, defaults: Defaults): Drafts {
  const absent = (['id', 'name'] as const).filter((name) => !hasColumn(table.columns, name))
  if (absent.length > 0) return { drafts: [], faults: absent.map((name) => ({ place: 'rad 1', sentence: `Kolumnen ”${name}” saknas.` })) }
  if (table.lines.length === 0) return { drafts: [], faults: [{ place: 'filen', sentence: 'Filen innehåller inga områden.' }] }
  const read = table.lines.map(({ number, cells }) => readProperties(cells, `rad ${number}`, defaults))
  return { drafts: read.map(({ draft }) => ({ ...draft, outline: null })), faults: read.flatMap(({ faults }) => faults) }
}

import { faultBook } from '../microdata/fault-book.ts'
import type { TextTable } from '../text-table.ts'
import { COLUMNS, namesOf } from './columns.ts'

/** A question that a series corresponds to, and what differs between them. */
export interface Link {
  readonly question: string
  readonly limitation: string
}

/** Which questions series correspond to, by the series' name: in every place, or in one alone ('' for every). */
export type Links = ReadonlyMap<string, readonly (Link & { readonly place: string })[]>

/** Nothing is said to correspond. */
export const NO_LINKS: Links = new Map()

/** The links of a series in a place. */
export const linksOf = (links: Links, series: string, place: string): readonly Link[] =>
  (links.get(series) ?? [])
    .filter((link) => link.place === '' || link.place === place)
    .map(({ question, limitation }) => ({ question, limitation }))

/** Reads a table that says which questions series correspond to: serie, fråga, begränsning, and plats when it is not everywhere. */
export function readLinks({
  columns,
  lines,
}: TextTable): { readonly ok: true; readonly links: Links } | { readonly ok: false; readonly faults: readonly string[] } {
  const names = namesOf(columns)
  const book = faultBook()
  for (const column of ['series', 'question', 'limitation'] as const)
    if (names[column] === undefined) book.note(`Kolumnen ”${COLUMNS[column][0]}” saknas. Filen har: ${columns.join(', ')}.`, null)
  const links = new Map<string, (Link & { place: string })[]>()
  for (const { cells, number } of book.size > 0 ? [] : lines) {
    const cell = (name: string | undefined) => (cells[name ?? ''] ?? '').normalize().trim()
    const [series, question, limitation] = [cell(names.series), cell(names.question), cell(names.limitation)]
    if (series === '' || question === '' || limitation === '') book.note('Raden ska ha serie, fråga och begränsning.', number)
    links.set(series, [...(links.get(series) ?? []), { question, limitation, place: cell(names.place) }])
  }
  return book.size > 0 ? { ok: false, faults: book.told() } : { ok: true, links }
}

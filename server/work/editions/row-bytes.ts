import { published, type ShownRow } from '../../domain/disclosure/protect.ts'
import { grouped } from '../../domain/grouped.ts'

/** What rows are looked up by. */
type Key = 'population' | 'question'

/**
 * Protected rows as bytes, to be read a few at a time. A kommun of 239 areas has 28 000 of them, 65 MB: read all at once
 * they would keep everybody else waiting, and bytes are handed from one thread to another as they lie.
 */
export interface RowBytes {
  /** Each row in JSON, one after another. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each row ends. */
  readonly ends: Uint32Array<ArrayBuffer>
  /** Which rows each population has, and which are about each question: the first is 0. */
  readonly places: Readonly<Record<Key, ReadonlyMap<string, readonly number[]>>>
}

/** Rows written out. */
export function rowBytes(rows: readonly ShownRow[]): RowBytes {
  const encoder = new TextEncoder()
  const written = rows.map((row) => encoder.encode(JSON.stringify(row)))
  const ends = new Uint32Array(rows.length)
  const bytes = new Uint8Array(written.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const [place, one] of written.entries()) {
    bytes.set(one, end)
    end += one.length
    ends[place] = end
  }
  const places = (key: Key) => grouped(rows.keys(), (place) => rows[place]?.[key] ?? '')
  return { bytes, ends, places: { population: places('population'), question: places('question') } }
}

/** The rows of one population, or about one question, in the order that they were written. */
export function rowsIn({ bytes, ends, places }: RowBytes, key: Key, wanted: string): readonly ShownRow[] {
  const decoder = new TextDecoder()
  const row = (place: number) => JSON.parse(decoder.decode(bytes.subarray(ends[place - 1] ?? 0, ends[place])))
  return published((places[key].get(wanted) ?? []).map(row)) // rowBytes() wrote nothing but protected rows
}

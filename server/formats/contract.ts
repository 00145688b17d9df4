import type { Line, Table } from '../domain/exports/table.ts'

/** The formats there are. A new one is a name here, one file, and its line in the register. */
export type FormatName = 'csv-excel' | 'csv-internationell' | 'json' | 'markdown' | 'geojson'

/** A format a table can leave in. */
export interface Format {
  /** Its name on the command line: 'csv-excel'. */
  readonly name: FormatName
  /** Its name to people: 'CSV för svenska Excel'. */
  readonly says: string
  readonly mediaType: string
  /** How the name of a file ends: '.json', '-excel.csv'. */
  readonly ending: string
  /** The file, piece by piece; every piece is whole characters. */
  write<L extends Line>(table: Table<L>): AsyncIterable<string>
}

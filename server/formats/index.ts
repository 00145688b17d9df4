import type { Format, FormatName } from './contract.ts'
import { csvExcel } from './csv-excel.ts'
import { csvInternational } from './csv-international.ts'
import { geojson } from './geojson.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'

/** Every format a table can leave in, by name. */
export const FORMATS = {
  'csv-excel': csvExcel,
  'csv-internationell': csvInternational,
  json,
  markdown,
  geojson,
} as const satisfies { readonly [Name in FormatName]: Format & { readonly name: Name } }

/** The format with this name, if there is one. */
export const formatNamed = (name: string): Format | undefined => (Object.hasOwn(FORMATS, name) ? FORMATS[name as FormatName] : undefined)

import { described, type Line, type Table } from '../domain/exports/table.ts'
import type { Format } from './contract.ts'

/** The columns that say where a line is, in degrees. */
const WHERE = { longitude: 'longitud', latitude: 'latitud' }

/**
 * GeoJSON (RFC 7946): each line a feature, a point where its table has columns `longitud` and `latitud` and they are filled, else without
 * place; the other columns are its properties. The notice and what the columns mean are foreign members, which the standard allows.
 */
export const geojson = {
  name: 'geojson',
  says: 'GeoJSON för kartprogram',
  mediaType: 'application/geo+json; charset=utf-8',
  ending: '.geojson',
  write: pieces,
} as const satisfies Format

async function* pieces<L extends Line>({ notice, columns, lines }: Table<L>): AsyncGenerator<string> {
  yield `{"anmarkning":${JSON.stringify(notice)},"type":"FeatureCollection",\n"kolumner":${JSON.stringify(described(columns))},\n"features":[`
  let between = '\n'
  for await (const line of lines) {
    const cells = Object.fromEntries(columns.map((column) => [column.name, column.of(line)]))
    const { [WHERE.longitude]: longitude, [WHERE.latitude]: latitude, ...properties } = cells
    const geometry =
      typeof longitude === 'number' && typeof latitude === 'number' ? { type: 'Point', coordinates: [longitude, latitude] } : null
    yield between + JSON.stringify({ type: 'Feature', properties, geometry })
    between = ',\n'
  }
  yield '\n]}\n'
}

import { readFile } from 'node:fs/promises'
import { readGeoJson } from '../../domain/areas/geojson.ts'
import { ALWAYS } from '../../domain/areas/reading.ts'
import { grow } from '../../domain/areas/tree.ts'
import { readPopulation } from '../../domain/population-table.ts'
import type { Land } from '../../domain/rehearsal/draw.ts'
import { readCsv } from '../../formats/read-csv.ts'
import { readJson } from '../../formats/read-json.ts'
import { readText } from '../../formats/read-text.ts'
import { fromRoot } from '../../root.ts'

/** Reads one of the real kommuner in db/demo, as an import would. Throws when the files there are faulty. */
export async function readLand(slug: string): Promise<Land> {
  const json = readJson(await text(`${slug}.geojson`))
  const drafts = readGeoJson(json.ok ? json.value : undefined, { parentId: null, parentName: null, level: 'area', validFrom: ALWAYS })
  const tree = grow(drafts, [])
  if (!tree.ok) throw new Error(`db/demo/${slug}.geojson: ${tree.faults[0]?.sentence}`)
  const kommun = tree.areas.find(({ level }) => level === 'kommun')
  if (!kommun) throw new Error(`db/demo/${slug}.geojson names no kommun.`)

  const file = `${slug}-befolkning-2025.csv`
  const csv = readCsv(await text(file))
  if (!csv.ok) throw new Error(`db/demo/${file}: ${csv.faults[0]?.sentence}`)
  const population = readPopulation(csv.table, new Set(tree.areas.map(({ id }) => id)))
  if (!population.ok) throw new Error(`db/demo/${file}: ${population.faults[0]?.sentence}`)
  return { kommun, areas: tree.areas.filter(({ level }) => level === 'area'), population: population.cells }
}

/** The text of a file in db/demo. Throws when it is not UTF-8. */
export async function text(file: string): Promise<string> {
  const reading = readText(await readFile(fromRoot('db', 'demo', file)))
  if (!reading.ok) throw new Error(`db/demo/${file} is not UTF-8.`)
  return reading.text
}

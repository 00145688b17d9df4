import type { Area } from '../area.ts'
import { AGE_GROUPS, type PopulationCell, SEXES } from '../population.ts'
import type { Land } from './draw.ts'
import { named } from './random.ts'

/** How people of an area divide by age group, youngest first. About Sweden's. */
const AGES = [0.21, 0.24, 0.3, 0.18, 0.07]
const SIDE_DEGREES = 0.05

/** An invented kommun of any number of areas: squares in rows, 1 500–5 500 people in each. For measuring at sizes the real ones have not. */
export function gridLand(kommunId: string, name: string, slug: string, size: number): Land {
  const within = { validFrom: 2000, validTo: null }
  const kommun: Area = { ...within, id: kommunId, parentId: null, level: 'kommun', name, slug, outline: null }
  const columns = Math.ceil(Math.sqrt(size))
  const areas = Array.from({ length: size }, (_, index): Area => {
    const id = `${kommunId}R${String(index + 1).padStart(3, '0')}`
    const outline = square(12 + (index % columns) * SIDE_DEGREES, 57 - Math.floor(index / columns) * SIDE_DEGREES)
    return { ...within, id, parentId: kommunId, level: 'area', name: `Ruta ${index + 1}`, slug: null, outline }
  })
  return { kommun, areas, population: areas.flatMap(({ id }) => populationOf(id)) }
}

function populationOf(areaId: string): readonly PopulationCell[] {
  const people = 1500 + 4000 * named(0, areaId, 'people')()
  return SEXES.flatMap((sex) =>
    AGE_GROUPS.map((ageGroup, index) => ({ areaId, year: 2025, sex, ageGroup, people: Math.round((people / 2) * (AGES[index] ?? 0)) })),
  )
}

/** A square with forty corners, counter-clockwise as RFC 7946 asks: as heavy to draw as a real outline. */
function square(west: number, south: number): Area['outline'] {
  const corners = [0, 1, 2, 3].flatMap((side) => Array.from({ length: 10 }, (_, step) => alongSide(side, step / 10)))
  const ring = [...corners, alongSide(0, 0)].map(([x, y]) => [west + x * SIDE_DEGREES, south + y * SIDE_DEGREES])
  return { type: 'Polygon', coordinates: [ring] }
}

function alongSide(side: number, part: number): readonly [x: number, y: number] {
  if (side === 0) return [part, 0]
  if (side === 1) return [1, part]
  return side === 2 ? [1 - part, 1] : [0, 1 - part]
}

import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Area } from '../area.ts'

type Outlined = Pick<Area, 'outline'>

/** Whether a point lies in a kommun: true, false, or null when no outlines tell. The kommun's own outline decides before those of all its areas. */
export function liesIn(kommun: Outlined, areas: readonly Outlined[], point: Position): boolean | null {
  if (kommun.outline) return isWithin(kommun.outline, point)
  const outlines = areas.flatMap(({ outline }) => (outline ? [outline] : []))
  if (outlines.some((outline) => isWithin(outline, point))) return true
  return outlines.length === areas.length && areas.length > 0 ? false : null
}

/** Whether a point lies within an outline, holes left out: a line from it to the east crosses the rings an odd number of times. */
export function isWithin(outline: Polygon | MultiPolygon, [x = 0, y = 0]: Position): boolean {
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat()
  const crossings = rings.flatMap((ring) =>
    ring.filter(([x1 = 0, y1 = 0], index) => {
      const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? []
      return y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
    }),
  )
  return crossings.length % 2 === 1
}

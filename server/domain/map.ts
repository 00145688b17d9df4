import { geoIdentity, geoPath } from 'd3-geo'
import type { GeometryCollection, MultiPolygon, Polygon, Position } from 'geojson'
import type { Area } from './area.ts'

/** Areas drawn side by side on one plane, in the units of an SVG viewBox. Paths are to be filled by the even-odd rule: holes stay holes. */
export interface DrawnMap {
  readonly width: number
  readonly height: number
  readonly shapes: readonly { readonly areaId: string; readonly path: string }[]
  /** Areas that have no outline: to be listed beside the map. */
  readonly without: readonly string[]
}

type Outline = Polygon | MultiPolygon
type Drawn = { readonly areaId: string; readonly outline: Outline }

/** Room around the areas for their lines, in viewBox units. */
const MARGIN = 2

/**
 * Draws the outlines of areas, north up, in the order given.
 * The picture is plane: longitudes are shrunk by the cosine of the middle latitude (an equirectangular projection with that
 * standard parallel), which at the size of a kommun differs from the globe by less than a line's width. On d3's sphere the
 * rings of RFC 7946 would run the wrong way round and every area would fill the earth.
 */
export function drawMap(areas: readonly Pick<Area, 'id' | 'outline'>[], { width }: { readonly width: number }): DrawnMap {
  const drawn = areas.flatMap(({ id, outline }) => (outline ? [{ areaId: id, outline }] : []))
  const without = areas.filter(({ outline }) => !outline).map(({ id }) => id)
  if (drawn.length === 0) return { width, height: 0, shapes: [], without }

  const { flat, height, projection } = plane(drawn, width)
  const path = geoPath(projection).digits(1)
  return { width, height, shapes: flat.map(({ areaId, outline }) => ({ areaId, path: path(outline) ?? '' })), without }
}

/** The degrees, longitude first, of a point in the picture that drawMap draws; null when there is no picture. */
export function degreesAt(
  areas: readonly Pick<Area, 'outline'>[],
  { width }: { readonly width: number },
  [x, y]: Position,
): Position | null {
  const drawn = areas.flatMap(({ outline }) => (outline ? [{ areaId: '', outline }] : []))
  if (drawn.length === 0) return null
  const { shrink, projection } = plane(drawn, width)
  const [east = 0, north = 0] = projection.invert?.([x ?? 0, y ?? 0]) ?? []
  return [east / shrink, north]
}

/** Where in the picture that drawMap draws a point in degrees, longitude first, lies; null when there is no picture. */
export function pointIn(
  areas: readonly Pick<Area, 'outline'>[],
  { width }: { readonly width: number },
  [longitude, latitude]: Position,
): Position | null {
  const drawn = areas.flatMap(({ outline }) => (outline ? [{ areaId: '', outline }] : []))
  if (drawn.length === 0) return null
  const { shrink, projection } = plane(drawn, width)
  return projection([(longitude ?? 0) * shrink, latitude ?? 0])
}

function plane(drawn: readonly Drawn[], width: number) {
  const { shrink, flat } = flattened(drawn)
  const all: GeometryCollection = { type: 'GeometryCollection', geometries: flat.map(({ outline }) => outline) }
  const [[west, south], [east, north]] = geoPath().bounds(all)
  const height = Math.ceil(((width - 2 * MARGIN) * (north - south)) / (east - west) + 2 * MARGIN)
  const room: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [width - MARGIN, height - MARGIN],
  ]
  return { flat, shrink, height, projection: geoIdentity().reflectY(true).fitExtent(room, all) }
}

/** Outlines in plane coordinates where a step east is as long as a step north. */
function flattened(areas: readonly Drawn[]): { readonly shrink: number; readonly flat: Drawn[] } {
  const latitudes = areas.flatMap(({ outline }) => ringsOf(outline).flatMap((ring) => ring.map(([, latitude = 0]) => latitude)))
  const south = latitudes.reduce((a, b) => Math.min(a, b))
  const north = latitudes.reduce((a, b) => Math.max(a, b))
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const flat = (ring: Position[]): Position[] => ring.map(([longitude = 0, latitude = 0]) => [longitude * shrink, latitude])
  const flattenedAreas = areas.map(
    ({ areaId, outline }): Drawn => ({
      areaId,
      outline:
        outline.type === 'Polygon'
          ? { type: 'Polygon', coordinates: outline.coordinates.map(flat) }
          : { type: 'MultiPolygon', coordinates: outline.coordinates.map((polygon) => polygon.map(flat)) },
    }),
  )
  return { shrink, flat: flattenedAreas }
}

const ringsOf = (outline: Outline): Position[][] => (outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat())

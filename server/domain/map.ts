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

  const flat = flattened(drawn)
  const all: GeometryCollection = { type: 'GeometryCollection', geometries: flat.map(({ outline }) => outline) }
  const [[west, south], [east, north]] = geoPath().bounds(all)
  const height = Math.ceil(((width - 2 * MARGIN) * (north - south)) / (east - west) + 2 * MARGIN)

  const room: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [width - MARGIN, height - MARGIN],
  ]
  const path = geoPath(geoIdentity().reflectY(true).fitExtent(room, all)).digits(1)
  return { width, height, shapes: flat.map(({ areaId, outline }) => ({ areaId, path: path(outline) ?? '' })), without }
}

/** Outlines in plane coordinates where a step east is as long as a step north. */
function flattened(areas: readonly Drawn[]): Drawn[] {
  const latitudes = areas.flatMap(({ outline }) => ringsOf(outline).flatMap((ring) => ring.map(([, latitude = 0]) => latitude)))
  const south = latitudes.reduce((a, b) => Math.min(a, b))
  const north = latitudes.reduce((a, b) => Math.max(a, b))
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const flat = (ring: Position[]): Position[] => ring.map(([longitude = 0, latitude = 0]) => [longitude * shrink, latitude])
  return areas.map(({ areaId, outline }) => ({
    areaId,
    outline:
      outline.type === 'Polygon'
        ? { type: 'Polygon', coordinates: outline.coordinates.map(flat) }
        : { type: 'MultiPolygon', coordinates: outline.coordinates.map((polygon) => polygon.map(flat)) },
  }))
}

const ringsOf = (outline: Outline): Position[][] => (outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat())

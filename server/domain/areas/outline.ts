import type { MultiPolygon, Polygon, Position } from 'geojson'

/** An outline, none at all, or every reason why the geometry is not one. */
export type OutlineReading =
  | { readonly ok: true; readonly outline: Polygon | MultiPolygon | null }
  | { readonly ok: false; readonly sentences: readonly string[] }

/** Sweden with its sea, in degrees: a frame to catch swapped axes and other coordinate systems, not a border. */
const SWEDEN = { west: 10, east: 25, south: 54.5, north: 69.5 }

/** Reads a GeoJSON geometry (RFC 7946) as an area's outline. No geometry is an area without outline. */
export function readOutline(geometry: unknown): OutlineReading {
  if (geometry === null || geometry === undefined) return { ok: true, outline: null }
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { ok: false, sentences: [`Geometrin är ”${String(type)}”. Ett område ritas med Polygon eller MultiPolygon.`] }

  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!isRings(polygons)) return { ok: false, sentences: ['Koordinaterna går inte att läsa som talpar med longitud och latitud.'] }
  if (polygons.length === 0 || polygons.some((rings) => rings.length === 0))
    return { ok: false, sentences: ['Geometrin är tom. Skriv null om området saknar gräns på kartan.'] }

  const several = polygons.length > 1
  const rings = polygons.flatMap((polygon, p) => polygon.map((ring, r) => ({ ring, name: ringName(several ? p : null, r) })))
  const misplaced = rings.flatMap(({ ring }) => ring).find((position) => !isInSweden(position))
  const sentences = [...rings.flatMap(({ ring, name }) => ringFaults(ring, name)), ...(misplaced ? [placeFault(misplaced)] : [])]
  if (sentences.length > 0) return { ok: false, sentences }

  const flat = polygons.map((polygon) => polygon.map((ring) => ring.map((position) => position.slice(0, 2)))) // heights are left out
  return { ok: true, outline: type === 'Polygon' ? { type, coordinates: flat[0] ?? [] } : { type, coordinates: flat } }
}

function ringFaults(ring: readonly Position[], name: string): string[] {
  const first = ring[0]
  const last = ring[ring.length - 1]
  if (ring.length < 4) return [`${name} har ${ring.length} punkter. Minst fyra behövs, och den sista ska vara samma som den första.`]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return [`${name} är inte sluten: den sista punkten ska vara samma som den första.`]
  if (twiceTheArea(ring) === 0) return [`${name} har ingen yta.`]
  return []
}

// The shoelace formula: only whether it is 0 matters here.
function twiceTheArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? []
    return sum + (x * nextY - nextX * y)
  }, 0)
}

function placeFault([x = 0, y = 0]: Position): string {
  if (Math.abs(x) > 180 || Math.abs(y) > 90)
    return `Koordinaterna (${x}, ${y}) är inte grader. De ser ut att vara meter, som i SWEREF 99 TM. Spara om filen i WGS84 (EPSG:4326).`
  if (isInSweden([y, x])) return `Longitud och latitud har bytt plats i (${x}, ${y}). Longitud ska stå först.`
  return `Punkten (${x}, ${y}) ligger utanför Sverige. Kontrollera att filen är i WGS84 (EPSG:4326).`
}

/** Whether a position, longitude first, lies in Sweden's frame. */
export const isInSweden = ([longitude = Number.NaN, latitude = Number.NaN]: Position) =>
  longitude >= SWEDEN.west && longitude <= SWEDEN.east && latitude >= SWEDEN.south && latitude <= SWEDEN.north

const ringName = (polygon: number | null, ring: number) =>
  `${ring === 0 ? 'Yttergränsen' : `Hål ${ring}`}${polygon === null ? '' : ` i del ${polygon + 1}`}`

const isPosition = (value: unknown): value is Position => Array.isArray(value) && value.length >= 2 && value.every(Number.isFinite)

const isRings = (value: unknown): value is Position[][][] =>
  Array.isArray(value) &&
  value.every((rings) => Array.isArray(rings) && rings.every((ring) => Array.isArray(ring) && ring.every(isPosition)))

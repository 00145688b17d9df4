import type { MultiPolygon, Polygon } from 'geojson'

/** Where an area stands in the tree: a group of kommuner (or a lokalpolisområde), a kommun, or an area inside one, to any depth. */
export const LEVELS = ['group', 'kommun', 'area'] as const
export type AreaLevel = (typeof LEVELS)[number]

/** Whether a word is the name of a level. */
export const isLevel = (word: string): word is AreaLevel => (LEVELS as readonly string[]).includes(word)

/** A place in the area tree. An area may lack an outline: it is then listed but not drawn. */
export interface Area {
  /** Official code: '1383', '1383R001'. */
  readonly id: string
  readonly parentId: string | null
  readonly level: AreaLevel
  readonly name: string
  /** The kommun's word in addresses ('varberg'); null on other levels. */
  readonly slug: string | null
  /** First and last year the area exists; null means still. */
  readonly validFrom: number
  readonly validTo: number | null
  readonly outline: Polygon | MultiPolygon | null
  /** The area whose answers this one's are weighted together with when fewer than two people answered here; absent without one. */
  readonly neighbour?: string
}

/** An area's place in the tree, without its years and outline. */
export type Standing = Pick<Area, 'id' | 'parentId' | 'level' | 'name' | 'slug'>

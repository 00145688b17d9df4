import type { Area, AreaLevel } from '../area.ts'

/** Something wrong in a file of areas: where in the file, and what, in the words of whoever made it. */
export interface AreaFault {
  readonly place: string
  readonly sentence: string
}

/** An area as its file states it, before its place in the tree is checked. */
export interface Draft extends Omit<Area, 'slug'> {
  /** Where in the file: 'objekt 3 (1383R003 Bua-Värö)'. */
  readonly place: string
  /** The word in addresses, when the file gives one. */
  readonly slug: string | null
  /** The parent's name, when the file gives it: enough to make a kommun that is not known yet. */
  readonly parentName: string | null
}

/** What a file leaves unsaid: the parent of areas that name none, the level, and the first year. */
export interface Defaults {
  readonly parentId: string | null
  readonly parentName: string | null
  readonly level: AreaLevel
  readonly validFrom: number
}

/** Every draft of a file, and every fault found in reading it. With a fault the drafts are only good for finding more faults. */
export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly faults: readonly AreaFault[]
}

/** The areas of a file, parents before children, or every fault in it. */
export type AreasReading =
  | { readonly ok: true; readonly areas: readonly Area[] }
  | { readonly ok: false; readonly faults: readonly AreaFault[] }

/** The first year of what is not said to begin: earlier than any survey. */
export const ALWAYS = 0

import { type FrameCell, MINIMUM_DRAWN } from './frame.ts'

/** What came of a draw in one area. */
export interface Stratum {
  readonly areaId: string
  /** How many were asked for. */
  readonly wanted: number
  /** How many the register has, of the survey's ages; null when there was no register. */
  readonly population: number | null
  readonly drawn: number
}

/** The report of a draw: kept with it, and read by staff. */
export interface DrawReport {
  readonly strata: readonly Stratum[]
  /** People in the register whose age is outside the survey's; null without a register. */
  readonly outside: number | null
  /** SHA-256 of the register, so that the same file can be known again; null without one. */
  readonly sha256: string | null
  /** The part of those drawn that the sizes were planned for to answer, 0–1; null when sizes were given. */
  readonly responseRate: number | null
}

/** Something that keeps a draw from being made: the line of the register, or null when it is about the whole. */
export interface DrawFault {
  readonly line: number | null
  readonly sentence: string
}

/** What is wrong with the frame cells of a draw: those in which too few were drawn, however coarse. */
export function cellFaults(cells: readonly FrameCell[], names: ReadonlyMap<string, string>): readonly DrawFault[] {
  return cells
    .filter(({ drawn }) => drawn < MINIMUM_DRAWN)
    .map(({ areaId, drawn }) => ({
      line: null,
      sentence: `I ${names.get(areaId) ?? areaId} dras bara ${drawn}. Dra minst ${MINIMUM_DRAWN} eller ingen: bland färre kan någon pekas ut.`,
    }))
}

/** How many faults are listed one by one. */
const LISTED = 200

/** Gathers faults line by line: the first of them in words, of the rest how many. */
export function faultList(): { add(line: number | null, sentence: string): void; readonly count: number; list(): readonly DrawFault[] } {
  const faults: DrawFault[] = []
  let count = 0
  return {
    add(line, sentence) {
      count += 1
      if (faults.length < LISTED) faults.push({ line, sentence })
    },
    get count() {
      return count
    },
    list() {
      const inOrder = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
      return count > LISTED ? [...inOrder, { line: null, sentence: `Och ${count - LISTED} fel till.` }] : inOrder
    },
  }
}

/** Something that truly changed from the year before `year`: the reported share of a question, in percentage points, alike for everyone in some areas. */
export interface Change {
  readonly year: number
  readonly question: string
  /** An area, or a kommun with all its areas. */
  readonly areaIds: readonly string[]
  readonly points: number
}

/**
 * All that changes in the rehearsal. Everything else stands still, exactly, from year to year: what a page says of it is noise.
 * Some changes are large enough to be found with the answers there are, some are not.
 */
export const CHANGES: readonly Change[] = [
  { year: 2026, question: 'fortkorning', areaIds: ['1465R004'], points: -14 }, // humps in Svenljunga västra tätort
  { year: 2026, question: 'nedskrapning', areaIds: ['1465'], points: -6 },
  { year: 2026, question: 'polis_syns', areaIds: ['1465'], points: 9 },
  { year: 2026, question: 'ungdomsgang', areaIds: ['1383R014'], points: 12 }, // Varberg centrum
  { year: 2026, question: 'ute_kvall', areaIds: ['1383R014', '1383R015'], points: -9 },
  { year: 2026, question: 'narkotika', areaIds: ['1383R017'], points: -8 },
  { year: 2026, question: 'buskorning', areaIds: ['1383R016'], points: 16 }, // Veddige-Derome
  { year: 2026, question: 'oro_bedrageri', areaIds: ['1383'], points: 5 },
]

import type { Average } from './average.ts'
import type { Level, Span } from './level.ts'

/** What a level is called. */
export interface Label {
  readonly words: string
  /** false: the word is ours; none was found in print. */
  readonly documented: boolean
}

/**
 * The levels in words. 0 and 6: polisen.se on lokalpolisområde Trelleborg 2018; 2: K. Elefalk, ESC 2025; 5: skd.se
 * 2017-12-06 on Landskrona. No printed word was found for 1, 3 and 4.
 */
export const LABELS: Readonly<Record<Level, Label>> = {
  0: { words: 'i stort sett inget problem', documented: true },
  1: { words: 'mindre problem än normalt', documented: false },
  2: { words: 'normalt för Sverige', documented: true },
  3: { words: 'större problem än normalt', documented: false },
  4: { words: 'tydligt problem', documented: false },
  5: { words: 'mycket påtagligt problem', documented: true },
  6: { words: 'alarmerande påtagligt problem', documented: true },
}

/** An index as it is written: "1,38". */
export const indexWords = ({ hundredths }: Pick<Average, 'hundredths'>): string =>
  `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`

/** Levels as they are written: "3", or "2–4" where the interval spans several. */
export const spanWords = ({ low, high }: Span): string => (low === high ? String(low) : `${low}–${high}`)

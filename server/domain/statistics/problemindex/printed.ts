import type { Average } from './average.ts'

/** How a printed index stands to ours: the same, the same but cut off instead of rounded, within 0,01, or another. */
export type Agreement = 'half-up' | 'truncated' | 'near' | 'different'

/** Printings of the same survey differ by so much, in hundredths: some are cut off where others are rounded. */
const TOLERANCE = 1

/** Holds a printed index, in hundredths, against the levels it should come from. */
export function agreement(printed: number, { sum, items, hundredths }: Average): Agreement {
  if (printed === hundredths) return 'half-up'
  if (printed === Math.floor((100 * sum) / items)) return 'truncated'
  return Math.abs(printed - hundredths) <= TOLERANCE ? 'near' : 'different'
}

/** An index as it is printed, "1,38" or "2.91", in hundredths; null when it is no number 0–6 with at most two decimals. */
export function readPrinted(words: string): number | null {
  const [, whole, decimals = ''] = /^([0-6])(?:[.,](\d{1,2}))?$/.exec(words.trim()) ?? []
  const hundredths = whole === undefined ? Number.NaN : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return hundredths <= 600 ? hundredths : null
}

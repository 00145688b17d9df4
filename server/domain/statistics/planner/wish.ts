import { type FieldFault, FormReader, type Sent } from '../../form.ts'
import { type Demand, USUAL_DEMAND } from './change.ts'
import { USUAL_DEFF } from './effective.ts'

/** What a kommun wants to be able to see, as shares 0–1. */
export interface Wish extends Demand {
  readonly halfWidth: number
  readonly responseRate: number
  /** The share that a pledge is about, today. */
  readonly from: number
  /** The share wanted next time. */
  readonly to: number
  readonly direction: 'fall' | 'rise'
  readonly deff: number
}

/** The fields of a wish as typed, whole numbers in per cent where they are shares, with what stands there first. */
export const FIELDS = { halvbredd: '10', svarsandel: '35', fran: '30', till: '20', loften: '1' } as const
export type WishField = keyof typeof FIELDS

/** A wish, or everything wrong with it. */
export type WishReading = { readonly ok: true; readonly wish: Wish } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** Reads a wish as it was typed. */
export function readWish(sent: Sent, deff = USUAL_DEFF): WishReading {
  const form = new FormReader(sent)
  const whole = (field: WishField, from: number, to: number, ask: string) => form.whole(field, { from, to, ask })
  const halfWidth = whole('halvbredd', 1, 30, 'Skriv felmarginalen i procentenheter, ett helt tal från 1 till 30.')
  const responseRate = whole('svarsandel', 1, 100, 'Skriv hur många procent som brukar svara, ett helt tal från 1 till 100.')
  const from = whole('fran', 1, 99, 'Skriv andelen i dag i procent, ett helt tal från 1 till 99.')
  const to = whole('till', 1, 99, 'Skriv andelen ni vill nå i procent, ett helt tal från 1 till 99.')
  const pledges = whole('loften', 1, 20, 'Skriv hur många löften som följs upp, ett helt tal från 1 till 20.')
  if (from === to && !form.faults.some(({ field }) => field === 'fran' || field === 'till'))
    form.refuse('till', 'Andelen ni vill nå är densamma som i dag. Skriv en annan.')
  if (form.faults.length > 0) return { ok: false, faults: form.faults }
  return {
    ok: true,
    wish: {
      ...USUAL_DEMAND,
      pledges,
      halfWidth: halfWidth / 100,
      responseRate: responseRate / 100,
      from: from / 100,
      to: to / 100,
      direction: to < from ? 'fall' : 'rise',
      deff,
    },
  }
}

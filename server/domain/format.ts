import type { LocalDate } from './round.ts'

const NBSP = '\u00a0'
const whole = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 0 })
const decimals = [whole, new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })]

/** A count with thousands in groups: "2 600". */
export const count = (people: number) => whole.format(people)

/** A number with `places` decimals and a comma: "2,6". */
export const number = (value: number, places: 0 | 1 = 0) => decimals[places]?.format(value) ?? String(value)

/** A share 0–1 as whole per cent: "23 %". Never 0 % or 100 % unless it is: then "<1 %" or ">99 %". */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return `<1${NBSP}%`
  if (share < 1 && share >= 0.995) return `>99${NBSP}%`
  return `${whole.format(share * 100)}${NBSP}%`
}

/** The limits of an interval in per cent, rounded outwards: "17–31". */
export const limits = (interval: { readonly low: number; readonly high: number }) =>
  `${Math.floor(interval.low * 100 + 1e-9)}–${Math.ceil(interval.high * 100 - 1e-9)}`

/** A difference between shares, −1 to 1, as percentage points with its sign: "+5 procentenheter", "−1 procentenhet". */
export const points = (difference: number) =>
  `${barePoints(difference)}${NBSP}${rounded(difference) === 1 ? 'procentenhet' : 'procentenheter'}`

/** The same where the unit is said elsewhere: "+5". */
export const barePoints = (difference: number) => signed(difference, rounded(difference))

const rounded = (difference: number) => Math.round(Math.abs(difference) * 100)

/** The limits of a difference in percentage points, rounded outwards: "+1 till +9". */
export const pointLimits = ({ low, high }: { readonly low: number; readonly high: number }) =>
  `${signed(low, Math.abs(Math.floor(low * 100 + 1e-9)))} till ${signed(high, Math.abs(Math.ceil(high * 100 - 1e-9)))}`

const signed = (difference: number, size: number) => (size === 0 ? '0' : `${difference < 0 ? '−' : '+'}${size}`)

const days: Readonly<Record<string, Intl.DateTimeFormat>> = {
  sv: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** A day in words: "12 mars 2026". */
export const day = (date: LocalDate, language = 'sv') => (days[language] ?? days.sv)?.format(new Date(`${date}T00:00:00Z`)) ?? date

const instants = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' })

/** An instant in Swedish time: "12 mars 2026 kl. 14:05". */
export const instant = (iso: string) => instants.format(new Date(iso))

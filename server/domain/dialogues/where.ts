import type { Choice } from '../form.ts'

/** A place on the map, in degrees (WGS 84). */
export interface Point {
  readonly longitude: number
  readonly latitude: number
}

const REASON_WORDS = {
  ljus: 'Mörkt eller dåligt ljus',
  vaxtlighet: 'Skymd sikt av buskar, murar eller hörn',
  skotsel: 'Skräp, klotter eller slitet',
  manniskor: 'Människor som uppehåller sig där',
  odsligt: 'Ödsligt, få människor',
  trafik: 'Trafiken',
  handelse: 'Något som har hänt där',
  liv: 'Liv och rörelse, andra människor nära',
  vackert: 'Ljust, öppet eller väl skött',
} as const
/** Why a place feels safe or unsafe. */
export type Reason = keyof typeof REASON_WORDS

const TIME_WORDS = {
  morgon: 'Morgon, klockan 6–10',
  dag: 'Dag, klockan 10–16',
  kvall: 'Kväll, klockan 16–22',
  natt: 'Natt, klockan 22–6',
} as const
/** A part of the day. */
export type TimeOfDay = keyof typeof TIME_WORDS

const choices = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, words]) => ({ value, words }))

/** The reasons to choose among, those that make a place safe last. */
export const REASONS: readonly Choice[] = choices(REASON_WORDS)
/** The parts of the day, from morning to night. */
export const TIMES_OF_DAY: readonly Choice[] = choices(TIME_WORDS)

/** Whether a word is a reason. */
export const isReason = (word: string): word is Reason => Object.hasOwn(REASON_WORDS, word)
/** Whether a word is a part of the day. */
export const isTimeOfDay = (word: string): word is TimeOfDay => Object.hasOwn(TIME_WORDS, word)

/** A point as maps on the web give it: latitude first, "57.10512, 12.25123". Undefined for anything else. */
export function readPoint(typed: string): Point | undefined {
  const found = /^(-?\d{1,3}(?:[.,]\d{1,10})?)\s*[,;\s]\s*(-?\d{1,3}(?:[.,]\d{1,10})?)$/.exec(typed.trim())
  const [latitude, longitude] = (found?.slice(1) ?? []).map((degrees) => Number(degrees.replace(',', '.')))
  return latitude === undefined || longitude === undefined ? undefined : { longitude, latitude }
}

/** A point as it is typed: five decimals, about a metre. */
export const writtenPoint = ({ longitude, latitude }: Point): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`

/** A point to the middle of a square of about 100 metres, so that no single gate or garden stands out: what may be published. */
export function coarsened({ longitude, latitude }: Point): Point {
  const north = cell(latitude, 100 / METRES_A_DEGREE)
  // The squares of a row are as wide as those of its middle.
  const east = cell(longitude, 100 / (METRES_A_DEGREE * Math.cos((north * Math.PI) / 180)))
  return { longitude: fiveDecimals(east), latitude: fiveDecimals(north) }
}

/** A degree of latitude, on the mean sphere of 6,371 km. */
const METRES_A_DEGREE = 111_195
const cell = (degrees: number, size: number) => (Math.floor(degrees / size) + 0.5) * size
const fiveDecimals = (degrees: number) => Math.round(degrees * 1e5) / 1e5

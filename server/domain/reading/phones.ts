import { digitsOf } from './plain.ts'
import { found, type Proposal } from './proposal.ts'

const BETWEEN = '[ .\\-/()\\u200b]{0,3}'
const SWEDISH = new RegExp(`(?<![\\d+])\\(?(?:\\+|00)${BETWEEN}4${BETWEEN}6${BETWEEN}0?${BETWEEN}[1-9](?:${BETWEEN}\\d){6,8}(?!\\d)`, 'gu')
const WITHOUT_PLUS = /(?<![\d+])46 ?-?7[02369](?:[ -]?\d){7}(?!\d)/gu
const FOREIGN = new RegExp(`(?<![\\d+])(?:\\+|00)(?!46)[1-9](?:${BETWEEN}\\d){7,13}(?!\\d)`, 'gu')
const MOBILE = new RegExp(`(?<![\\d+])\\(?0${BETWEEN}7${BETWEEN}[02369](?:${BETWEEN}\\d){7}(?!\\d)`, 'gu')
// 08-12 34 56, 0340-123 45, (031) 123 45 67, 0340/12345
const LAND = /(?<![\d+])\(?0 ?[1-689](?: ?\d){0,2}\)?[ \-/\u200b]{1,3}\d{2,4}(?:[ .\-\u200b]?\d{2,3}){1,2}(?!\d)/gu
const LAND_SHORTER = /(?<![\d+])\(?0[1-689]\d{0,2}\)?[ \-/\u200b]{1,3}\d{2,3}[ .\-\u200b]?\d{2,3}(?!\d)/gu
const LAND_TOGETHER = /(?<![\d+])0[1-689]\d{6,8}(?!\d)/gu
// Without an area code it takes a word before it to tell.
const LOCAL =
  /(?<=(?<![\p{L}.])(?:tel|telefon|telefonnummer|tfn|mobil|mobilnummer|mobilen|ring|ringa|nummer|numret|nr)[.: ]{1,3}(?:är |på |till )?)\d{2,3}(?:[ -]?\d{2,3}){1,2}(?!\d|-\d)/giu
const SPELT = 'noll|nolla|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio'
const SPELT_OUT = new RegExp(`(?<!\\p{L})(?:${SPELT})(?:[ ,.\\-]{1,3}(?:${SPELT})){6,12}(?!\\p{L})`, 'giu')

/** Telephone numbers: mobile and land lines, with country code or without, and those spelt out digit by digit. Numbers that everybody may ring are none. */
export const phones = (text: string): readonly Proposal[] => [
  ...found('phone', text, SWEDISH, () => 'sure'),
  ...found('phone', text, WITHOUT_PLUS, () => 'sure'),
  ...found('phone', text, FOREIGN, () => 'likely'),
  ...found('phone', text, MOBILE, () => 'sure'),
  ...found('phone', text, LAND, ([words]) => (isLong(words) ? 'sure' : null)),
  ...found('phone', text, LAND_SHORTER, ([words]) => (isLong(words) ? 'sure' : null)),
  ...found('phone', text, LAND_TOGETHER, () => 'likely'),
  ...found('phone', text, LOCAL, ([words]) => (EVERYBODYS.has(digitsOf(words)) || digitsOf(words).length < 5 ? null : 'likely')),
  ...found('phone', text, SPELT_OUT, () => 'likely'),
]

/** Whether there are as many digits as in a number with its area code. */
const isLong = (words: string) => digitsOf(words).length >= 8 && digitsOf(words).length <= 10

const EVERYBODYS: ReadonlySet<string> = new Set(['11414', '11313', '116000', '116111', '116117'])

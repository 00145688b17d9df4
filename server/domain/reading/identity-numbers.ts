import { digitsOf } from './plain.ts'
import { type Confidence, found, type Proposal } from './proposal.ts'

// What may stand between digits, and between the date and the four last ones.
const BETWEEN = '[ .\\-/\\u200b]?'
const LAST = '[ \\u200b]{0,2}[-+.]?[ \\u200b]{0,2}'
const NUMBER = new RegExp(
  `(?<![\\d+])(?:(?:18|19|20)${BETWEEN})?\\d\\d${BETWEEN}\\d\\d${BETWEEN}\\d\\d${LAST}\\d\\d${BETWEEN}\\d\\d(?!\\d)`,
  'gu',
)
// As the authorities write it: 050709-9805.
const USUAL = /^\d{6}[-+]\d{4}$/

/** Personnummer and samordningsnummer, with century or without, apart or together. What has a date is one; the check digit says how sure. */
export const identityNumbers = (text: string): readonly Proposal[] =>
  found('identity', text, NUMBER, ([words]): Confidence | null => {
    const ten = digitsOf(words).slice(-10)
    if (!hasDate(ten)) return null
    if (isChecked(ten)) return 'sure'
    return words.startsWith('0') && !USUAL.test(words) ? 'unsure' : 'likely' // it may be a telephone number
  })

/** Whether six digits are a day, or a day and sixty as in a samordningsnummer. */
function hasDate(ten: string): boolean {
  const [month, day] = [Number(ten.slice(2, 4)), Number(ten.slice(4, 6)) % 60]
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** Whether the last of ten digits is what the others say: the Luhn algorithm. */
export function isChecked(ten: string): boolean {
  const sum = [...ten].reduce((sum, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

import { meantBy, numberOf, WORDS, wordsIn } from '../wordlist.ts'
import { exponentOf, over, power, times } from './field.ts'

/** How long the secret on a recovery sheet is, in bytes: nobody guesses 128 bits. */
export const SECRET_BYTES = 16
/** Words that carry the secret, ten bits each, and two that check them. */
const CARRYING = 13
const CHECKING = 2
/** How many words stand on a sheet. */
export const SHEET_WORDS = CARRYING + CHECKING

/**
 * The words on a recovery sheet. Two of them make two sums of all fifteen zero, one of them weighted by place (a Reed–Solomon
 * code): one wrong word then tells its own place, and two that changed places are noticed.
 */
export function wordsOf(secret: Uint8Array): readonly string[] {
  if (secret.length !== SECRET_BYTES) throw new RangeError(`A sheet carries ${SECRET_BYTES} bytes, not ${secret.length}.`)
  const carried = digits(secret)
  const [plain, weighted] = sums(carried)
  // The last two must bring both sums to zero: a + b = plain, a·x¹³ + b·x¹⁴ = weighted.
  const last = over(weighted ^ times(plain, power(CARRYING)), power(CARRYING) ^ power(CARRYING + 1))
  return [...carried, plain ^ last, last].map((number) => WORDS[number] ?? '')
}

/** A sheet as it was typed: its secret, or a sentence that says which word to look at. */
export type SheetReading = { readonly ok: true; readonly secret: Uint8Array } | { readonly ok: false; readonly sentence: string }

/** Reads the words of a recovery sheet. Capitals, commas, line breaks and the numbers before the words do not matter. */
export function readSheet(typed: string): SheetReading {
  const words = wordsIn(typed).filter((word) => !/^\d+$/.test(word))
  const numbers = words.map(numberOf)
  const strange = numbers.indexOf(undefined)
  if (strange >= 0) return refused(`Ord ${strange + 1}, ”${words[strange]}”, finns inte i listan.${meant(words[strange] ?? '')}`)
  if (words.length !== SHEET_WORDS) return refused(`På bladet står ${SHEET_WORDS} ord. Du har skrivit ${words.length}.`)
  const found = numbers.map((number) => number ?? 0) // none is strange
  const [plain, weighted] = sums(found)
  if (plain !== 0 || weighted !== 0) return refused(wrong(plain, weighted))
  const secret = bytes(found.slice(0, CARRYING))
  return secret ? { ok: true, secret } : refused('Orden kommer inte från ett återställningsblad.')
}

// One wrong word adds e to the first sum and e · xʲ to the other: their quotient says where it stands.
function wrong(plain: number, weighted: number): string {
  if (plain === 0) return 'Två av orden har bytt plats, eller så är flera av orden fel. Läs bladet igen, ord för ord.'
  const place = weighted === 0 ? SHEET_WORDS : exponentOf(over(weighted, plain))
  if (place < SHEET_WORDS) return `Ett av orden är fel, troligen ord ${place + 1}. Läs det igen på bladet.`
  return 'Flera av orden är fel. Läs bladet igen, ord för ord.'
}

function sums(numbers: readonly number[]): readonly [plain: number, weighted: number] {
  let [plain, weighted] = [0, 0]
  for (const [place, number] of numbers.entries()) {
    plain ^= number
    weighted ^= times(number, power(place))
  }
  return [plain, weighted]
}

// 128 bits and two zeros before them, ten at a time.
function digits(secret: Uint8Array): readonly number[] {
  let rest = secret.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
  const found: number[] = []
  while (found.length < CARRYING) {
    found.unshift(Number(rest % 1024n))
    rest /= 1024n
  }
  return found
}

function bytes(carried: readonly number[]): Uint8Array | undefined {
  let rest = carried.reduce((value, number) => value * 1024n + BigInt(number), 0n)
  if (rest >= 1n << BigInt(8 * SECRET_BYTES)) return undefined
  const secret = new Uint8Array(SECRET_BYTES)
  for (let at = SECRET_BYTES - 1; at >= 0; at--) {
    secret[at] = Number(rest % 256n)
    rest /= 256n
  }
  return secret
}

function meant(typed: string): string {
  const word = meantBy(typed)
  return word === undefined ? '' : ` Menade du ”${word}”?`
}

const refused = (sentence: string): SheetReading => ({ ok: false, sentence })

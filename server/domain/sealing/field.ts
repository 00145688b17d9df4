/**
 * Arithmetic in the field of 1024 elements: a word's place in the word list is an element. Adding is exclusive or, as any check of bits
 * has it; multiplying is by a generator, whose powers are all elements but zero.
 */

/** x¹⁰ + x³ + 1 over two elements: primitive, so x generates the field. */
const MODULUS = 0b100_0000_1001
const SIZE = 1024

const POWERS: readonly number[] = powers()
const EXPONENTS: ReadonlyMap<number, number> = new Map(POWERS.map((power, exponent) => [power, exponent]))

function powers(): number[] {
  const found = [1]
  while (found.length < SIZE - 1) {
    const doubled = (found.at(-1) ?? 0) * 2
    found.push(doubled < SIZE ? doubled : doubled ^ MODULUS)
  }
  return found
}

/** The generator to a power, 0 or more. */
export const power = (exponent: number): number => POWERS[exponent % (SIZE - 1)] ?? 1

/** Two elements multiplied. */
export const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : power(exponentOf(a) + exponentOf(b)))

/** An element divided by another, which is not zero. */
export const over = (a: number, b: number): number => (a === 0 ? 0 : power(exponentOf(a) + SIZE - 1 - exponentOf(b)))

/** The power of the generator that an element is. Throws RangeError for zero, which is none. */
export function exponentOf(element: number): number {
  const found = EXPONENTS.get(element)
  if (found === undefined) throw new RangeError(`${element} is no power of the generator.`)
  return found
}

/** A source of chance: each call gives a number from 0 up to but not including 1. */
export type Random = () => number

/** Chance that can be had again: the same seed gives the same numbers on every machine. */
export function random(seed: number): Random {
  const next = splitmix(seed)
  return xoshiro(next(), next(), next(), next())
}

/** The generator behind it, xoshiro128** 1.1 (Blackman & Vigna 2018, public domain), from its four words of state, not all zero. */
export function xoshiro(a: number, b: number, c: number, d: number): Random {
  return () => {
    const word = Math.imul(rotate(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return (word >>> 0) / 2 ** 32
  }
}

/** Chance of its own for each name under one seed: adding an area or a question leaves the others' numbers as they were. */
export function named(seed: number, ...names: readonly (string | number)[]): Random {
  return random(hash(`${seed}|${names.join('|')}`))
}

const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits))

// splitmix with MurmurHash3's 32-bit finaliser: spreads a small seed over all the bits that xoshiro starts from.
function splitmix(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return word ^ (word >>> 16)
  }
}

// FNV-1a, 32 bits: enough to tell names apart.
function hash(text: string): number {
  let word = 0x811c9dc5
  for (let index = 0; index < text.length; index++) word = Math.imul(word ^ text.charCodeAt(index), 0x01000193)
  return word
}

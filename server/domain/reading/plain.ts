/**
 * A text in plainer signs, unit for unit, so that a place in one is the same place in the other: every space as ' ', every dash
 * as '-', digits of other scripts as 0–9, and what cannot be seen as one sign of its own, INVISIBLE. Line ends stay.
 */
export function plain(text: string): string {
  return text
    .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, INVISIBLE)
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\uff20/g, '@')
    .replace(/\uff0b/g, '+')
}

/** What stands for a sign that cannot be seen: a zero-width space. */
export const INVISIBLE = '\u200b'

/** The digits of some words, and nothing else of them. */
export const digitsOf = (words: string): string => words.replace(/\D/g, '')

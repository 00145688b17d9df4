import { count } from '../format.ts'

/** What may be masked in somebody's own words. 'other' is whatever else a reader finds. */
export const KINDS = ['name', 'phone', 'identity', 'plate', 'address', 'email', 'other'] as const
export type Kind = (typeof KINDS)[number]

/** How each kind is called to people, and the token that stands in its place in a text that has been read. */
export const KIND_WORDS: Readonly<Record<Kind, { readonly words: string; readonly token: string }>> = {
  name: { words: 'namn', token: '[namn]' },
  phone: { words: 'telefonnummer', token: '[telefonnummer]' },
  identity: { words: 'personnummer', token: '[personnummer]' },
  plate: { words: 'registreringsnummer', token: '[registreringsnummer]' },
  address: { words: 'adress', token: '[adress]' },
  email: { words: 'e-postadress', token: '[e-postadress]' },
  other: { words: 'annat', token: '[dolt]' },
}

/** How many places of each kind were masked; a kind with none is left out. */
export type Masked = Readonly<Partial<Record<Kind, number>>>

/** What was masked in a list of words: 'namn 2, telefonnummer 1'; empty when nothing was. */
export const maskedWords = (masked: Masked): string =>
  KINDS.flatMap((kind) => (masked[kind] ? [`${KIND_WORDS[kind].words} ${count(masked[kind])}`] : [])).join(', ')

import type { Choice } from '../form.ts'
import type { Listed } from './dialogue.ts'

type Compare = (a: Listed, b: Listed) => number

const latest: Compare = (a, b) => b.heldOn.localeCompare(a.heldOn)

const ORDERS: Readonly<Record<string, { readonly words: string; readonly compare: Compare }>> = {
  senaste: { words: 'Senaste först', compare: latest },
  aldsta: { words: 'Äldsta först', compare: (a, b) => latest(b, a) },
  allvar: { words: 'Allvarligaste först', compare: (a, b) => (b.worst ?? 0) - (a.worst ?? 0) || latest(a, b) },
  deltagare: { words: 'Flest deltagare först', compare: (a, b) => b.people - a.people || latest(a, b) },
}

/** The orders a list of dialogues can be read in. */
export const ORDER_CHOICES: readonly Choice[] = Object.entries(ORDERS).map(([value, { words }]) => ({ value, words }))

/** Dialogues in an order, latest first when there is no such order. */
export function inOrder(listed: readonly Listed[], order: string): readonly Listed[] {
  const compare = ORDER_CHOICES.some(({ value }) => value === order) ? ORDERS[order]?.compare : undefined
  return [...listed].sort(compare ?? latest)
}

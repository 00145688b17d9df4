import type { Choice } from '../form.ts'

const ORDERS = {
  senaste: 'Senaste först',
  aldsta: 'Äldsta först',
  allvar: 'Allvarligaste först',
  deltagare: 'Flest deltagare först',
} as const
/** An order to read a list of dialogues in; among equals the latest first. */
export type Order = keyof typeof ORDERS

/** The orders a list of dialogues can be read in. */
export const ORDER_CHOICES: readonly Choice[] = Object.entries(ORDERS).map(([value, words]) => ({ value, words }))

/** The order with this name: latest first when there is none, whatever was sent for a name. */
export const orderNamed = (name: string): Order => (isOrder(name) ? name : 'senaste')

const isOrder = (name: string): name is Order => Object.hasOwn(ORDERS, name)

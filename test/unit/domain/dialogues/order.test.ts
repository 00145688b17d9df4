import { expect } from 'chai'
import type { Listed } from '../../../../server/domain/dialogues/dialogue.ts'
import { inOrder } from '../../../../server/domain/dialogues/order.ts'
import { aDialogue } from '../../../fixtures/dialogues.ts'

const listed = (id: string, heldOn: string, people: number, worst: Listed['worst']): Listed => {
  const { details, ...dialogue } = aDialogue({ id, heldOn, people })
  return { ...dialogue, observations: 0, themes: [], worst }
}
const LIST = [listed('a', '2026-01-01', 5, 3), listed('b', '2026-03-01', 1, null), listed('c', '2026-02-01', 9, 3)]

describe('the order of dialogues', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['senaste', 'bca'],
    ['aldsta', 'acb'],
    ['allvar', 'cab'],
    ['deltagare', 'cab'],
    ['', 'bca'],
    ['constructor', 'bca'],
  ]
  for (const [order, ids] of cases) {
    it(`is ${ids} for "${order}"`, () => {
      expect(
        inOrder(LIST, order)
          .map(({ id }) => id)
          .join(''),
      ).to.equal(ids)
    })
  }
})

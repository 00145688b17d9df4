import { expect } from 'chai'
import { ORDER_CHOICES, orderNamed } from '../../../../server/domain/dialogues/order.ts'

describe('the order of dialogues', () => {
  it('is the one named', () => {
    for (const { value } of ORDER_CHOICES) expect(orderNamed(value)).to.equal(value)
  })

  it('is latest first for no name, and for a name every object has', () => {
    expect(['', 'nej', 'constructor'].map(orderNamed)).to.deep.equal(['senaste', 'senaste', 'senaste'])
  })
})

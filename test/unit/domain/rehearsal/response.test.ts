import { expect } from 'chai'
import type { PopulationCell } from '../../../../server/domain/population.ts'
import { random } from '../../../../server/domain/rehearsal/random.ts'
import { answering, divide, responseOf } from '../../../../server/domain/rehearsal/response.ts'

const cell = (sex: PopulationCell['sex'], ageGroup: PopulationCell['ageGroup'], people: number): PopulationCell => ({
  areaId: 'a',
  year: 2025,
  sex,
  ageGroup,
  people,
})

describe('who answers', () => {
  it('is drawn by how many there are and how willingly they answer', () => {
    const cells = [cell('man', '15-29', 100), cell('kvinna', '65-79', 100), cell('kvinna', '80+', 0)]
    const draw = answering(cells)
    const chance = random(1)
    const drawn = Array.from({ length: 20_000 }, () => draw(chance))
    const young = drawn.filter(({ sex }) => sex === 'man').length / drawn.length
    const expected = responseOf('man', '15-29') / (responseOf('man', '15-29') + responseOf('kvinna', '65-79'))
    expect(young).to.be.closeTo(expected, 4 * Math.sqrt((expected * (1 - expected)) / drawn.length))
    expect(expected).to.be.lessThan(0.3)
    expect(drawn.some(({ people }) => people === 0)).to.equal(false)
  })

  it('refuses an area where nobody lives', () => {
    expect(() => answering([])(random(1))).to.throw(RangeError)
  })
})

describe('answers divided among areas', () => {
  it('add up, however many there are', () => {
    const people = new Map(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, index) => [id, 100 + 997 * index]))
    for (const answers of [0, 1, 6, 7, 100, 1201]) {
      const divided = divide(answers, people)
      expect([...divided.values()].reduce((sum, count) => sum + count, 0)).to.equal(answers)
    }
  })

  it('go half by area and half by people', () => {
    expect([
      ...divide(
        200,
        new Map([
          ['small', 100],
          ['large', 300],
        ]),
      ),
    ]).to.deep.equal([
      ['small', 75],
      ['large', 125],
    ])
  })
})

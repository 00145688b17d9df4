import { expect } from 'chai'
import { ordered } from '../../../../server/domain/lagesbild/places.ts'
import { aPlace } from '../../../fixtures/shown.ts'

const places = [aPlace('Ön', 5, 9), aPlace('Åby', 30, 100), aPlace('Norr', 60, 100), aPlace('Aspen', 30, 100), aPlace('Älv', 10, 100)]
const names = (...given: Parameters<typeof ordered>) => ordered(...given).map(({ name }) => name)

describe('The order of areas', () => {
  it('is by value with the worst first, equals by name, and those that cannot be shown last', () => {
    expect(names(places, 'andel', 'adverse')).to.deep.equal(['Norr', 'Aspen', 'Åby', 'Älv', 'Ön'])
    expect(names(places, 'andel', 'favourable')).to.deep.equal(['Älv', 'Aspen', 'Åby', 'Norr', 'Ön'])
  })

  it('is by name as Swedes look it up, whatever the values', () => {
    expect(names(places, 'namn', 'adverse')).to.deep.equal(['Aspen', 'Norr', 'Åby', 'Älv', 'Ön'])
    expect(names(places, 'namn', 'favourable')).to.deep.equal(names(places, 'namn', 'adverse'))
  })

  it('leaves the given list as it was, and bears an empty one', () => {
    const before = [...places]
    ordered(places, 'namn', 'adverse')
    expect(places).to.deep.equal(before)
    expect(ordered([], 'andel', 'adverse')).to.deep.equal([])
  })
})

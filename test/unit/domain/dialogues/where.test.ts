import { expect } from 'chai'
import { isWithin, liesIn } from '../../../../server/domain/areas/within.ts'
import { coarsened, readPoint, writtenPoint } from '../../../../server/domain/dialogues/where.ts'

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

describe('a point on the map', () => {
  for (const typed of ['57.10512, 12.25123', '57,10512 12,25123', ' 57.10512;12.25123 ']) {
    it(`is read as people copy it: "${typed}"`, () => {
      expect(readPoint(typed)).to.deep.equal({ latitude: 57.10512, longitude: 12.25123 })
    })
  }

  for (const typed of ['', 'vid ån', '57.1', '1e5, 2', '57.1, 12.2, 3']) {
    it(`is not read from "${typed}"`, () => {
      expect(readPoint(typed)).to.equal(undefined)
    })
  }

  it('is written as it is read', () => {
    const point = { latitude: 57.10512, longitude: 12.25123 }
    expect(readPoint(writtenPoint(point))).to.deep.equal(point)
  })

  it('is published at most 71 metres from where it was, and as the same place as its neighbours', () => {
    const metres = { north: 111_195, east: 111_195 * Math.cos((57.1 * Math.PI) / 180) }
    const places = new Set<string>()
    for (let step = 0; step < 400; step += 1) {
      const point = { latitude: 57.1 + step * 1e-5, longitude: 12.25 + step * 2e-5 }
      const coarse = coarsened(point)
      const far = Math.hypot((coarse.latitude - point.latitude) * metres.north, (coarse.longitude - point.longitude) * metres.east)
      expect(far).to.be.below(71.5)
      expect(coarsened(coarse)).to.deep.equal(coarse)
      places.add(writtenPoint(coarse))
    }
    expect(places.size).to.be.within(4, 16)
  })

  it('lies within an outline, and not in its hole or outside', () => {
    const outline = { type: 'Polygon' as const, coordinates: [square(12, 57, 1), square(12.4, 57.4, 0.2)] }
    expect(
      [
        [12.1, 57.1],
        [12.5, 57.5],
        [13.5, 57.5],
      ].map((point) => isWithin(outline, point)),
    ).to.deep.equal([true, false, false])
  })

  it('lies in a kommun by its own outline, else by those of its areas when all have one, else nobody can tell', () => {
    const at = (west: number) => ({ outline: { type: 'Polygon' as const, coordinates: [square(west, 57, 1)] } })
    const none = { outline: null }
    expect(liesIn(at(12), [none], [12.5, 57.5])).to.equal(true)
    expect(liesIn(at(12), [at(13)], [13.5, 57.5])).to.equal(false)
    expect(liesIn(none, [at(12), at(13)], [13.5, 57.5])).to.equal(true)
    expect(liesIn(none, [at(12), at(13)], [15, 57.5])).to.equal(false)
    expect(liesIn(none, [at(12), none], [15, 57.5])).to.equal(null)
    expect(liesIn(none, [], [15, 57.5])).to.equal(null)
  })
})

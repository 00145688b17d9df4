import { expect } from 'chai'
import { readOutline } from '../../../../server/domain/areas/outline.ts'

const SQUARE = [
  [12, 57],
  [12.1, 57],
  [12.1, 57.1],
  [12, 57.1],
  [12, 57],
]
const HOLE = [
  [12.04, 57.04],
  [12.06, 57.04],
  [12.06, 57.06],
  [12.04, 57.04],
]

/** Every sentence about a geometry, as one text. */
function faults(geometry: unknown): string {
  const reading = readOutline(geometry)
  return reading.ok ? '' : reading.sentences.join(' ')
}

describe('an outline', () => {
  it('is read with its holes and without heights', () => {
    const high = SQUARE.map((position) => [...position, 25])
    expect(readOutline({ type: 'Polygon', coordinates: [high, HOLE] })).to.deep.equal({
      ok: true,
      outline: { type: 'Polygon', coordinates: [SQUARE, HOLE] },
    })
  })

  it('may be in several parts, or missing', () => {
    expect(readOutline({ type: 'MultiPolygon', coordinates: [[SQUARE], [HOLE]] }).ok).to.equal(true)
    expect(readOutline(null)).to.deep.equal({ ok: true, outline: null })
  })

  it('must be a polygon', () => {
    expect(faults({ type: 'Point', coordinates: [12, 57] })).to.contain('”Point”')
    expect(faults('Polygon')).to.contain('”undefined”')
  })

  it('must have rings that are closed, of four points or more, around something', () => {
    expect(faults({ type: 'Polygon', coordinates: [SQUARE.slice(0, 4)] })).to.contain('Yttergränsen är inte sluten')
    expect(faults({ type: 'Polygon', coordinates: [SQUARE, HOLE.slice(0, 3)] })).to.contain('Hål 1 har 3 punkter')
    expect(faults({ type: 'Polygon', coordinates: [Array(4).fill([12, 57])] })).to.contain('har ingen yta')
    expect(faults({ type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE.slice(0, 4)]] })).to.contain('Yttergränsen i del 2')
  })

  it('must be made of numbers, and of something', () => {
    expect(faults({ type: 'Polygon', coordinates: [[[12, '57']]] })).to.contain('talpar')
    expect(faults({ type: 'Polygon', coordinates: SQUARE })).to.contain('talpar')
    expect(faults({ type: 'Polygon', coordinates: [[[12, Number.NaN]]] })).to.contain('talpar')
    expect(faults({ type: 'Polygon', coordinates: [] })).to.contain('tom')
    expect(faults({ type: 'Polygon' })).to.contain('talpar')
  })

  it('must lie in Sweden, in degrees, longitude first: and is told which of these it is not', () => {
    const moved = (move: (position: number[]) => number[]) => faults({ type: 'Polygon', coordinates: [SQUARE.map(move)] })
    expect(moved(([x = 0, y = 0]) => [x * 30_000, y * 110_000])).to.contain('SWEREF 99 TM')
    expect(moved(([x = 0, y = 0]) => [y, x])).to.contain('har bytt plats')
    expect(moved(([x = 0, y = 0]) => [x + 30, y])).to.contain('utanför Sverige')
  })

  it('is told all its faults at once, but only one point that is misplaced', () => {
    const far = SQUARE.slice(0, 4).map(([x = 0, y = 0]) => [x + 30, y])
    const reading = readOutline({ type: 'Polygon', coordinates: [far, HOLE.slice(0, 2)] })
    expect(reading.ok ? [] : reading.sentences).to.have.lengthOf(3)
  })
})

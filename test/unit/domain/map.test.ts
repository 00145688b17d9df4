import { expect } from 'chai'
import type { Polygon } from 'geojson'
import { drawMap } from '../../../server/domain/map.ts'
import { paints, rings } from '../../fixtures/paths.ts'

/** A square of `size` degrees whose south-west corner is here. */
function square(longitude: number, latitude: number, size: number): number[][] {
  return [
    [0, 0],
    [size, 0],
    [size, size],
    [0, size],
    [0, 0],
  ].map(([x = 0, y = 0]) => [longitude + x, latitude + y])
}

const polygon = (...coordinates: number[][][]): Polygon => ({ type: 'Polygon', coordinates })

/** The rings of an area on a map. */
const ringsOf = (map: ReturnType<typeof drawMap>, id: string) => rings(map.shapes.find(({ areaId }) => areaId === id)?.path ?? '')

describe('a drawn map', () => {
  it('leaves a hole open for the area that lies in it', () => {
    const around = { id: 'around', outline: polygon(square(12, 57, 0.3), square(12.1, 57.1, 0.1)) }
    const within = { id: 'within', outline: polygon(square(12.1, 57.1, 0.1)) }
    const map = drawMap([around, within], { width: 300 })
    const middle = [map.width / 2, map.height / 2] as const
    expect(paints(ringsOf(map, 'within'), middle)).to.equal(true)
    expect(paints(ringsOf(map, 'around'), middle)).to.equal(false)
    expect(paints(ringsOf(map, 'around'), [20, 20])).to.equal(true)
  })

  it('fills the same whichever way the rings run', () => {
    const turned = polygon([...square(12, 57, 0.3)].reverse(), [...square(12.1, 57.1, 0.1)].reverse())
    const map = drawMap([{ id: 'A', outline: turned }], { width: 300 })
    expect(paints(ringsOf(map, 'A'), [20, 20])).to.equal(true)
    expect(paints(ringsOf(map, 'A'), [map.width / 2, map.height / 2])).to.equal(false)
  })

  it('has north up and east to the right', () => {
    const map = drawMap(
      [
        { id: 'south-west', outline: polygon(square(12, 57, 0.1)) },
        { id: 'north-east', outline: polygon(square(12.1, 57.1, 0.1)) },
      ],
      { width: 300 },
    )
    expect(paints(ringsOf(map, 'south-west'), [10, map.height - 10])).to.equal(true)
    expect(paints(ringsOf(map, 'north-east'), [map.width - 10, 10])).to.equal(true)
  })

  it('keeps the shape of the ground: at 60° north a degree east is half as long as a degree north', () => {
    const { width, height } = drawMap([{ id: 'A', outline: polygon(square(15, 59.5, 1)) }], { width: 400 })
    expect(height / width).to.be.closeTo(2, 0.02)
  })

  it('fits the width it was given, in one decimal', () => {
    const map = drawMap([{ id: 'A', outline: polygon(square(12, 57, 0.1)) }], { width: 640 })
    const xs = ringsOf(map, 'A')
      .flat()
      .map(([x]) => x)
    expect(map.width).to.equal(640)
    expect(Math.min(...xs)).to.be.within(0, 4)
    expect(Math.max(...xs)).to.be.within(636, 640)
    expect(map.shapes[0]?.path).to.not.match(/\.\d\d/)
  })

  it('draws every part of an area in several parts', () => {
    const outline = { type: 'MultiPolygon' as const, coordinates: [[square(12, 57, 0.1)], [square(12.2, 57, 0.1)]] }
    const map = drawMap([{ id: 'A', outline }], { width: 300 })
    expect(ringsOf(map, 'A')).to.have.lengthOf(2)
  })

  it('leaves areas without outline out, and names them', () => {
    const map = drawMap(
      [
        { id: 'A', outline: polygon(square(12, 57, 0.1)) },
        { id: 'Ö', outline: null },
      ],
      { width: 300 },
    )
    expect(map.shapes.map(({ areaId }) => areaId)).to.deep.equal(['A'])
    expect(map.without).to.deep.equal(['Ö'])
  })

  it('is empty when no area has an outline', () => {
    expect(drawMap([{ id: 'Ö', outline: null }], { width: 300 })).to.deep.equal({ width: 300, height: 0, shapes: [], without: ['Ö'] })
  })
})

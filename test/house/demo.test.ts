import { expect } from 'chai'
import type { Area } from '../../server/domain/area.ts'
import { readGeoJson } from '../../server/domain/areas/geojson.ts'
import { grow } from '../../server/domain/areas/tree.ts'
import { drawMap } from '../../server/domain/map.ts'
import { readPopulation } from '../../server/domain/population-table.ts'
import { readCsv } from '../../server/formats/read-csv.ts'
import { inside, paints, rings } from '../fixtures/paths.ts'
import { file, files } from './files.ts'

const DEFAULTS = { parentId: null, parentName: null, level: 'area', validFrom: 0 } as const

/** The areas of a demo file, without the kommun; fails on any fault. */
function areasOf(name: string): readonly Area[] {
  const reading = grow(readGeoJson(JSON.parse(file(`db/demo/${name}.geojson`).text), DEFAULTS), [])
  expect(reading.ok ? [] : reading.faults).to.deep.equal([])
  return reading.ok ? reading.areas.filter(({ level }) => level === 'area') : []
}

describe('the demo’s places', () => {
  it('are the 6 areas of Svenljunga and the 17 of Varberg, each with an outline', () => {
    expect(areasOf('svenljunga')).to.have.lengthOf(6)
    expect(areasOf('varberg')).to.have.lengthOf(17)
    expect([...areasOf('svenljunga'), ...areasOf('varberg')].filter(({ outline }) => !outline)).to.deep.equal([])
  })

  it('draw Tvååker in the hole of the area around it, and nowhere else', () => {
    const areas = areasOf('varberg')
    const { shapes } = drawMap(areas, { width: 640 })
    const idOf = (name: string) => areas.find((area) => area.name === name)?.id
    const ringsOf = (name: string) => rings(shapes.find(({ areaId }) => areaId === idOf(name))?.path ?? '')
    const inTvaaker = inside(ringsOf('Tvååker')[0] ?? [])
    const painters = areas.filter(({ name }) => paints(ringsOf(name), inTvaaker)).map(({ name }) => name)
    expect(painters).to.deep.equal(['Tvååker'])
    expect(ringsOf('Tvååkers omland')).to.have.lengthOf(2)
  })

  it('hardly lie on top of each other: a point is in at most one area, save along simplified borders', () => {
    for (const name of ['svenljunga', 'varberg']) {
      const { shapes, width, height } = drawMap(areasOf(name), { width: 300 })
      const drawn = shapes.map(({ path }) => rings(path))
      const points = Array.from({ length: 1_000 }, (_, n) => [(n * 0.618034 * width) % width, (n / 1_000) * height] as const)
      const painted = points.map((point) => drawn.filter((path) => paints(path, point)).length)
      expect(painted.filter((times) => times > 1).length / painted.filter((times) => times > 0).length, name).to.be.lessThan(0.01)
    }
  })
})

describe('the demo’s people', () => {
  const tables = files('db/demo', '-befolkning-2025.csv')

  it('are counted in every cell of every area, and nowhere else', () => {
    expect(tables).to.have.lengthOf(2)
    for (const { path, text } of tables) {
      const ids = new Set(areasOf(path.replace(/^db\/demo\/|-befolkning-2025\.csv$/g, '')).map(({ id }) => id))
      const table = readCsv(text)
      const reading = table.ok ? readPopulation(table.table, ids) : { ok: false as const, faults: table.faults }
      expect(reading.ok ? [] : reading.faults, path).to.deep.equal([])
      expect(reading.ok && reading.cells, path).to.have.lengthOf(ids.size * 10)
    }
  })

  it('have a source named for every file', () => {
    const sources = file('db/demo/SOURCES.md').text
    for (const { path } of files('db/demo', '.geojson', '.csv')) expect(sources).to.contain(`\`${path.replace('db/demo/', '')}\``)
  })
})

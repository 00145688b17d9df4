import { expect } from 'chai'
import type { Area } from '../../server/domain/area.ts'
import * as areas from '../../server/store/areas.ts'
import { AREAS } from '../fixtures/places.ts'
import { onEveryBackend } from './backends.ts'

const names = (found: readonly Area[]) => found.map(({ name }) => name)

onEveryBackend('areas in the store', (db) => {
  beforeEach(() => areas.write(db(), AREAS))

  it('come back whole, outline and all', async () => {
    for (const area of AREAS) expect(await areas.byId(db(), area.id)).to.deep.equal(area)
    expect(await areas.byId(db(), '0000')).to.equal(undefined)
  })

  it('are found by a kommun’s word in addresses, and only kommuner are', async () => {
    expect(await areas.kommunBySlug(db(), 'lillkoping')).to.deep.include({ id: '9901', name: 'Lillköping' })
    expect(await areas.kommunBySlug(db(), 'norr')).to.equal(undefined)
  })

  it('stand below their parent in Swedish order, å ä ö last', async () => {
    const more = ['Ängen', 'Åsen', 'Zenit'].map((name, index) => ({ ...areaAt(1), id: `9901${index}`, name }))
    await areas.write(db(), more)
    expect(names(await areas.below(db(), '9901', 2026))).to.deep.equal(['Norr', 'Söder', 'Zenit', 'Åsen', 'Ängen', 'Ön'])
    expect(names(await areas.kommuner(db()))).to.deep.equal(['Granby', 'Lillköping'])
  })

  it('exist from their first year to their last, both included', async () => {
    await areas.write(db(), [{ ...areaAt(1), validFrom: 2024, validTo: 2025 }])
    const in2023 = names(await areas.below(db(), '9901', 2023))
    const in2024 = names(await areas.below(db(), '9901', 2024))
    const in2025 = names(await areas.below(db(), '9901', 2025))
    const in2026 = names(await areas.below(db(), '9901', 2026))
    expect([in2023, in2024, in2025, in2026].map((found) => found.includes('Norr'))).to.deep.equal([false, true, true, false])
  })

  it('are counted as new, changed or the same when written again', async () => {
    expect(await areas.write(db(), AREAS)).to.deep.equal({ added: 0, changed: 0, same: AREAS.length })
    const changed = { ...areaAt(1), name: 'Norra Lillköping' }
    const added = { ...areaAt(1), id: '9901X', name: 'Ny' }
    expect(await areas.write(db(), [changed, added, areaAt(2)])).to.deep.equal({ added: 1, changed: 1, same: 1 })
    expect((await areas.byId(db(), changed.id))?.name).to.equal('Norra Lillköping')
  })

  it('keep the neighbour they are weighted with until they are given another, or none', async () => {
    const small = { ...areaAt(3), neighbour: areaAt(2).id }
    expect(await areas.write(db(), [small])).to.include({ changed: 1 })
    expect(await areas.byId(db(), small.id)).to.deep.equal(small)
    expect(await areas.neighboursBelow(db(), '9901', 2026)).to.deep.equal(new Map([[small.id, areaAt(2).id]]))
    expect(await areas.write(db(), [areaAt(3)])).to.include({ same: 1 })
    await areas.setNeighbour(db(), small.id, null)
    expect(await areas.byId(db(), small.id)).to.deep.equal(areaAt(3))
  })

  it('are written all or none', async () => {
    const orphan = { ...areaAt(1), id: 'orphan', parentId: 'nobody' }
    const failed = await areas.write(db(), [{ ...areaAt(1), name: 'Ändrad' }, orphan]).then(
      () => false,
      () => true,
    )
    expect(failed).to.equal(true)
    expect((await areas.byId(db(), areaAt(1).id))?.name).to.equal('Norr')
  })

  it('show their places in the tree without their outlines', async () => {
    expect(await areas.tree(db())).to.deep.include({ id: '9901N', parentId: '9901', level: 'area', name: 'Norr', slug: null })
  })
})

function areaAt(index: number): Area {
  const area = AREAS[index]
  if (!area) throw new Error(`There is no area ${index}.`)
  return area
}

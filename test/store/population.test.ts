import { expect } from 'chai'
import type { PopulationCell } from '../../server/domain/population.ts'
import * as areas from '../../server/store/areas.ts'
import * as population from '../../server/store/population.ts'
import { AREAS } from '../fixtures/places.ts'
import { onEveryBackend } from './backends.ts'

/** A cell of Norr, women 15–29 in 2025, seven of them, except what is said. */
const cell = (given: Partial<PopulationCell> = {}): PopulationCell => ({
  ...{ areaId: '9901N', year: 2025, sex: 'kvinna', ageGroup: '15-29', people: 7 },
  ...given,
})

onEveryBackend('register population in the store', (db) => {
  beforeEach(() => areas.write(db(), AREAS))

  it('comes back for the areas and the year asked for, and no others', async () => {
    const wanted = [cell(), cell({ sex: 'man', people: 0 }), cell({ areaId: '9901S' })]
    await population.write(db(), [...wanted, cell({ year: 2024 }), cell({ areaId: '9902A' })])
    expect(await population.ofAreas(db(), ['9901N', '9901S'], 2025)).to.have.deep.members(wanted)
    expect(await population.ofAreas(db(), [], 2025)).to.deep.equal([])
  })

  it('is counted as new, changed or the same when written again', async () => {
    expect(await population.write(db(), [cell(), cell({ sex: 'man' })])).to.deep.equal({ added: 2, changed: 0, same: 0 })
    expect(await population.write(db(), [cell({ people: 8 }), cell({ sex: 'man' }), cell({ year: 2026 })])).to.deep.equal({
      added: 1,
      changed: 1,
      same: 1,
    })
    expect((await population.ofAreas(db(), ['9901N'], 2025)).map(({ people }) => people)).to.have.members([8, 7])
  })

  it('is written all or none: one area nobody knows, after many that are known, stops them all', async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => cell({ year: 1000 + index }))
    const failed = await population.write(db(), [...many, cell({ areaId: 'nowhere' })]).then(
      () => false,
      () => true,
    )
    expect(failed).to.equal(true)
    expect(await population.ofAreas(db(), ['9901N'], 1000)).to.deep.equal([])
  })

  it('has a newest year for some areas, not after the one asked for', async () => {
    await population.write(db(), [cell({ year: 2023 }), cell({ year: 2024, areaId: '9901S' }), cell({ year: 2026, areaId: '9902A' })])
    expect(await population.newestYear(db(), ['9901N', '9901S'], 2026)).to.equal(2024)
    expect(await population.newestYear(db(), ['9901N', '9901S'], 2023)).to.equal(2023)
    expect(await population.newestYear(db(), ['9901N', '9901S'], 2022)).to.equal(null)
    expect(await population.newestYear(db(), [], 2026)).to.equal(null)
  })

  it('takes more rows than fit in one statement', async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => cell({ year: 1000 + index }))
    expect(await population.write(db(), many)).to.deep.equal({ added: 1_100, changed: 0, same: 0 })
    for (const { year } of many.filter((_, index) => index % 100 === 0))
      expect(await population.ofAreas(db(), ['9901N'], year)).to.have.lengthOf(1)
  })
})

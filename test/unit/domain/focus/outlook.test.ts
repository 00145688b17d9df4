import { expect } from 'chai'
import { outlook, type ToldOf, toldBy } from '../../../../server/domain/focus/outlook.ts'
import { share, smallestChange } from '../../../../server/domain/statistics/planner/change.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

const place = (name: string, part: number, effective: number): ToldOf => ({ name, told: { share: part, effective } })
const AREAS = [place('Norr', 0.3, 100), place('Söder', 0.3, 400), place('Ön', 0.3, 200), place('Väst', 0.03, 30)]

describe('what focus indicators can show', () => {
  it('is the planner’s smallest change, held to the strictest of all the tests', () => {
    const at = (effective: number, tests: number) =>
      smallestChange({ start: share(0.3), direction: 'fall', before: effective, after: effective }, { pledges: tests, power: 0.8 })
    const found = outlook(AREAS, 'adverse', 4)
    expect(found.best).to.deep.equal({ name: 'Söder', change: (at(400, 16) as { change: number }).change })
    expect(found.half).to.deep.equal(at(200, 16))
    expect(found.blind).to.equal(1)
  })

  it('is less the more questions are in focus', () => {
    const changes = [1, 4, 8].map((inFocus) => outlook(AREAS, 'adverse', inFocus).best?.change ?? 0)
    expect(changes).to.deep.equal([...new Set(changes)].sort((a, b) => a - b))
  })

  it('looks for a rise where a high share is good', () => {
    const [fall, rise] = (['adverse', 'favourable'] as const).map((direction) => outlook([place('Norr', 0.97, 60)], direction, 1))
    expect(fall?.best).to.not.equal(null)
    expect(rise?.best).to.equal(null)
  })

  it('is nothing in half of the areas when most are hidden', () => {
    const hidden = ['Väst', 'Öst', 'Mitt'].map((name) => ({ name, told: null }))
    expect(outlook([place('Norr', 0.3, 400), ...hidden], 'adverse', 1)).to.deep.include({ half: { detectable: false }, blind: 3 })
  })

  it('is read from rows that may be shown: weighted where they are, else as answers usually tell', () => {
    const figure = { n: 120, value: 0.25, se: 0.04, df: 110, deffKish: 1.1, nEff: 90, low: 0.17, high: 0.34 }
    const weighted = { figures: { measure: figure }, uncertain: false, isPublic: true, change: null, againstRest: null, band: null }
    const rows = [aShownRow(36, 120), aShownRow(36, 120, { weighted }), aShownRow(3, 9), undefined]
    expect(rows.map(toldBy)).to.deep.equal([{ share: 0.3, effective: 100 }, { share: 0.25, effective: 90 }, null, null])
  })
})

import { expect } from 'chai'
import { meanToldBy, outlook, type ToldOf, toldBy } from '../../../../server/domain/focus/outlook.ts'
import { share, smallestChange } from '../../../../server/domain/statistics/planner/change.ts'
import { learntShare } from '../../../../server/domain/statistics/planner/learnt.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

const place = (name: string, part: number, effective: number): ToldOf => ({
  name,
  told: { value: part, ...learntShare({ n: effective, value: part, nCareful: effective }) },
})
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
    const figure = { n: 120, value: 0.25, se: 0.04, df: 110, deffKish: 1.1, nEff: 95, nCareful: 90, low: 0.17, high: 0.34 }
    const weighted = { figures: { measure: figure }, uncertain: false, isPublic: true, change: null, againstRest: null, band: null }
    const rows = [aShownRow(36, 120), aShownRow(36, 120, { weighted }), aShownRow(3, 9), undefined]
    const told = rows.map(toldBy).map((one) => one && { value: one.value, effective: one.effective })
    expect(told).to.deep.equal([{ value: 0.3, effective: 100 }, { value: 0.25, effective: 90 }, null, null])
  })

  it('of a group mean is as small as its own spread lets it be, and nothing where it is not weighted', () => {
    // A standard error of 0.1 points: 2.8 · √2 · 0.1 for one test, and a step of the size that the interval is made with.
    const mean = 2.4 / 6
    const nCareful = (mean * (1 - mean)) / (0.1 / 6) ** 2
    const figure = { n: 220, value: 2.4, se: 0.1, df: 210, deffKish: 1.1, nEff: 900, nCareful, low: 2.2, high: 2.6 }
    const weighted = { figures: { group_mean: figure }, uncertain: false, isPublic: true, change: null, againstRest: null, band: null }
    const told = meanToldBy(aShownRow(0, 220, { weighted }), { from: 0, to: 6 })
    const found = outlook([{ name: 'Norr', told }], 'adverse', 1)
    expect(6 * (found.best?.change ?? 0)).to.be.closeTo((1.95996 + 0.84162) * Math.SQRT2 * 0.1 + 6 / nCareful, 1e-4)
    expect(meanToldBy(aShownRow(0, 220), { from: 0, to: 6 })).to.equal(null)
  })
})

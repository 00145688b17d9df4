import { expect } from 'chai'
import { residentsBy, withAlike } from '../../../../server/domain/disclosure/alike.ts'
import { MINIMUM } from '../../../../server/domain/disclosure/rules.ts'
import { rowsSaying, type Said, sensitiveSurvey } from '../../../fixtures/said.ts'

describe('people all alike', () => {
  const survey = sensitiveSurvey()
  const marked = (said: Said, residents: Readonly<Record<string, number>>) => {
    const people = new Map(Object.entries(residents))
    const rows = withAlike(survey, rowsSaying(said, {}), residentsBy(people, Object.keys(said)), MINIMUM)
    return rows.filter(({ alike }) => alike).map(({ population }) => population)
  }

  it('are marked where more than a fifth of the residents answered, in an area', () => {
    expect(marked({ A: [0, 21], B: [30, 30] }, { A: 100, B: 1000 })).to.deep.equal(['area:A'])
    expect(marked({ A: [0, 20], B: [30, 30] }, { A: 100, B: 1000 })).to.deep.equal([])
  })

  it('are marked in the whole kommun by all its residents', () => {
    expect(marked({ A: [0, 21], B: [0, 200] }, { A: 900, B: 100 })).to.deep.equal(['kommun', 'area:B'])
  })

  it('are marked where nobody knows how many live there', () => {
    expect(marked({ A: [0, 12], B: [30, 30] }, { B: 1000 })).to.deep.equal(['area:A'])
  })

  it('are not marked when one of them said otherwise, or when they are too few to be shown at all', () => {
    expect(marked({ A: [1, 40], B: [0, 9], C: [30, 0] }, { A: 50, B: 10, C: 1000 })).to.deep.equal([])
  })

  it('may say what they like where nothing sensitive is asked', () => {
    const rows = rowsSaying({ A: [0, 40] }, {}).map((row) => ({ ...row, question: 'anmalt' }))
    expect(withAlike(survey, rows, () => 50, MINIMUM)).to.deep.equal(rows)
  })
})

import { expect } from 'chai'
import { MINIMUM } from '../../../../server/domain/disclosure/rules.ts'
import { whyHidden } from '../../../../server/domain/disclosure/why.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { BOTH, rowsSaying, sensitiveSurvey } from '../../../fixtures/said.ts'

describe('why a row is hidden', () => {
  const survey = sensitiveSurvey()
  const why = (ja: number, nej: number, given: Partial<Row> = {}) => {
    const [, row] = rowsSaying({ A: [ja, nej] }, {})
    return whyHidden(survey, { ...(row as Row), ...given }, MINIMUM)
  }

  it('is nothing where nothing is', () => {
    expect(why(20, 30)).to.equal(null)
  })

  it('is that fewer answered than may be told of, whatever else it says', () => {
    expect(why(4, 5)).to.deep.equal({ row: 'few answered' })
    expect(why(4, 5, { hides: ['base'] })).to.deep.equal({ row: 'few answered' })
  })

  it('is that it would tell of others, where enough answered: and of people all alike no more than that', () => {
    expect(why(20, 30, { hides: ['base'] })).to.deep.equal({ row: 'would tell of others' })
    expect(why(0, 30, { alike: true, hides: ['base'] })).to.deep.equal({ row: 'would tell of others' })
  })

  it('is told answer by answer where some are hidden', () => {
    const answers = [
      { code: 'nej', reason: 'would tell of others' },
      { code: 'ja', reason: 'few said so' },
    ]
    expect(why(3, 30, { hides: BOTH })).to.deep.equal({ answers })
    expect(whyHidden(survey, { ...(rowsSaying({ A: [3, 30] }, { A: BOTH })[1] as Row), question: 'anmalt' }, MINIMUM)).to.deep.equal({
      answers: answers.map(({ code }) => ({ code, reason: 'would tell of others' })),
    })
  })
})

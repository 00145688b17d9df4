import { expect } from 'chai'
import { protect } from '../../../../server/domain/disclosure/protect.ts'
import { meanLines } from '../../../../server/domain/lagesbild/means.ts'
import { NONE, rowsBy } from '../../../../server/domain/lagesbild/rows.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import type { WeightedRow } from '../../../../server/domain/weighting/weighted.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')

const WEIGHTED: WeightedRow = {
  figures: { group_mean: { n: 40, value: 2.449, se: 0.2, df: 38, deffKish: 1.1, nEff: 36, low: 2.06, high: 2.84 } },
  uncertain: true,
  isPublic: true,
  change: { diff: 0.44, low: 0.12, high: 0.76, p: 0.01, pAdjusted: 0.02 },
  againstRest: { diff: -0.03, low: -0.4, high: 0.34, p: 0.8, pAdjusted: 0.8 },
  band: null,
}

/** Forty people in Norr with points, and two without. */
const ROW: Row = {
  ...{ population: 'area:9901N', source: 'code', question: 'medel_utemiljo', respondents: 42, base: 40, counts: {}, mean: 2.6 },
  ...{ dontKnow: 0, refused: 0, notApplicable: 0, unanswered: 2, measured: null, share: null, interval: null },
}

describe('the lines of group means', () => {
  const line = (given: Partial<Row>, before: Parameters<typeof meanLines>[0]['before'] = null) => {
    const row: Row = { ...ROW, ...given }
    const now = rowsBy('question', protect([row]))
    return meanLines({ survey, before }, { now, before: now, kommun: NONE })[0]
  }

  it('have one decimal, an interval rounded outwards, and what must be said beside it', () => {
    const found = line({ weighted: WEIGHTED })
    expect(found?.now).to.deep.equal({
      ...{ shown: true, mean: '2,4', limits: '2,0–2,9', base: '40', note: 'stor osäkerhet', uncertain: true },
      onAxis: { value: '0.4000', low: '0.3333', high: '0.4833' },
    })
    expect(found?.rest).to.include({ words: 'ingen säkerställd skillnad', direction: null, measured: '0,0 poäng (−0,4 till +0,4)' })
    expect(found?.kommun).to.equal('saknas')
  })

  it('tell the established change in points, where the two years may be compared', () => {
    const found = line({ weighted: WEIGHTED }, { survey })
    expect(found?.change).to.include({ words: 'säkerställd ökning', measured: '+0,4 poäng (+0,1 till +0,8)' })
    const limited = line({ weighted: WEIGHTED }, { survey: smallSurvey('lilla-2025') })
    expect(limited?.change).to.include({ measured: null, words: 'inte prövad, begränsat jämförbar' })
  })

  it('say that a mean without weights is unweighted, and hide one of too few', () => {
    expect(line({})?.now).to.deep.include({ shown: true, mean: '2,6', limits: null, base: '40', note: 'oviktat' })
    expect(line({ base: 9 })?.now).to.deep.equal({ shown: false, words: 'för få svar' })
    expect(line({ base: 9 })?.before).to.equal('–')
  })
})

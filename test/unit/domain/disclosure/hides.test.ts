import { expect } from 'chai'
import { rows } from '../../../../server/domain/counting/rows.ts'
import { tallyOf } from '../../../../server/domain/counting/tally.ts'
import { withHides } from '../../../../server/domain/disclosure/hides.ts'
import { protect } from '../../../../server/domain/disclosure/protect.ts'
import { keyOf } from '../../../../server/domain/disclosure/system.ts'
import { PERSONS } from '../../../fixtures/people.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')

describe('what a plan hides', () => {
  it('takes the group mean along, in that population and way in alone', () => {
    const tally = tallyOf(survey)
    for (const person of PERSONS) tally.add(person)
    const code = new Set([keyOf({ population: 'area:9901N', question: 'nedskrapning', part: 'code 3' })])
    const hidden = withHides(survey, [...rows(tally.cube(), survey, ['9901N', '9901S'])], { hidden: { code, open: new Set() } })
    const means = protect(hidden).filter(({ question }) => question === 'medel_utemiljo')
    const gone = means
      .filter(({ hidden, population }) => hidden && population.startsWith('area:'))
      .map(({ population, source }) => `${population} ${source}`)
    expect(gone).to.include('area:9901N code').and.not.include('area:9901S code').and.not.include('area:9901N open')
  })
})

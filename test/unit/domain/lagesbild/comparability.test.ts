import { expect } from 'chai'
import { comparability, mayStandBeside } from '../../../../server/domain/lagesbild/comparability.ts'
import { items } from '../../../../server/domain/lagesbild/items.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import { smallSurveys } from '../../../fixtures/house.ts'

const surveys = smallSurveys()
const survey = surveys.get('lilla-2026') ?? expect.fail('no lilla-2026')
const before = surveys.get('lilla-2025') ?? expect.fail('no lilla-2025')
const item = (id: string) => items(survey).find((one) => one.id === id) ?? expect.fail(`no ${id}`)
const degree = (id: string, earlier: Survey | undefined, of: Survey = survey) => comparability(of, item(id), earlier).degree

describe('Whether last year may stand beside this year', () => {
  it('is what the definition says, with its reason', () => {
    expect(comparability(survey, item('nedskrapning'), before)).to.deep.equal({
      degree: 'limited',
      reason: { sv: 'Frågan är omformulerad.', en: 'The question has been reworded.' },
    })
    expect(degree('tillit', before)).to.equal('no')
  })

  it('is yes where the definition is silent about the version it follows, and for the very same survey', () => {
    expect(degree('fortkorning', before)).to.equal('yes')
    expect(degree('utsatt_nagot', before)).to.equal('yes')
    expect(degree('tillit', survey)).to.equal('yes')
  })

  it('is no against a version that nobody has compared with', () => {
    const other = { ...before, id: 'annan-2024', hash: 'x' }
    expect(comparability(survey, item('fortkorning'), other)).to.deep.include({ degree: 'no' })
    expect(degree('nedskrapning', other)).to.equal('no')
  })

  it('is that the question is new, or that nothing was counted', () => {
    expect(degree('fortkorning', { ...before, questions: before.questions.filter(({ id }) => id !== 'fortkorning') })).to.equal('new')
    expect(degree('fortkorning', undefined)).to.equal('none')
  })

  it('lets only yes and limited stand', () => {
    const degrees = ['yes', 'limited', 'no', 'new', 'none'] as const
    const stand = degrees.filter((one) => mayStandBeside(one === 'limited' || one === 'no' ? { degree: one, reason: {} } : { degree: one }))
    expect(stand).to.deep.equal(['yes', 'limited'])
  })
})

import { expect } from 'chai'
import { candidates, declare, isLocked, MOST_IN_FOCUS } from '../../../../server/domain/focus/declaring.ts'
import { aSurvey } from '../../../fixtures/definition.ts'
import { aSingle } from '../../../fixtures/questions.ts'
import { aRound } from '../../../fixtures/rounds.ts'

const survey = aSurvey()
/** A survey with `many` more questions that have a measure: q0, q1 … */
const withMore = (many: number) =>
  aSurvey(({ questions }) => questions.unshift(...Array.from({ length: many }, (_, index) => ({ ...aSingle(), id: `q${index}` }))))
const q = (many: number) => Array.from({ length: many }, (_, index) => `q${index}`)

describe('focus indicators', () => {
  it('may be what has a measure, derived or asked, and nothing else', () => {
    const able = candidates(survey).map(({ id }) => id)
    expect(able).to.include.members(['skrap', 'besvar']).and.not.include.members(['kon', 'hem', 'ord'])
  })

  it('come back in the survey’s order and each once', () => {
    expect(declare(survey, ['besvar', 'skrap', 'besvar'])).to.deep.equal({ ok: true, questions: ['skrap', 'besvar'] })
  })

  it('may be none', () => {
    expect(declare(survey, [])).to.deep.equal({ ok: true, questions: [] })
  })

  it(`are at most ${MOST_IN_FOCUS}`, () => {
    expect(declare(withMore(10), q(8))).to.include({ ok: true })
    expect(declare(withMore(10), q(10))).to.deep.equal({
      ok: false,
      sentences: ['Välj högst 8 fokusfrågor. Du har valt 10: ta bort 2.'],
    })
  })

  it('are refused with every reason at once', () => {
    expect(declare(withMore(9), ['hem', 'nej', ...q(9)])).to.deep.equal({
      ok: false,
      sentences: [
        'Frågan ”hem” har inget mått och kan inte vara i fokus.',
        'Frågan ”nej” finns inte i enkäten.',
        'Välj högst 8 fokusfrågor. Du har valt 9: ta bort 1.',
      ],
    })
  })

  it('are locked from the first day the round takes answers', () => {
    const round = aRound({ opensOn: '2026-09-01', closesOn: '2026-10-31' })
    expect(['2026-08-31', '2026-09-01', '2026-11-01'].map((day) => isLocked(round, day))).to.deep.equal([false, true, true])
  })
})

import { expect } from 'chai'
import { answerCounts, blanks, manyBlanks } from '../../../../server/domain/lagesbild/answers.ts'
import type { Code } from '../../../../server/domain/survey/survey.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

const codes: readonly Code[] = [
  { code: '1', text: { sv: 'Nej' }, role: 'value' },
  { code: '2', text: { sv: 'Ja' }, role: 'value' },
  { code: '8', text: { sv: 'Vet ej' }, role: 'dont_know' },
]
function whole(given: Parameters<typeof aShownRow>[2], base = 80) {
  const row = aShownRow(20, base, given)
  if (row.hidden) throw new Error('too few for this test')
  return row
}

describe('How answers fell', () => {
  it('is people per code, with a share of the base for values only', () => {
    const lines = answerCounts(codes, whole({ counts: { '1': 60, '2': 20, '8': 5 } }))
    expect(lines.map(({ people, share }) => [people, share])).to.deep.equal([
      [60, 0.75],
      [20, 0.25],
      [5, null],
    ])
  })

  it('counts a code that nobody gave as 0', () => {
    expect(answerCounts(codes, whole({ counts: { '1': 80 } })).map(({ people }) => people)).to.deep.equal([80, 0, 0])
  })
})

describe('Those who gave no value', () => {
  it('are shares of those who answered, and of those who were asked', () => {
    const empty = blanks(whole({ dontKnow: 20, refused: 5, unanswered: 20, notApplicable: 300 }))
    expect(empty).to.deep.equal({
      dontKnow: 20,
      dontKnowShare: 0.2,
      refused: 5,
      unanswered: 20,
      unansweredShare: 0.2,
      notApplicable: 300,
      asked: 125,
    })
  })

  it('are warned of past 20 per cent vet ej and past 10 per cent unanswered, not at them', () => {
    expect(manyBlanks(blanks(whole({ dontKnow: 20 })))).to.deep.equal({ dontKnow: false, unanswered: false })
    expect(manyBlanks(blanks(whole({ dontKnow: 21 })))).to.deep.equal({ dontKnow: true, unanswered: false })
    expect(manyBlanks(blanks(whole({ unanswered: 10 }, 90)))).to.deep.equal({ dontKnow: false, unanswered: false })
    expect(manyBlanks(blanks(whole({ unanswered: 11 }, 90)))).to.deep.equal({ dontKnow: false, unanswered: true })
  })
})

import { expect } from 'chai'
import { scorings } from '../../../../server/domain/counting/scoring.ts'
import { tallyOf } from '../../../../server/domain/counting/tally.ts'
import type { Answers } from '../../../../server/domain/document.ts'
import { aSurvey, type Plain } from '../../../fixtures/definition.ts'
import { both } from '../../../fixtures/questions.ts'

/** Points for littering (no 0, yes 6) and the step on the scale of trust, 1–5. */
const mean = { id: 'problem', kind: 'mean', group: 'utemiljo', label: both('Problem'), sensitive: false }
const survey = aSurvey((d: Plain) => {
  d.groupMeans = [
    {
      ...mean,
      of: [{ question: 'skrap', scores: { nej: 0, ja: 6 } }, { question: 'tillit' }, { question: 'anmalt', scores: { nej: 1, ja: 2 } }],
    },
  ]
})

const standing = (answers: Answers) => {
  const tally = tallyOf(survey)
  expect(tally.add({ source: 'code', areaId: 'N', answers })).to.equal(true)
  return tally.cube().cells[0]?.counts.problem
}

describe('a group mean', () => {
  it('is a person’s mean points over the questions answered with a value', () => {
    expect(standing({ skrap: 'ja', tillit: '3', anmalt: 'nej' })).to.deep.equal({ [String(10 / 3)]: 1 })
    expect(standing({ skrap: 'ja', tillit: '3' })).to.deep.equal({ '4.5': 1 })
    expect(standing({ skrap: 'nej', tillit: '5' })).to.deep.equal({ '2.5': 1 })
  })

  it('is unanswered with points for less than half the questions: vet ej gives none', () => {
    expect(standing({ skrap: 'ja' })).to.deep.equal({ _unanswered: 1 })
    expect(standing({ skrap: 'vet_ej', tillit: '4' })).to.deep.equal({ _unanswered: 1 })
    expect(standing({})).to.deep.equal({ _unanswered: 1 })
  })

  it('takes halves, and a code that gives no points at all', () => {
    const halves = aSurvey((d: Plain) => {
      d.groupMeans = [
        {
          ...mean,
          of: [
            { question: 'skrap', scores: { nej: null, ja: 4.5 } },
            { question: 'anmalt', scores: { nej: 0, ja: 6 } },
          ],
        },
      ]
    })
    const tally = tallyOf(halves)
    for (const skrap of ['nej', 'ja']) tally.add({ source: 'code', areaId: 'N', answers: { skrap } })
    expect(tally.cube().cells[0]?.counts.problem).to.deep.equal({ '4.5': 1, _unanswered: 1 })
  })

  it('runs from the lowest points to the highest, and every mean a person may get is foreseen once', () => {
    const [scoring] = scorings(survey)
    expect(scoring).to.deep.include({ from: 0, to: 6 })
    const scores = scoring?.scores.map(Number) ?? []
    expect(scores).to.deep.equal([...new Set(scores)].sort((a, b) => a - b))
    expect(scores).to.include(10 / 3)
  })

  it('counts a person by the register’s sex and age group where those are known', () => {
    const tally = tallyOf(survey)
    tally.add({ source: 'code', areaId: 'N', answers: { kon: 'man' }, cell: { sex: 'K', ageGroup: '1' } })
    expect(tally.cube().cells[0]).to.deep.include({ sex: 'K', ageGroup: '1' })
  })
})

describe('a definition with a group mean', () => {
  const faultOf = (of: Plain) => () => aSurvey((d: Plain) => Object.assign(d, { groupMeans: [{ ...mean, of }] }))
  const sound = { question: 'tillit' }

  it('is refused when a question has no points, points that are neither whole nor halves, or several answers at once', () => {
    expect(faultOf([sound, { question: 'skrap' }])).to.throw('groupMeans[problem].of[1]: Poäng saknas för ”nej” och ”ja” i frågan ”skrap”.')
    expect(faultOf([sound, { question: 'platser', scores: {} }])).to.throw('”platser” kan ha flera svar på en gång och ger inte en poäng.')
    expect(faultOf([sound, { question: 'skrap', scores: { nej: 0, ja: 1.4 } }])).to.throw('groupMeans[problem].of[1].scores.ja')
  })

  it('is refused when it names a question or a code that is not there', () => {
    expect(faultOf([sound, { question: 'vad' }])).to.throw('Gruppmedlet räknar ”vad”, som inte finns.')
    expect(faultOf([sound, { question: 'skrap', scores: { nej: 0, ja: 6, vet_ej: 3 } }])).to.throw(
      '”vet_ej” är inget svar med rollen ”value”',
    )
  })

  it('is refused when another question has its id', () => {
    expect(() => aSurvey((d: Plain) => Object.assign(d, { groupMeans: [{ ...mean, id: 'skrap', of: [sound, sound] }] }))).to.throw(
      'Id ”skrap” är redan taget.',
    )
  })
})

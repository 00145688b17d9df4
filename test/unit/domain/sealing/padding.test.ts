import { expect } from 'chai'
import type { Answer, Question } from '../../../../server/domain/questions/contract.ts'
import { codesOf } from '../../../../server/domain/questions/index.ts'
import { padded, paddedInSteps, roomFor, unpadded } from '../../../../server/domain/sealing/padding.ts'
import { written } from '../../../../server/domain/shorthand.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')
const room = roomFor(survey)

/** What is longest to answer to a question. */
function longest(question: Question): Answer {
  if (question.kind === 'number') return question.max
  const codes = codesOf(question).map(({ code }) => code)
  return question.kind === 'multiple' ? codes : (codes.at(-1) ?? '')
}

/** The longest document there can be, with free texts that repeat `piece`. */
function longestDocument(survey: Survey, piece: string): string {
  const inWords = survey.questions.filter(({ kind }) => kind === 'text')
  const answers = Object.fromEntries(
    survey.questions.filter(({ kind }) => kind !== 'text').map((question) => [question.id, longest(question)]),
  )
  const texts = inWords.map((question) => [question.id, piece.repeat(2000).slice(0, question.kind === 'text' ? question.maxLength : 0)])
  return written(survey, { source: 'open', areaId: '9901R0001', answers, texts: Object.fromEntries(texts) })
}

describe('padding', () => {
  for (const [script, piece] of Object.entries({
    Latin: 'å',
    Arabic: 'ش',
    Ethiopic: 'ሰ',
    'quotation marks': '"',
    'line breaks': '\n',
    signs: '😀',
    'the worst mixture': 'ሰሰ"',
  })) {
    it(`makes the longest answer in ${script} as long as an empty one, and gives it back whole`, () => {
      const document = longestDocument(survey, piece)
      expect(padded(document, room)).to.have.length(room)
      expect(padded('[]', room)).to.have.length(room)
      expect(unpadded(padded(document, room))).to.equal(document)
    })
  }

  it('refuses a document that does not fit, rather than making it another size', () => {
    expect(() => padded('x'.repeat(room), room)).to.throw(RangeError)
    expect(() => padded('ሰ'.repeat(room / 2), room)).to.throw(RangeError)
  })

  it('of drafts takes whole steps, as few as it can', () => {
    for (const [length, size] of [
      [0, 8000],
      [7995, 8000],
      [7996, 16_000],
    ] as const) {
      expect(paddedInSteps('x'.repeat(length), 8000), String(length)).to.have.length(size)
    }
  })

  it('finds no document in bytes that hold none', () => {
    expect(unpadded(new Uint8Array(0))).to.equal(undefined)
    expect(unpadded(new Uint8Array(room))).to.equal(undefined)
    expect(unpadded(Uint8Array.from([1, 0, 0, 9, 9, 65]))).to.equal(undefined)
    expect(unpadded(Uint8Array.from([1, 0, 0, 0, 1, 255]))).to.equal(undefined)
  })
})

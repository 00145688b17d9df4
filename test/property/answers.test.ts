import { expect } from 'chai'
import { answerTo, applicable, type Given, NOTHING, ofSection, prune, readSection, sentAs } from '../../server/domain/answers.ts'
import type { Question } from '../../server/domain/questions/contract.ts'
import { codesOf } from '../../server/domain/questions/index.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { smallSurveys } from '../fixtures/rounds.ts'

const RUNS = 300
const WORDS = ['Mer ljus', '', '   ', 'åäö\r\nny rad', '<b>&amp;</b>', '\u0000\u202E', '=1+1', 'x'.repeat(3000), '2', '-1']

describe('whatever anybody sends', () => {
  for (const survey of smallSurveys().values()) {
    it(`pruning twice is pruning once, and keeps only what is asked (${survey.id})`, () =>
      forEverySeed((chance) => {
        const given = anything(survey, chance)
        const once = prune(survey, given)
        expect(prune(survey, once)).to.deep.equal(once)
        const asked = applicable(survey, once.answers)
        for (const id of [...Object.keys(once.answers), ...Object.keys(once.texts)]) expect(asked.has(id), id).to.equal(true)
      }))

    it(`a page sent back as it was shown changes nothing (${survey.id})`, () =>
      forEverySeed((chance) => {
        const given = prune(survey, anything(survey, chance))
        for (const section of survey.sections) {
          const body = Object.fromEntries(ofSection(survey, section.id).map((question) => [question.id, sentAs(answerTo(question, given))]))
          expect(readSection(survey, section.id, body, given)).to.deep.equal({ ok: true, given })
        }
      }))
  }
})

function forEverySeed(law: (chance: Random) => void): void {
  for (let seed = 1; seed <= RUNS; seed++) {
    try {
      law(random(seed))
    } catch (error) {
      if (error instanceof Error) error.message = `seed ${seed}: ${error.message}`
      throw error
    }
  }
}

/** Everything a stranger could have sent, section after section, and some that no page would have taken. */
function anything(survey: Survey, chance: Random): Given {
  const pick = <One>(from: readonly One[]): One | undefined => from[Math.floor(chance() * from.length)]
  let given = NOTHING
  for (const section of survey.sections) {
    const body = Object.fromEntries(ofSection(survey, section.id).map((question) => [question.id, sentFor(question)]))
    given = readSection(survey, section.id, body, given).given
  }
  if (chance() < 0.5) return given
  const { id } = pick(survey.questions) ?? { id: 'okand' }
  return {
    answers: { ...given.answers, [id]: pick(['1', ['1', '2'], 7, 'okand']) ?? '1' },
    texts: { ...given.texts, [id]: pick(WORDS) ?? '' },
  }

  function sentFor(question: Question): readonly string[] {
    const codes = codesOf(question).map(({ code }) => code)
    const some = [...codes, ...WORDS].filter(() => chance() < 0.2)
    return chance() < 0.5 ? some : [pick([...codes, ...WORDS]) ?? '']
  }
}

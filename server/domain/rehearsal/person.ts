import type { Answers, UrnDocument } from '../document.ts'
import type { Answer, AskIf } from '../questions/contract.ts'
import { isInWords } from '../questions/index.ts'
import type { Survey } from '../survey/survey.ts'
import { answering } from './answering.ts'
import { type Kin, likelihoods } from './likelihood.ts'
import type { Random } from './random.ts'
import { words } from './words.ts'

/** How often somebody writes something in their own words. */
const WRITES = 0.3

/** Draws whole documents from one sort of person, such as the answering pages would have put in the urn. */
export function persons(survey: Survey, kin: Kin): (random: Random) => UrnDocument {
  const asked = likelihoods(survey, kin).map((likelihood) => ({
    id: likelihood.question.id,
    rules: likelihood.question.askIf ?? [],
    answering: answering(likelihood, kin.ageGroup),
  }))
  const ownWords = survey.questions.filter(isInWords).map(({ id }) => id)
  return (random) => {
    const mood = random()
    const answers: Record<string, Answer> = {}
    for (const { id, rules, answering } of asked) {
      if (!rules.every((rule) => holds(rule, answers))) continue
      const answer = answering.draw(mood, random)
      if (answer !== undefined) answers[id] = answer
    }
    const texts = ownWords.flatMap((id) => (random() < WRITES ? [[id, words(answers, random)]] : []))
    return { source: kin.source, areaId: kin.areaId, answers, texts: Object.fromEntries(texts) }
  }
}

const holds = ({ question, codes }: AskIf, answers: Answers): boolean => {
  const answer = answers[question]
  return typeof answer === 'string' ? codes.includes(answer) : Array.isArray(answer) && answer.some((code) => codes.includes(code))
}

import { asked } from '../../domain/exports/asked.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { question, type Survey } from '../../domain/survey/survey.ts'

/** A question as it was put to people. */
export interface AskedWords {
  /** The question in its own words; null for one that is computed from others. */
  readonly text: string | null
  /** Last year's words when they were others. */
  readonly textBefore: string | null
  /** Only some were asked. */
  readonly conditional: boolean
  /** For a computed question: the questions, and the answers to them that count. */
  readonly parts: readonly { readonly label: string; readonly answers: string }[]
}

/** How a question was put this year, and last year when it was put in other words. */
export function askedWords(survey: Survey, before: Survey | undefined, id: string): AskedWords {
  const now = question(survey, id)
  const then = before && question(before, id)
  const text = now ? sv(now.text) : null
  const textBefore = then && sv(then.text) !== text ? sv(then.text) : null
  return { text, textBefore, conditional: (now?.askIf ?? []).length > 0, parts: parts(survey, id) }
}

function parts(survey: Survey, id: string): AskedWords['parts'] {
  const all = asked(survey)
  const derived = survey.derived.find((one) => one.id === id)
  return (derived?.of ?? []).flatMap(({ question, codes }) => {
    const part = all.find((one) => one.id === question)
    const answers = part?.codes.filter(({ code }) => codes.includes(code)).map(({ text }) => `”${sv(text)}”`)
    return part && answers ? [{ label: sv(part.label), answers: answers.join(' eller ') }] : []
  })
}

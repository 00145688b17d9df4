import { question as ofSurvey, type Survey } from '../survey/survey.ts'
import { BLANKS, codePart, othersThan, valuesOf } from './parts.ts'
import type { Law, Quantity } from './system.ts'

/** Where a part of a row stands among the quantities; undefined when it is not there. */
type Find = (question: string, part: string) => number | undefined

/** A sum to be made a law: every name is looked up, and the law is there only when all are. */
type Named = readonly (readonly [question: string, part: string, times: number])[]

/** What ties the parts of one row: values add up to the base, and with those who gave none to everybody. */
export function rowLaws(survey: Survey, id: string, find: Find): readonly Law[] {
  const values = valuesOf(survey, id).map((code) => [id, codePart(code), 1] as const)
  const base = [id, 'base', -1] as const
  const everybody = law('nothing', [[id, 'respondents', -1], [id, 'base', 1], ...BLANKS.map((blank) => [id, blank, 1] as const)], find)
  if (values.length === 0) return everybody
  const others = valuesOf(survey, id).flatMap((code) => law('nothing', [[id, codePart(code), 1], [id, othersThan(code), 1], base], find))
  if (ofSurvey(survey, id)?.kind !== 'multiple') return [...everybody, ...others, ...law('nothing', [...values, base], find)]
  // Where several may be ticked everybody of the base ticked at least one, and nobody the same one twice.
  const each = values.flatMap(([, part]) =>
    law(
      'at least nothing',
      [
        [id, 'base', 1],
        [id, part, -1],
      ],
      find,
    ),
  )
  return [...everybody, ...others, ...law('at least nothing', [...values, base], find), ...each]
}

/** What ties a row to the same population's rows of the questions that this one follows from. */
export function linkLaws(survey: Survey, id: string, find: Find): readonly Law[] {
  return [...derivedLaws(survey, id, find), ...askedLaws(survey, id, find)]
}

/** Whoever gave one of the codes to a part has it in the derived question; who has it gave one to some part; who has a value there has one in some part. */
function derivedLaws(survey: Survey, id: string, find: Find): readonly Law[] {
  const derived = survey.derived.find((one) => one.id === id)
  if (!derived) return []
  const hits = derived.of.map(({ question, codes }) => codes.map((code) => [question, codePart(code)] as const))
  const bases = derived.of.map(({ question }) => [[question, 'base'] as const])
  const any = [id, codePart('1')] as const
  return [...between(any, hits, find), ...between([id, 'base'], bases, find)]
}

/** A quantity is at least each of the sums, and at most all of them together. */
function between(whole: readonly [string, string], sums: readonly (readonly (readonly [string, string])[])[], find: Find): readonly Law[] {
  const times = (sum: readonly (readonly [string, string])[], sign: 1 | -1): Named => sum.map(([question, part]) => [question, part, sign])
  return [
    ...sums.flatMap((sum) => law('at least nothing', [[...whole, 1], ...times(sum, -1)], find)),
    ...law('at least nothing', [[...whole, -1], ...sums.flatMap((sum) => times(sum, 1))], find),
  ]
}

/** A question is put to those who gave one of the codes of its skip rule: to all of them, or to no more than them when it has several rules. */
function askedLaws(survey: Survey, id: string, find: Find): readonly Law[] {
  const rules = ofSurvey(survey, id)?.askIf ?? []
  const asked = ['base', 'dontKnow', 'refused', 'unanswered'].map((part) => [id, part, -1] as const)
  return rules.flatMap(({ question, codes }) => {
    const through = codes.map((code) => [question, codePart(code), 1] as const)
    return law(rules.length === 1 ? 'nothing' : 'at least nothing', [...through, ...asked], find)
  })
}

/** Whether a law holds for the numbers as they are. Answers read in from elsewhere need not follow the skip rules of ours. */
export function holds({ terms, is }: Law, quantities: readonly Quantity[]): boolean {
  const sum = terms.reduce((total, [place, times]) => total + times * (quantities[place]?.people ?? 0), 0)
  return is === 'nothing' ? sum === 0 : sum >= 0
}

function law(is: Law['is'], named: Named, find: Find): readonly Law[] {
  const terms = named.flatMap(([question, part, times]) => {
    const place = find(question, part)
    return place === undefined ? [] : [[place, times] as const]
  })
  return terms.length === named.length ? [{ is, terms }] : []
}

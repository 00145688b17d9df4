import { type Counted, counted } from '../counting/counted.ts'
import { ANY, DONT_KNOW, REFUSED } from '../cube.ts'
import type { PopulationCell } from '../population.ts'
import type { Derived, Survey } from '../survey/survey.ts'
import { type Answering, answering } from './answering.ts'
import { type Kin, likelihoods } from './likelihood.ts'
import { type Event, together } from './mood.ts'

/**
 * What is true of a survey in a kommun of the rehearsal: known, because answers are drawn by the very same chances.
 * True of everybody in some register cells, had all of them been asked by code; so what a survey finds differs from it by
 * chance and by who chose to answer.
 */
export interface Truth {
  /** Each code's share of those who answer a question or derived question, 0–1. Of a multiple choice they may add up to more than one. */
  shares(cells: readonly PopulationCell[], questionId: string): Readonly<Record<string, number>>
  /** The share that a question is reported by: of those who give a value, 0–1; null when it has no measure. */
  measured(cells: readonly PopulationCell[], questionId: string): number | null
}

/** What is true in the areas of one kommun. */
export function truthOf(survey: Survey, kommunId: string): Truth {
  const all = new Map(counted(survey).map((question) => [question.id, question]))
  const question = (id: string): Counted => {
    const found = all.get(id)
    if (!found) throw new Error(`The survey ${survey.id} counts nothing called "${id}".`)
    return found
  }
  const known = new Map<string, Chances>()
  const chances = ({ areaId, sex, ageGroup }: PopulationCell): Chances => {
    const key = `${areaId}|${sex}|${ageGroup}`
    const found = known.get(key) ?? chancesOf(survey, { kommunId, areaId, sex, ageGroup, source: 'code' })
    known.set(key, found)
    return found
  }
  const people = (cells: readonly PopulationCell[], id: string, codes: readonly string[]) =>
    cells.reduce((sum, cell) => sum + cell.people * chances(cell)(id, codes), 0)

  return {
    shares(cells, id) {
      const codes = question(id).codes.flatMap(({ code }) => (WITHOUT_VALUE.has(code) ? [] : [code]))
      const answered = people(cells, id, codes)
      return Object.fromEntries(codes.map((code) => [code, people(cells, id, [code]) / answered]))
    },
    measured(cells, id) {
      const { codes, measure } = question(id)
      const values = codes.filter(({ role }) => role === 'value').map(({ code }) => code)
      return measure && people(cells, id, measure.codes) / people(cells, id, values)
    },
  }
}

// What became of a derived question that nothing can be said of: nobody answers so.
const WITHOUT_VALUE: ReadonlySet<string> = new Set([DONT_KNOW, REFUSED])

/** The chance that a person gives one of some codes to a question. */
type Chances = (questionId: string, codes: readonly string[]) => number

function chancesOf(survey: Survey, kin: Kin): Chances {
  const likely = new Map(likelihoods(survey, kin).map((likelihood) => [likelihood.question.id, likelihood]))
  const answerings = new Map<string, Answering>()
  const gives = (id: string, codes: readonly string[]): readonly Event[] => {
    const likelihood = likely.get(id)
    if (!likelihood) throw new Error(`Nobody answers "${id}".`)
    const found = answerings.get(id) ?? answering(likelihood, kin.ageGroup)
    answerings.set(id, found)
    return [found.gives(codes), ...(likelihood.question.askIf ?? []).flatMap((rule) => gives(rule.question, rule.codes))]
  }
  const derived = new Map(survey.derived.map((quantity) => [quantity.id, quantity]))
  return (id, codes) => {
    const quantity = derived.get(id)
    return quantity ? chanceOfAny(quantity, codes, gives, likely) : together(gives(id, codes))
  }
}

/** As counting has it: ANY when some part was answered with one of its codes, else NONE when some part was answered with a value. */
function chanceOfAny(
  { of }: Derived,
  codes: readonly string[],
  gives: (id: string, codes: readonly string[]) => readonly Event[],
  likely: ReadonlyMap<string, { readonly values: readonly { readonly code: string }[] }>,
): number {
  const no = (parts: readonly (readonly Event[])[]) =>
    together(
      parts.map((events) => ({
        ends: events.flatMap(({ ends }) => ends),
        chance: (mood) => 1 - events.reduce((all, event) => all * event.chance(mood), 1),
      })),
    )
  const noneGiven = no(of.map(({ question, codes }) => gives(question, codes)))
  const noValue = no(of.map(({ question }) => gives(question, likely.get(question)?.values.map(({ code }) => code) ?? [])))
  return codes.reduce((sum, code) => sum + (code === ANY ? 1 - noneGiven : noneGiven - noValue), 0)
}

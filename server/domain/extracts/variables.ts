import type { AskedSlot, Standing } from '../counting/slots.ts'
import { SKIPPED, UNANSWERED } from '../cube.ts'
import type { Cell } from '../exports/table.ts'
import { kindOf } from '../questions/index.ts'
import { type Code, inLanguage, type Survey, type Surveys } from '../survey/survey.ts'
import { SPANS, spanInWords } from './ages.ts'
import { ALL, type Coarsening } from './coarsening.ts'
import { codeOf, type Traits } from './traits.ts'
import { type Asked, asked } from './versions.ts'

/** A code that may stand in a column, in words. `isMissing` when it is no value: vet ej, vill inte svara, not answered, not asked. */
export interface Coded {
  readonly code: string
  readonly words: string
  readonly isMissing: boolean
}

/** One person as a file is written from: their traits as they may stand there, and how they stand to each question asked. */
export interface Somebody {
  /** Place in the file, from 1. */
  readonly row: number
  readonly traits: Traits
  readonly standings: readonly Standing[]
}

/** One column of answers: a question, or one of the codes of a question where several may be ticked. */
export interface Variable {
  readonly name: string
  readonly label: string
  /** Whether numbers stand in it, besides `codes`. */
  readonly isNumber: boolean
  readonly codes: readonly Coded[]
  /** Whether this year's survey has it. Where it does not the column is empty. */
  readonly isAsked: boolean
  /** What stands in it for a person. */
  of(somebody: Somebody): Cell
}

/** What a file's columns are made from. */
export interface Making {
  readonly survey: Survey
  readonly surveys: Surveys
  readonly slots: readonly AskedSlot[]
  readonly coarsening: Coarsening
}

/** Stands in a tick's column for a person whose answer was no value: which answer stands in its own column. */
export const NO_VALUE = '_no_value'

/** Stand in every column of a question that was asked and left blank, and of one that a skip rule passed over. */
const WITHOUT: readonly Coded[] = [
  { code: UNANSWERED, words: 'Inte besvarad', isMissing: true },
  { code: SKIPPED, words: 'Inte ställd till personen', isMissing: true },
]

/** Every column of answers, the same for every year of a survey series. Free text is never among them. */
export function variables(making: Making): readonly Variable[] {
  const made = asked(making.survey, making.surveys).flatMap((one) => ofQuestion(one, making))
  const twice = made.find(({ name }, at) => made.findIndex((other) => other.name === name) < at)
  if (twice) throw new Error(`Two columns would be called "${twice.name}".`)
  return made
}

function ofQuestion(one: Asked, { survey, slots, coarsening }: Making): readonly Variable[] {
  const { question, own } = one
  const at = slots.findIndex(({ id }) => id === question.id)
  const column = { name: question.id, label: inLanguage(question.label, 'sv'), isNumber: false, isAsked: own !== undefined }
  const trait = traitOf(survey, question.id)
  if (trait) return [{ ...column, codes: shownCodes(one, trait, coarsening), of: ({ traits }) => trait(traits) }]
  const { inFile } = kindOf(question)
  if (inFile === 'ticks') return ticks(one, at)
  // A number singles people out as well as any trait: it stands as it was given only where they do.
  if (inFile === 'number' && !coarsening.isCoarse) {
    const of = ({ standings }: Somebody) => (own ? numberOr(standings[at]) : null)
    return [{ ...column, isNumber: true, codes: WITHOUT, of }]
  }
  const of = ({ standings }: Somebody) => (own ? codeOf(standings[at]) : null)
  return [{ ...column, codes: [...one.codes.map(coded), ...WITHOUT], of }]
}

const numberOr = (standing: Standing | undefined): Cell => (typeof standing?.answer === 'number' ? standing.answer : codeOf(standing))

/** A column for each code that may be ticked: 1 ticked, 0 not. */
function ticks({ question, own, codes }: Asked, at: number): readonly Variable[] {
  const noValues = new Set(codes.flatMap(({ code, role }) => (role === 'value' ? [] : [code])))
  return codes.map(({ code, text, role }) => {
    const isAsked = own?.has(code) ?? false
    const noValue = role === 'value' ? [{ code: NO_VALUE, words: 'Svarade något som inte är ett värde', isMissing: true }] : []
    return {
      name: `${question.id}_${code.replace(/[^a-z0-9_]/g, '_')}`,
      label: `${inLanguage(question.label, 'sv')}: ${inLanguage(text, 'sv')}`,
      isNumber: false,
      isAsked,
      codes: [...YES_NO, ...noValue, ...WITHOUT],
      of: ({ standings }) => (isAsked ? tick(standings[at], code, role === 'value' ? noValues : NONE) : null),
    }
  })
}

const YES_NO: readonly Coded[] = [
  { code: '1', words: 'Ja', isMissing: false },
  { code: '0', words: 'Nej', isMissing: false },
]

const NONE: ReadonlySet<string> = new Set()

function tick(standing: Standing | undefined, code: string, noValues: ReadonlySet<string>): string {
  const [first] = standing?.codes ?? []
  if (first === undefined) return codeOf(standing)
  if (noValues.has(first)) return NO_VALUE // such a code always stands alone
  return standing?.codes.includes(code) ? '1' : '0'
}

const coded = ({ code, text, role }: Code): Coded => ({ code, words: inLanguage(text, 'sv'), isMissing: role !== 'value' })

/** Which trait a question gives; undefined when it gives none. */
function traitOf({ cell, breakdowns }: Survey, id: string): ((traits: Traits) => string) | undefined {
  if (id === cell.sex) return ({ sex }) => sex
  if (id === cell.ageGroup) return ({ ageGroup }) => ageGroup
  const at = breakdowns.indexOf(id)
  return at < 0 ? undefined : ({ housing }) => housing[at] ?? ''
}

/** The codes of a trait: the question's own, and of those that coarsening makes the ones that stand in the file. */
function shownCodes({ codes }: Asked, trait: (traits: Traits) => string, { groups }: Coarsening): readonly Coded[] {
  const shown = new Set(groups.map(({ traits }) => trait(traits)))
  const known = codes.map(({ code }) => code)
  const wider = SPANS.filter((ages) => shown.has(ages) && !known.includes(ages))
  return [
    ...codes.map(coded),
    ...wider.map((ages) => ({ code: ages, words: spanInWords(ages), isMissing: false })),
    ...(shown.has(ALL) ? [{ code: ALL, words: 'Visas inte', isMissing: true }] : []),
    ...WITHOUT,
  ]
}

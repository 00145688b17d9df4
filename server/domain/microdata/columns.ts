import type { Question } from '../questions/contract.ts'
import { codesOf, inFileOf, isInWords } from '../questions/index.ts'
import type { Survey } from '../survey/survey.ts'

/** Names that a column of a file may have, our own first. Letters' size does not matter. */
export const NAMES = {
  area: ['area', 'areaId', 'area_id', 'område', 'omrade'],
  sex: ['sex', 'kön'],
  age: ['age', 'ageGroup', 'age_group', 'ålder', 'åldersgrupp', 'aldersgrupp'],
  source: ['source', 'källa', 'kalla'],
  people: ['people', 'N', 'antal', 'folkmängd'],
  year: ['year', 'år', 'ar'],
} as const

/** Finds the column of a thing among a file's; −1 when there is none. */
export function columnOf(columns: readonly string[], names: readonly string[]): number {
  const wanted = names.map(same)
  return columns.findIndex((column) => wanted.includes(same(column)))
}

const same = (name: string) => name.normalize().trim().toLowerCase()

/** Where a question's answer stands: in one column, or one column for each code that may be ticked. */
export type AnswerPlace =
  | { readonly question: Question; readonly kind: 'one'; readonly column: number }
  | { readonly question: Question; readonly kind: 'each'; readonly codes: readonly { readonly code: string; readonly column: number }[] }

/** Where everything stands in a file of answers; −1 for what is not there. */
export interface Columns {
  readonly area: number
  readonly sex: number
  readonly age: number
  readonly source: number
  readonly answers: readonly AnswerPlace[]
  /** Columns that nothing is read from. */
  readonly unused: readonly string[]
  /** Questions that the file need not have and has not: those of the cell, when sex and age have columns. */
  readonly absent: readonly string[]
  /** The other questions it has not: none, unless a file may lack some. */
  readonly lacking: readonly string[]
}

/** Finds the columns of a survey's answers, or says what is missing. A file that `mayLack` questions is to have one of them at least. */
export function columnsOf(
  columns: readonly string[],
  survey: Survey,
  mayLack = false,
): { readonly ok: true; readonly columns: Columns } | { readonly ok: false; readonly sentences: readonly string[] } {
  const [area, sex, age, source] = ([NAMES.area, NAMES.sex, NAMES.age, NAMES.source] as const).map((names) => columnOf(columns, names))
  const asked = survey.questions.filter((question) => !isInWords(question))
  const places = asked.map((question) => ({ question, place: placeOf(columns, question, survey) }))
  const isCell = ({ id }: Question) => (id === survey.cell.sex && (sex ?? -1) >= 0) || (id === survey.cell.ageGroup && (age ?? -1) >= 0)
  const missing = places.filter(({ question, place }) => !place && !isCell(question)).map(({ question }) => question)
  const sentences = [
    ...((area ?? -1) < 0 ? ['Kolumnen ”area” (områdets kod) saknas.'] : []),
    ...(mayLack && missing.length < asked.length ? [] : missing).map(
      ({ id }) => `Kolumnen ”${id}” saknas, men frågan finns i definitionen.`,
    ),
    ...columns
      .filter((name, index) => columns.map(same).indexOf(same(name)) !== index)
      .map((name) => `Kolumnen ”${name}” finns två gånger.`),
  ]
  if (sentences.length > 0) return { ok: false, sentences: [...sentences, `Filen har kolumnerna ${columns.join(', ')}.`] }
  const answers = places.flatMap(({ place }) => (place ? [place] : []))
  const used = new Set([
    area,
    sex,
    age,
    source,
    ...answers.flatMap((place) => (place.kind === 'one' ? [place.column] : place.codes.map(({ column }) => column))),
  ])
  return {
    ok: true,
    columns: {
      ...{ area: area ?? -1, sex: sex ?? -1, age: age ?? -1, source: source ?? -1, answers },
      unused: columns.filter((_, index) => !used.has(index)),
      absent: places.filter(({ question, place }) => !place && isCell(question)).map(({ question }) => question.id),
      lacking: missing.map(({ id }) => id),
    },
  }
}

function placeOf(columns: readonly string[], question: Question, survey: Survey): AnswerPlace | undefined {
  const column = columnOf(columns, [question.id])
  if (column >= 0) return { question, kind: 'one', column }
  if (inFileOf(question) !== 'ticks') return undefined
  // platser_park, or m1 where that is no question of its own.
  const codes = codesOf(question).map(({ code }) => {
    const names = [`${question.id}_${code}`, `${question.id}${code}`].filter((name) => !survey.questions.some(({ id }) => id === name))
    return { code, column: columnOf(columns, names) }
  })
  return codes.every(({ column }) => column >= 0) ? { question, kind: 'each', codes } : undefined
}

import type { Question } from '../questions/contract.ts'
import { codesOf, inFileOf } from '../questions/index.ts'
import type { Source } from '../round.ts'
import { question, type Survey } from '../survey/survey.ts'
import type { Place } from './guess.ts'
import type { MappedColumn, Mapping } from './mapping.ts'

/** A column of a file by its place, and what its values mean. */
export interface PlacedColumn extends MappedColumn {
  readonly at: number
}

/** Where a question's answer stands. */
export type PlacedQuestion =
  | ({ readonly kind: 'one'; readonly question: Question } & PlacedColumn)
  | { readonly kind: 'each'; readonly question: Question; readonly codes: readonly { readonly code: string; readonly at: number }[] }

/** A mapping held against the columns of a file. */
export interface Placed {
  readonly width: number
  readonly area: PlacedColumn
  readonly source: PlacedColumn | Source
  /** −1 when nothing names the person. */
  readonly respondent: number
  readonly questions: readonly PlacedQuestion[]
}

/** A mapping that fits a file and a survey, or every reason why it does not. */
export type Placing = { readonly ok: true; readonly placed: Placed } | { readonly ok: false; readonly faults: readonly string[] }

/** Finds the columns that a mapping names, and checks that what it says of values is in the survey. */
export function place(mapping: Mapping, columns: readonly string[], survey: Survey, areas: readonly Place[]): Placing {
  const faults: string[] = []
  const at = (column: string, what: string): number => {
    const found = columns.indexOf(column)
    if (found < 0) faults.push(`${what}: filen har ingen kolumn ”${column}”.`)
    return found
  }
  const placed = (mapped: MappedColumn, what: string, isKnown: (value: string) => boolean): PlacedColumn => {
    const strange = [...new Set(Object.values(mapped.values))].filter((value) => value !== null && !isKnown(value))
    for (const value of strange) faults.push(`${what}: ”${value}” finns inte i enkäten eller kommunen.`)
    return { ...mapped, at: at(mapped.column, what) }
  }
  const { area, source, respondent, questions } = mapping
  const result: Placed = {
    width: columns.length,
    area: placed(area, 'Område', (value) => areas.some(({ id }) => id === value)),
    source: typeof source === 'string' ? source : placed(source, 'Hur svaret kom in', (value) => value === 'code' || value === 'open'),
    respondent: respondent === null ? -1 : at(respondent, 'Svarandens beteckning'),
    questions: Object.entries(questions).flatMap(([id, mapped]): PlacedQuestion[] => {
      const asked = question(survey, id)
      const codes = new Set(asked ? codesOf(asked).map(({ code }) => code) : [])
      if (!asked || codes.size === 0) {
        faults.push(asked ? `${id}: det som skrivits med egna ord läses inte in.` : `Enkäten har ingen fråga ”${id}”.`)
        return []
      }
      if ('column' in mapped)
        return [
          { kind: 'one', question: asked, ...placed(mapped, id, inFileOf(asked) === 'number' ? isNumber : (value) => codes.has(value)) },
        ]
      if (inFileOf(asked) !== 'ticks') {
        faults.push(`${id}: bara en flervalsfråga kan ha en kolumn för varje svar.`)
        return []
      }
      for (const code of Object.keys(mapped.columns))
        if (!codes.has(code)) faults.push(`${id}: ”${code}” finns inte i enkäten eller kommunen.`)
      return [
        { kind: 'each', question: asked, codes: Object.entries(mapped.columns).map(([code, column]) => ({ code, at: at(column, id) })) },
      ]
    }),
  }
  if (result.questions.length === 0) faults.push('Ingen fråga i enkäten har en kolumn i filen.')
  return faults.length > 0 ? { ok: false, faults } : { ok: true, placed: result }
}

// The question itself says whether the number will do.
const isNumber = (value: string) => /^-?\d{1,12}$/.test(value)

import type { Choice, FieldFault, Sent } from '../form.ts'
import { codesOf, inFileOf } from '../questions/index.ts'
import { inLanguage, question, type Survey } from '../survey/survey.ts'
import { areaOf, codeOf, type Place, sourceOf } from './guess.ts'
import { isBlank, type MappedColumn, type Mapping, quoted } from './mapping.ts'
import type { Scan } from './scan.ts'

/** What a value is chosen to mean when it means that the question was not answered. */
export const NOT_ANSWERED = '_'

/** A column whose values somebody says the meaning of. */
export interface Asked {
  /** What its fields begin with: 'omrade', 'fraga.tillit'. */
  readonly id: string
  readonly title: string
  readonly column: string
  readonly options: readonly Choice[]
  readonly values: readonly AskedValue[]
}

/** One value: its field, what stands in the file, and what it is taken to mean; '' when nobody has said. */
export interface AskedValue {
  readonly field: string
  readonly written: string
  readonly meant: string
}

/** Every column of a mapping with values to say the meaning of, with what was said before or else seems likely. */
export function askedValues(mapping: Mapping, scan: Scan, survey: Survey, areas: readonly Place[]): readonly Asked[] {
  const { area, source, questions } = mapping
  const places = areas.map(({ id, name }) => ({ value: id, words: name }))
  const asked = Object.entries(questions).flatMap(([id, columns]) => {
    const about = question(survey, id)
    if (!about || !('column' in columns)) return []
    const codes = codesOf(about).map(({ code, text }) => ({ value: code, words: `${inLanguage(text, 'sv')} (${code})` }))
    const options = [...(inFileOf(about) === 'number' ? [] : codes), { value: NOT_ANSWERED, words: 'Inte besvarad' }]
    const values = valuesOf(scan, columns.column, inFileOf(about) === 'ticks').filter(
      (written) => inFileOf(about) !== 'number' || !/^-?\d+$/.test(written),
    )
    const title = inLanguage(about.label, 'sv')
    return [
      {
        id: `varde.${id}`,
        title,
        column: columns.column,
        options,
        values: guessed(`varde.${id}`, values, columns, (written) => codeOf(about, written)),
      },
    ]
  })
  return [
    {
      id: 'omrade',
      title: 'Område',
      column: area.column,
      options: places,
      values: guessed('omrade', valuesOf(scan, area.column), area, (written) => areaOf(areas, written)),
    },
    ...(typeof source === 'string'
      ? []
      : [
          {
            id: 'vag',
            title: 'Hur svaret kom in',
            column: source.column,
            options: WAYS,
            values: guessed('vag', valuesOf(scan, source.column), source, sourceOf),
          },
        ]),
    ...asked,
  ].filter(({ values }) => values.length > 0)
}

/** The ways an answer may have come. */
export const WAYS: readonly Choice[] = [
  { value: 'code', words: 'Med kod eller urval: kommunen valde vem som fick svara' },
  { value: 'open', words: 'Via öppen länk: den som ville svarade' },
]

/** Reads what values mean into a mapping; or the fields where nobody has said. */
export function readValues(
  sent: Sent,
  mapping: Mapping,
  asked: readonly Asked[],
): { readonly ok: true; readonly mapping: Mapping } | { readonly ok: false; readonly faults: readonly FieldFault[] } {
  const faults = asked.flatMap(({ options, values }) =>
    values
      .filter(({ field }) => !options.some(({ value }) => value === sent(field)))
      .map(({ field, written }) => ({ field, sentence: `Välj vad ${quoted(written)} betyder.` })),
  )
  if (faults.length > 0) return { ok: false, faults }
  const told = (id: string): MappedColumn['values'] => {
    const values = asked.find((one) => one.id === id)?.values ?? []
    const meant = values.map(({ field, written }) => [written, sent(field) === NOT_ANSWERED ? null : sent(field)] as const)
    return Object.fromEntries(meant.filter(([written, value]) => written !== value))
  }
  const { area, source, questions } = mapping
  return {
    ok: true,
    mapping: {
      ...mapping,
      area: { ...area, values: told('omrade') },
      source: typeof source === 'string' ? source : { ...source, values: told('vag') },
      questions: Object.fromEntries(
        Object.entries(questions).map(([id, columns]) => [id, 'column' in columns ? { ...columns, values: told(`varde.${id}`) } : columns]),
      ),
    },
  }
}

/** The values of a column that are not blank; where several may stand in one cell, each by itself. */
function valuesOf(scan: Scan, column: string, several = false): readonly string[] {
  const all = scan.columns.find(({ name }) => name === column)?.values ?? []
  const parts = several ? [...new Set(all.flatMap((written) => written.split(/[;|,]/).map((part) => part.trim())))] : all
  return parts.filter((written) => !isBlank(written))
}

function guessed(
  id: string,
  values: readonly string[],
  { values: told }: MappedColumn,
  meaning: (written: string) => string | undefined,
): readonly AskedValue[] {
  return values.map((written, index) => {
    const said = Object.hasOwn(told, written) ? (told[written] ?? NOT_ANSWERED) : meaning(written)
    return { field: `${id}.${index}`, written, meant: said ?? '' }
  })
}

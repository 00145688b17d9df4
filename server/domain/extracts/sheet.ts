import type { Area } from '../area.ts'
import type { Cell } from '../exports/table.ts'
import type { Round, Source } from '../round.ts'
import { inLanguage } from '../survey/survey.ts'
import type { FormName } from './order.ts'
import { type Coded, type Making, type Somebody, type Variable, variables } from './variables.ts'
import type { Weights } from './weights.ts'

/** A column as the file's reader should know it. */
export interface Column extends Pick<Variable, 'name' | 'label' | 'codes'> {
  /** 'code': one of its codes. 'number': a whole number, or one of its codes; 'decimal': any number. 'name': an official name or number, kept as text. */
  readonly type: 'code' | 'number' | 'decimal' | 'name'
}

/** A file about single persons: its columns, and the rows each person gives. */
export interface Sheet {
  readonly columns: readonly Column[]
  /** What the rows of the long form are about, each with its codes: they stand in the file with labels only. */
  readonly labelled: readonly Column[]
  /** How many rows a person gives. */
  readonly rowsEach: number
  rows(somebody: Somebody): readonly (readonly Cell[])[]
}

/** Whose answers a file holds. */
export interface Scene extends Making {
  readonly kommun: Pick<Area, 'id' | 'name'>
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly round: Round
  readonly source: Source
  readonly weights: Weights
}

/** The two ways in, as files name them: each has a file of its own, so that nobody adds them up. */
export const SOURCES: Readonly<Record<Source, Coded>> = {
  code: { code: 'kod', words: 'Svar med kod från kommunen', isMissing: false },
  open: { code: 'oppen_lank', words: 'Svar via den öppna länken', isMissing: false },
}

/** A file in one of the forms. */
export const sheet = (form: FormName, scene: Scene): Sheet => FORMS[form](scene)

const FORMS: Readonly<Record<FormName, (scene: Scene) => Sheet>> = { bred: wide, lang: long }

/** A column with what stands in it for a person. */
interface Filled extends Column {
  of(somebody: Somebody): Cell
}

function wide(scene: Scene): Sheet {
  const columns = [...place(scene), ...variables(scene).map(filled), invented(scene)]
  return { columns, labelled: [], rowsEach: 1, rows: (somebody) => [columns.map((column) => column.of(somebody))] }
}

function long(scene: Scene): Sheet {
  const traits = [scene.survey.cell.sex, scene.survey.cell.ageGroup, ...scene.survey.breakdowns]
  const all = variables(scene)
  const asked = all.filter(({ name, isAsked }) => isAsked && !traits.includes(name))
  const before = [...place(scene), ...all.filter(({ name }) => traits.includes(name)).map(filled)]
  const questions = asked.map(({ name, label }) => ({ code: name, words: label, isMissing: false }))
  return {
    columns: [
      ...before,
      { name: 'fraga', label: 'Fråga', type: 'name', codes: questions },
      { name: 'svar', label: 'Svar; koderna står i filen med etiketter', type: 'name', codes: [] },
      invented(scene),
    ],
    labelled: asked.map(filled),
    rowsEach: asked.length,
    rows(somebody) {
      const [whose, last] = [before.map((column) => column.of(somebody)), invented(scene).of(somebody)]
      return asked.map((variable) => [...whose, variable.name, variable.of(somebody), last])
    },
  }
}

const filled = (variable: Variable): Filled => ({ ...variable, type: variable.isNumber ? 'number' : 'code' })

/** Where and when the answers were given, and how many residents they stand for. */
function place({ kommun, areas, round, survey, source, weights }: Scene): readonly Filled[] {
  const everywhere = { code: kommun.id, words: `${kommun.name}, området visas inte`, isMissing: true }
  const places = areas.map(({ id, name }) => ({ code: id, words: name, isMissing: false }))
  return [
    { name: 'rad', label: 'Personens rad i filen; säger inget om personen', type: 'number', codes: [], of: ({ row }) => row },
    same('kommunkod', 'Kommun', { code: kommun.id, words: kommun.name, isMissing: false }),
    { name: 'ar', label: 'Undersökningens år', type: 'number', codes: [], of: () => round.year },
    same('enkat', 'Enkätens version', { code: survey.id, words: inLanguage(survey.title, 'sv'), isMissing: false }),
    same('kalla', 'Hur svaret kom in', SOURCES[source]),
    { name: 'omrade', label: 'Område', type: 'name', codes: [...places, everywhere], of: ({ traits }) => traits.areaId },
    {
      name: 'vikt',
      label: 'Så många invånare som personen står för',
      type: 'decimal',
      codes: [UNWEIGHTED],
      of: ({ traits }) => weights.of(traits)?.weight ?? UNWEIGHTED.code,
    },
    {
      name: 'viktcell',
      label: 'Område, kön och åldrar som vikten gäller: alla i samma cell väger lika; * = alla',
      type: 'name',
      codes: [...weights.cells.map((cell) => ({ code: cell, words: cell, isMissing: false })), UNWEIGHTED],
      of: ({ traits }) => weights.of(traits)?.cell ?? UNWEIGHTED.code,
    },
  ]
}

/** Stands for the weight of a person who has none: an answer by open link, or one that could not be weighted. */
const UNWEIGHTED: Coded = { code: '_oviktad', words: 'Svaret har ingen vikt', isMissing: true }

const same = (name: string, label: string, coded: Coded): Filled => ({ name, label, type: 'name', codes: [coded], of: () => coded.code })

function invented({ round }: Scene): Filled {
  const codes = [
    { code: 'nej', words: 'Nej', isMissing: false },
    { code: 'ja', words: 'Ja: påhittade svar för övning', isMissing: false },
  ]
  return { name: 'pahittad', label: 'Påhittat svar', type: 'name', codes, of: () => (round.rehearsal ? 'ja' : 'nej') }
}

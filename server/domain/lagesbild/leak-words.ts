import type { Leak } from '../disclosure/audit.ts'
import { answerIn } from '../disclosure/parts.ts'
import type { Tables } from '../disclosure/unsolved.ts'
import { asked } from '../exports/asked.ts'
import type { Source } from '../round.ts'
import { question, type Survey } from '../survey/survey.ts'
import { listed, sv } from './sentences.ts'

/** What names a round's tables and cells: what it asked, and where. */
export interface Asked {
  readonly survey: Survey
  readonly areas: readonly { readonly id: string; readonly name: string }[]
}

/** How many are named. */
const NAMED = 12

/** Numbers that can be worked out, by table and cell: "”Nedskräpning” i Norr, svaret ”Ja”"; the first dozen of many. */
export const leaksWords = (leaks: readonly Pick<Leak, 'source' | 'population' | 'question' | 'part' | 'how'>[], round: Asked): string =>
  dozen(leaks.map((leak) => leakWords(leak, round)))

/** Tables by what they are about: "”Nedskräpning” och ”Buskörning”, via öppen länk"; the first dozen of many. */
export const tablesWords = ({ source, questions }: Tables, { survey }: Asked): string =>
  dozen(questions.length === 0 ? [labelOf(survey, '')] : questions.map((id) => labelOf(survey, id))) + via(source)

function dozen(words: readonly string[]): string {
  const more = words.length > NAMED ? [`${words.length - NAMED} till`] : []
  return listed([...words.slice(0, NAMED), ...more])
}

function leakWords(
  { population, question: id, part, source, how }: Pick<Leak, 'source' | 'population' | 'question' | 'part' | 'how'>,
  { survey, areas }: Asked,
): string {
  const place = `${labelOf(survey, id)} i ${placeWords(population, survey, areas)}${via(source)}`
  if (how === 'changed too little') return `${place} (har ändrats med färre än tio svar sedan den tidigare utgåvan)`
  const code = answerIn(part)
  return code === undefined ? place : `${place}, svaret ”${codeWords(survey, id, code)}”`
}

const via = (source: Source) => (source === 'open' ? ', via öppen länk' : '')

function labelOf(survey: Survey, id: string): string {
  if (id === '') return 'antalet svarande'
  const label = asked(survey).find((one) => one.id === id)?.label ?? question(survey, id)?.label
  return `”${label ? sv(label) : id}”`
}

function placeWords(population: string, survey: Survey, areas: Asked['areas']): string {
  const [kind = '', first = '', second = ''] = population.split(':')
  if (kind === 'kommun') return 'hela kommunen'
  if (kind === 'area') return areas.find(({ id }) => id === first)?.name ?? first
  if (kind === 'breakdown') return `gruppen ${labelOf(survey, first)} ”${codeWords(survey, first, second)}”`
  return `gruppen ”${codeWords(survey, kind === 'sex' ? survey.cell.sex : survey.cell.ageGroup, first)}”`
}

function codeWords(survey: Survey, id: string, code: string): string {
  const text = asked(survey)
    .find((one) => one.id === id)
    ?.codes.find((one) => one.code === code)?.text
  return text ? sv(text) : code
}

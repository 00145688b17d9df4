import { measureOf } from '../../statistics/problemindex/problemindex.ts'
import { type Change, differences, itemsOf } from '../compare.ts'
import type { Part } from '../draft.ts'
import type { Flaw, Path } from '../source.ts'
import type { Survey } from '../survey.ts'
import type { IndexDraft, IndicatorDraft } from './draft.ts'
import type { Known } from './reading.ts'

/** Everything in an index model that names something else wrongly or contradicts itself. */
export function indexFlaws(draft: IndexDraft, known: Known): readonly Flaw[] {
  const named = draft.surveys.flatMap(({ value }) => known.surveys.filter(({ id }) => id === value))
  const complete = draft.surveys.every(({ value }) => named.some(({ id }) => id === value))
  return [
    ...repeated(draft.surveys, (id) => `Enkäten ”${id}” står två gånger.`),
    ...draft.surveys.flatMap((part) => surveyFlaws(draft, part, known)),
    ...repeated(draft.groups, (id) => `Id ”${id}” är redan taget.`),
    ...repeated(questions(draft), (id) => `Frågan ”${id}” är redan en indikator, och varje fråga väger lika.`),
    ...draft.indicators.flatMap((indicator) => [
      ...(complete ? questionFlaws(indicator, named) : []),
      ...validityFlaws(draft, indicator),
      ...shareFlaws(draft, indicator),
      ...limitFlaws(indicator),
    ]),
  ]
}

function surveyFlaws({ whole }: IndexDraft, { path, value }: Part<string>, { surveys, unread }: Known): readonly Flaw[] {
  const survey = surveys.find(({ id }) => id === value)
  if (!survey) return unread.has(value) ? [] : [{ path, sentence: `Enkäten ”${value}” finns inte.` }]
  if (typeof whole.series !== 'string' || survey.series === whole.series) return []
  return [{ path, sentence: `Enkäten ”${value}” hör till serien ”${survey.series}”, inte till ”${whole.series}”.` }]
}

/** The question must be there, have a measure, and mean one thing: one set of limits cannot judge two measures. */
function questionFlaws({ path, value: { question, surveys } }: IndicatorDraft, named: readonly Survey[]): readonly Flaw[] {
  if (question === undefined) return []
  const at = [...path, 'question']
  const asking = named.filter((survey) => find(survey, question))
  if (asking.length === 0) return [{ path: at, sentence: `Frågan ”${question}” finns inte i någon av modellens enkäter.` }]
  const measuring = asking.filter((survey) => measureOf(survey, question) && (surveys?.includes(survey.id) ?? true))
  const [first, ...others] = measuring
  if (!first) return [{ path: at, sentence: `Frågan ”${question}” har inget mått och kan därför inte få någon nivå.` }]
  const other = others.find((survey) => othersThanWords(first, survey, question).length > 0)
  if (!other) return []
  const what = othersThanWords(first, other, question).map((change) => change.what)
  const sentence = `Frågan ”${question}” mäts inte likadant i ${first.id} och ${other.id} (${what.join(', ')}). Skriv i surveys vilka enkäter indikatorn gäller.`
  return [{ path: at, sentence }]
}

function validityFlaws(draft: IndexDraft, { path, value: { surveys = [] } }: IndicatorDraft): readonly Flaw[] {
  const parts = surveys.map((value, index) => ({ path: [...path, 'surveys', index], value }))
  const foreign = parts.filter(({ value }) => !draft.surveys.some((part) => part.value === value))
  return [
    ...repeated(parts, (id) => `Enkäten ”${id}” står två gånger.`),
    ...foreign.map(({ path, value }) => ({ path, sentence: `”${value}” är inte en av modellens enkäter.` })),
  ]
}

function shareFlaws({ whole }: IndexDraft, { path, value: { reference, invented } }: IndicatorDraft): readonly Flaw[] {
  if (invented === undefined) return []
  const at = [...path, 'invented']
  return [
    ...(whole.rehearsal === false ? [{ path: at, sentence: 'En påhittad andel får bara finnas i en modell för övningar.' }] : []),
    ...(reference ? [{ path: at, sentence: 'Indikatorn har redan ett riksvärde med källa. Ta bort det ena.' }] : []),
  ]
}

function limitFlaws({ path, value: { given } }: IndicatorDraft): readonly Flaw[] {
  const limits: readonly number[] = given?.limits ?? []
  return limits.flatMap((limit, index) => {
    const before = limits[index - 1]
    if (before === undefined || limit > before) return []
    return [{ path: [...path, 'given', 'limits', index], sentence: `Gränserna ska stiga, men ${limit} kommer efter ${before}.` }]
  })
}

const questions = ({ indicators }: IndexDraft): readonly Part<string>[] =>
  indicators.flatMap(({ path, value: { question } }) =>
    question === undefined ? [] : [{ path: [...path, 'question'] as Path, value: question }],
  )

const repeated = (parts: readonly Part<string>[], sentence: (value: string) => string): readonly Flaw[] =>
  parts
    .filter((part, index) => parts.findIndex((other) => other.value === part.value) < index)
    .map(({ path, value }) => ({ path, sentence: sentence(value) }))

const find = (survey: Survey, id: string) => itemsOf(survey).find((item) => item.id === id)

/** What differs in a question between two surveys, beyond its words: another scale, measure or group of people asked. */
function othersThanWords(a: Survey, b: Survey, id: string): readonly Change[] {
  const [one, other] = [find(a, id), find(b, id)]
  return one && other ? differences(one, other).filter(({ most }) => most !== 'yes') : []
}

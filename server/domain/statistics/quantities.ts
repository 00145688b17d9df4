import { type Counted, counted } from '../counting/counted.ts'
import { scorings } from '../counting/scoring.ts'
import { EXTRA, UNANSWERED } from '../cube.ts'
import type { Role, Survey } from '../survey/survey.ts'
import { type Scale, type Scored, SHARE } from './scores.ts'

/** What may be told of a question. */
export type QuantityKind = 'share' | 'measure' | 'mean' | 'group_mean' | 'dont_know' | 'unanswered'

/** One thing that is told of a question, and how people score on it. */
export interface Quantity {
  /** 'share:ja', 'measure', 'mean', 'group_mean', 'dont_know' or 'unanswered'. */
  readonly key: string
  readonly kind: QuantityKind
  /** The code of a share. */
  readonly code: string | null
  readonly scale: Scale
  /** The scores of the people of a cell from their counts per code; people without a valid answer are left out. */
  scores(given: Readonly<Record<string, number>>, respondents: number): readonly Scored[]
}

/** A question, derived question or group mean, and everything that is told of it. */
export interface Told {
  readonly question: string
  readonly quantities: readonly Quantity[]
}

/** Everything that is told of a survey's questions, in its order, group means last. */
export function told(survey: Survey): readonly Told[] {
  const groups = scorings(survey).map(({ id, scores, from, to }) => ({
    question: id,
    quantities: [groupMean(scores, { from, to }), unanswered([])],
  }))
  return [...counted(survey).map((question) => ({ question: question.id, quantities: quantitiesOf(question) })), ...groups]
}

/**
 * The denominator of shares and means is people who gave a value; of vet ej everybody who gave any answer; of not answered
 * ("vill inte svara" is one) everybody. Where several codes may be ticked each is a yes or no of its own.
 */
function quantitiesOf({ codes, measure }: Counted): readonly Quantity[] {
  const inRole = (role: Role) => codes.flatMap((code) => (code.role === role ? [code.code] : []))
  const values = inRole('value')
  const [given, rest] = [[...values, ...inRole('dont_know'), ...inRole('not_applicable')], inRole('refused')]
  return [
    ...values.map((code) => share('share', `share:${code}`, code, [code], values)),
    ...(measure ? [share('measure', 'measure', null, measure.codes, values)] : []),
    ...means(codes),
    ...(inRole('dont_know').length > 0 ? [share('dont_know', 'dont_know', null, inRole('dont_know'), given)] : []),
    unanswered(rest),
  ]
}

type Given = Readonly<Record<string, number>>

const peopleIn = (given: Given, codes: readonly string[]) => codes.reduce((sum, code) => sum + (given[code] ?? 0), 0)

const yesAndNo = (yes: number, all: number): readonly Scored[] => [
  { score: 1, people: yes },
  { score: 0, people: all - yes },
]

function share(kind: QuantityKind, key: string, code: string | null, counts: readonly string[], among: readonly string[]): Quantity {
  const scores = (given: Given) => yesAndNo(peopleIn(given, counts), peopleIn(given, among) - (given[EXTRA] ?? 0))
  return { key, kind, code, scale: SHARE, scores }
}

const unanswered = (refused: readonly string[]): Quantity => ({
  key: 'unanswered',
  kind: 'unanswered',
  code: null,
  scale: SHARE,
  scores: (given, respondents) => yesAndNo(peopleIn(given, [UNANSWERED, ...refused]), respondents),
})

// Only where every value has its number: a mean over some of the answers would be a mean of nothing in particular.
function means(codes: Counted['codes']): readonly Quantity[] {
  const values = codes.filter(({ role }) => role === 'value')
  const scored = values.flatMap(({ code, value }) => (value === undefined ? [] : [{ code, value }]))
  const ends = scored.map(({ value }) => value)
  const scale = { from: Math.min(...ends), to: Math.max(...ends) }
  if (scored.length < values.length || !(scale.from < scale.to)) return []
  const scores = (given: Given) => scored.map(({ code, value }) => ({ score: value, people: given[code] ?? 0 }))
  return [{ key: 'mean', kind: 'mean', code: null, scale, scores }]
}

function groupMean(names: readonly string[], scale: Scale): Quantity {
  const points = new Map(names.map((name) => [name, Number(name)]))
  const scores = (given: Given) => {
    const found: Scored[] = []
    for (const name in given) {
      const score = points.get(name)
      if (score !== undefined) found.push({ score, people: given[name] ?? 0 })
    }
    return found
  }
  return { key: 'group_mean', kind: 'group_mean', code: null, scale, scores }
}

import type { Cell, Cube } from '../cube.ts'
import type { Survey } from '../survey/survey.ts'
import type { Design } from './design.ts'
import { belongs, type Domain } from './domains.ts'
import { type Estimate, estimate } from './estimate.ts'
import { type Quantity, told } from './quantities.ts'
import type { Scores } from './scores.ts'
import type { Weighing } from './weighing.ts'

/** Answers of a round and how they are weighted: what every figure of it is computed from. */
export interface WeightedRound {
  readonly survey: Survey
  readonly cube: Cube
  readonly weighing: Weighing
}

/** Why there is no estimate: fewer than two valid answers, an area that was merged with a neighbour, or one that nothing covers. */
export type Withheld = 'few_answers' | 'merged_area' | 'uncovered_area'

/** One quantity of one question in one domain. */
export interface Figure {
  readonly domain: string
  readonly question: string
  readonly quantity: Pick<Quantity, 'key' | 'kind' | 'code'>
  /** Valid answers. */
  readonly n: number
  readonly estimate: Estimate | null
  readonly withheld: Withheld | null
}

/** A figure that remembers what it was made of, so that it can be compared with another. */
export interface Made extends Figure {
  readonly scores: Scores
}

/** Which figure it is. */
export type Name = Pick<Figure, 'domain' | 'question' | 'quantity'>

/** The figures of some domains that are wanted: domain by domain, question by question, in the survey's order. */
export function* figures(
  { survey, cube, weighing }: WeightedRound,
  domains: readonly Domain[],
  isWanted: (name: Omit<Name, 'domain'>) => boolean = () => true,
): Generator<Made> {
  const questions = told(survey).map(({ question, quantities }) => ({
    question,
    quantities: quantities.filter((quantity) => isWanted({ question, quantity })),
  }))
  for (const domain of domains) {
    const cells = placed(cube, weighing, domain)
    const barred = barredFrom(weighing, domain)
    for (const { question, quantities } of questions) {
      for (const quantity of quantities) yield figure(weighing.design, domain, question, quantity, cells, barred)
    }
  }
}

interface Placed {
  readonly at: number
  readonly cell: Cell
}

/** The cube's cells of a domain, each with its place in the design. */
function placed({ cells }: Cube, { design, placing }: Weighing, domain: Domain): readonly Placed[] {
  return cells
    .filter((cell) => belongs(domain, cell))
    .flatMap((cell) => {
      const { sex, ageGroup } = placing(cell.sex, cell.ageGroup)
      const at = design.cellOf(cell.areaId, sex, ageGroup)
      return at === undefined ? [] : [{ at, cell }]
    })
}

function figure(
  design: Design,
  domain: Domain,
  question: string,
  quantity: Quantity,
  cells: readonly Placed[],
  barred: Withheld | null,
): Made {
  const scores = cells.map(({ at, cell }) => ({ cell: at, given: quantity.scores(cell.counts[question] ?? {}, cell.respondents) }))
  const n = scores.reduce((sum, { given }) => given.reduce((all, { people }) => all + people, sum), 0)
  const estimated = barred ? null : estimate(design, scores, quantity.scale)
  const { key, kind, code } = quantity
  return {
    domain: domain.key,
    question,
    quantity: { key, kind, code },
    n,
    estimate: estimated,
    withheld: barred ?? (estimated ? null : 'few_answers'),
    scores,
  }
}

/** Why nothing can be told of a domain, whatever was answered there. Areas without weights are missing from every total. */
function barredFrom({ merged, uncovered }: Weighing, { areaId, exceptAreaId }: Domain): Withheld | null {
  if (areaId === undefined) return uncovered.some((area) => area.areaId !== exceptAreaId) ? 'uncovered_area' : null
  if (merged.includes(areaId)) return 'merged_area'
  return uncovered.some((area) => area.areaId === areaId) ? 'uncovered_area' : null
}

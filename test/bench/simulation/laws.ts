import type { Cube } from '../../../server/domain/cube.ts'
import { AGE_GROUPS, type PopulationCell, SEXES } from '../../../server/domain/population.ts'
import type { Random } from '../../../server/domain/rehearsal/random.ts'
import { correlation } from '../../../server/domain/statistics/contrasts.ts'
import { difference, interval } from '../../../server/domain/statistics/difference.ts'
import { belongs, type Domain, domainOf, restOf } from '../../../server/domain/statistics/domains.ts'
import { adjusted, type Contrast, familyOf } from '../../../server/domain/statistics/families.ts'
import { figures, type Made, type Name, type WeightedRound } from '../../../server/domain/statistics/figures.ts'
import { registerOf, weigh } from '../../../server/domain/statistics/index.ts'
import { ESTABLISHED } from '../../../server/domain/statistics/multiplicity.ts'
import { type Quantity, told } from '../../../server/domain/statistics/quantities.ts'
import type { Survey } from '../../../server/domain/survey/survey.ts'
import { answerers, cubeOf, type Everybody } from './people.ts'
import { Average, Tally, under } from './tally.ts'

/** What is simulated: the same kommun in two years, so many answers in each, and the questions in focus. */
export interface Scene {
  readonly before: Everybody
  readonly now: Everybody
  readonly population: readonly PopulationCell[]
  readonly answers: number
  readonly focus: readonly string[]
}

/** What was found, by name: 'area share', 'kommun group mean' … and every estimate by itself. */
export interface Found {
  readonly covered: Happened
  /** Pairs of samples between which nothing had changed, and the test that decides said that something had. */
  readonly mistaken: Happened
  /** The same by the interval that is printed, as R would have it. */
  readonly excluded: Happened
  /** Per family: the share of false among what was established, and how many were established, in each sample of tests. */
  readonly false: Map<string, { readonly share: Average; readonly established: Average }>
}

/** How often something happened to figures of each kind, sample by sample, and to every figure by itself. */
export interface Happened {
  readonly kinds: Map<string, Average>
  readonly each: Map<string, Tally>
}

export const nothing = (): Found => ({ covered: none(), mistaken: none(), excluded: none(), false: new Map() })

const none = (): Happened => ({ kinds: new Map(), each: new Map() })

/** Draws three samples, two before the changes and one after, and holds every figure against what is true. */
export function observe(found: Found, scene: Scene, truths: { readonly before: Truth; readonly now: Truth }, random: Random): void {
  const domains = domainsOf(scene)
  const cube = (all: Everybody) => cubeOf(all, answerers(all, scene.answers, random))
  const [first, second] = [0, 1].map(() => estimated(scene, scene.before, cube(scene.before), domains))
  const third = estimated(scene, scene.now, cube(scene.now), [...domains, ...restsOf(domains)])
  if (!first || !second) throw new Error('Two samples are drawn of the year before.')
  const held = [first, second].flatMap(({ made }) => covered(made, truths.before))
  happened(found.covered, [...held, ...covered(third.made, truths.now)])
  const unchanged = pairs(scene, first, second, 'change', () => 0)
  happened(
    found.mistaken,
    unchanged.map(({ made, p }) => ({ made, hit: p <= ESTABLISHED })),
  )
  happened(
    found.excluded,
    unchanged.map(({ made, isIn }) => ({ made, hit: isIn })),
  )
  establish(found, 'nothing changed, ', unchanged, scene)
  const change = (made: Made) => (truths.now.get(keyOf(made)) ?? 0) - (truths.before.get(keyOf(made)) ?? 0)
  establish(found, '', pairs(scene, second, third, 'change', change), scene)
  const apart = (made: Made) => (truths.now.get(keyOf(made)) ?? 0) - (truths.now.get(restKeyOf(made)) ?? 0)
  establish(found, '', pairs(scene, third, third, 'area_minus_rest', apart), scene)
}

/** What is true of everybody, by figure. */
export type Truth = ReadonlyMap<string, number>

/** The true value of every figure that is simulated: computed from everybody, exactly. */
export function truthOf(scene: Scene, all: Everybody): Truth {
  const cube = cubeOf(all, all.households)
  const quantities = told(all.survey).flatMap(({ question, quantities }) => quantities.map((quantity) => ({ question, quantity })))
  const domains = domainsOf(scene)
  return new Map(
    [...domains, ...restsOf(domains)].flatMap((domain) =>
      quantities
        .filter(({ question, quantity }) => isWanted(scene)({ domain: domain.key, question, quantity }))
        .map(({ question, quantity }) => [`${domain.key}|${question}`, trueValue(cube, domain, question, quantity)] as const),
    ),
  )
}

function trueValue({ cells }: Cube, domain: Domain, question: string, quantity: Quantity): number {
  let [sum, people] = [0, 0]
  for (const cell of cells) {
    if (!belongs(domain, cell)) continue
    for (const one of quantity.scores(cell.counts[question] ?? {}, cell.respondents)) {
      sum += one.score * one.people
      people += one.people
    }
  }
  return sum / people
}

interface Sample {
  readonly round: WeightedRound
  readonly made: readonly Made[]
  readonly by: ReadonlyMap<string, Made>
}

function estimated(scene: Scene, { survey }: Everybody, cube: Cube, domains: readonly Domain[]): Sample {
  const result = weigh(cube, registerOf(scene.population))
  if (!result.ok) throw new Error(result.obstacles[0]?.sentence)
  const round = { survey, cube, weighing: result.weighing }
  const of = (some: readonly Domain[]) => [...figures(round, some, (name) => isWanted(scene)({ ...name, domain: some[0]?.key ?? '' }))]
  const [kommun, ...parts] = domains // the parts of the kommun are all asked the same
  const made = [...of(kommun ? [kommun] : []), ...of(parts)]
  return { round, made, by: new Map(made.map((one) => [keyOf(one), one])) }
}

/** The kommun in every question; areas, sexes and age groups in those in focus; all of them in the group means. */
const isWanted =
  ({ focus }: Scene) =>
  ({ domain, question, quantity: { kind } }: Name): boolean =>
    kind === 'group_mean' || (kind === 'measure' && (domain === 'kommun' || focus.includes(question)))

function domainsOf({ population }: Scene): readonly Domain[] {
  return [
    domainOf({ kind: 'kommun' }),
    ...[...new Set(population.map(({ areaId }) => areaId))].map((areaId) => domainOf({ kind: 'area', areaId })),
    ...SEXES.map((sex) => domainOf({ kind: 'sex', sex })),
    ...AGE_GROUPS.map((ageGroup) => domainOf({ kind: 'age', ageGroup })),
  ]
}

const restsOf = (domains: readonly Domain[]) => domains.flatMap(({ areaId }) => (areaId === undefined ? [] : [restOf(areaId)]))

/** What happened, or did not, to one figure of a sample. */
interface Outcome {
  readonly made: Made
  readonly hit: boolean
}

/** Whether each interval holds what is true. */
const covered = (made: readonly Made[], truth: Truth): readonly Outcome[] =>
  made
    .filter(({ domain }) => !domain.startsWith('rest:'))
    .map((one) => {
      const [value, estimate] = [truth.get(keyOf(one)) ?? Number.NaN, one.estimate]
      const inside =
        estimate?.low !== null && estimate?.high !== null && estimate !== null && estimate.low <= value && value <= estimate.high
      return { made: one, hit: inside }
    })

/** Keeps what happened in one sample. */
function happened({ kinds, each }: Happened, outcomes: readonly Outcome[]): void {
  const here = new Map<string, Tally>()
  for (const { made, hit } of outcomes) {
    under(here, nameOf(made), () => new Tally()).add(hit)
    under(each, keyOf(made), () => new Tally()).add(hit)
  }
  for (const [name, { share }] of here) under(kinds, name, () => new Average()).add(share)
}

interface Pair {
  readonly made: Made
  readonly contrast: Contrast
  readonly p: number
  /** Whether the interval leaves out 0. */
  readonly isIn: boolean
  /** Whether establishing it would be false: nothing is there, or it goes the other way. */
  readonly isFalse: boolean
}

/** Tests every figure that belongs to a family. A p over 5 % establishes nothing whatever stands beside it, and is not computed. */
function pairs(scene: Scene, first: Sample, second: Sample, contrast: Contrast, truly: (made: Made) => number): readonly Pair[] {
  return second.made.flatMap((made) => {
    const before = contrast === 'change' ? first.by.get(keyOf(made)) : second.by.get(restKeyOf(made))
    if (!isTested(scene, contrast, made) || !before?.estimate || !made.estimate) return []
    const common = contrast === 'change' ? 0 : correlation(second.round.weighing.design, before, made)
    const between = interval(before.estimate, made.estimate, common)
    if (!between) return []
    const isIn = between.low > 0 || between.high < 0
    const p = isIn ? (difference(before.estimate, made.estimate, common)?.pCareful ?? 1) : 1
    return [{ made, contrast, p, isIn, isFalse: Math.sign(round(truly(made))) !== Math.sign(between.diff) }]
  })
}

const round = (difference: number) => Math.round(difference * 1e9) / 1e9

const isTested = (scene: Scene, contrast: Contrast, made: Made) =>
  familyName(scene, contrast, made) !== null && (contrast === 'change' || made.domain.startsWith('area:'))

const familyName = ({ focus }: Scene, contrast: Contrast, { domain, question, quantity }: Made) =>
  familyOf({ contrast, domain, question, ...quantity }, true, focus)

function establish(found: Found, prefix: string, tested: readonly Pair[], scene: Scene): void {
  const families = tested.map(({ contrast, made }) => familyName(scene, contrast, made))
  const ps = adjusted(
    tested.map(({ p }) => p),
    families,
  )
  for (const family of new Set(families)) {
    const established = tested.filter((_, index) => families[index] === family && (ps[index] ?? 1) <= ESTABLISHED)
    const wrong = established.filter(({ isFalse }) => isFalse).length
    const known = under(found.false, `${prefix}${family}`, () => ({ share: new Average(), established: new Average() }))
    known.share.add(established.length === 0 ? 0 : wrong / established.length)
    known.established.add(established.length)
  }
}

const keyOf = ({ domain, question }: Pick<Made, 'domain' | 'question'>) => `${domain}|${question}`
const restKeyOf = ({ domain, question }: Made) => `rest:${domain.slice('area:'.length)}|${question}`

const nameOf = ({ domain, quantity: { kind } }: Made) => `${domain.split(':')[0]} ${kind === 'measure' ? 'share' : 'group mean'}`

/** The part of a survey that is simulated: what everybody is asked, without breakdowns and words of one's own. */
export const simulated = (survey: Survey, year: number): Survey => ({
  ...survey,
  year,
  derived: [],
  breakdowns: [],
  questions: survey.questions.filter(({ kind, askIf }) => kind !== 'text' && askIf === undefined),
})

import type { Land } from '../../../server/domain/rehearsal/draw.ts'
import { named } from '../../../server/domain/rehearsal/random.ts'
import { divide } from '../../../server/domain/rehearsal/response.ts'
import { METHOD } from '../../../server/domain/statistics/method.ts'
import type { Rate, SimulatedPledge, Simulation } from '../../../server/domain/statistics/simulation.ts'
import type { Survey } from '../../../server/domain/survey/survey.ts'
import { type Found, type Happened, nothing, observe, type Scene, simulated, type Truth, truthOf } from './laws.ts'
import { type Everybody, everybody } from './people.ts'
import { powerOf, within } from './power.ts'

/** What is simulated, and how much of it. */
export interface Wanted {
  readonly survey: Survey
  readonly land: Land
  /** Answers a year in the whole kommun. */
  readonly answers: number
  /** Times that the kommun is asked: thrice each time. */
  readonly samples: number
  /** Times that each pledge is followed up. */
  readonly pledges: number
  /** Each sample and pledge has chance of its own under it: the figures are the same however the work is divided. */
  readonly seed: number
}

/** In focus in every area: what the rehearsal lets change, and as rare as questions are. */
const FOCUS = ['fortkorning', 'buskorning', 'narkotika', 'ungdomsgang', 'ute_kvall', 'oro_bedrageri', 'brak', 'utsatt_vald']

/** Followed up as pledges, from the commonest problem to a rare one, and a group mean. */
const PLEDGES = ['fortkorning', 'buskorning', 'ute_kvall', 'narkotika', 'medel_trafik']

/** The kommun in both years and what is true of it. */
export interface Stage {
  readonly scene: Scene
  readonly truths: { readonly before: Truth; readonly now: Truth }
}

/** Simulates everything that is promised. `tell` hears how far it has come. */
export function found(wanted: Wanted, tell: (words: string) => void): Simulation {
  const stage = stageOf(wanted)
  const samples = Array.from({ length: wanted.samples }, (_, index) => index + 1)
  const counts = observed(stage, wanted.seed, samples, tell)
  return table(wanted, counts, followed(stage, wanted, tell))
}

/** Lays out the kommun: everybody in it, in both years. */
export function stageOf({ survey, land, answers, seed }: Wanted): Stage {
  const [before, now] = [2025, 2026].map((year) => everybody(simulated(survey, year), land, seed))
  if (!before || !now) throw new Error('Two years are simulated.')
  const scene: Scene = { before, now, population: land.population, answers, focus: FOCUS }
  return { scene, truths: { before: truthOf(scene, before), now: truthOf(scene, now) } }
}

/** Asks the kommun again and again: each sample by its number. */
export function observed({ scene, truths }: Stage, seed: number, samples: readonly number[], tell: (words: string) => void): Found {
  const counts = nothing()
  for (const [index, sample] of samples.entries()) {
    observe(counts, scene, truths, named(seed, 'sample', sample))
    if ((index + 1) % 50 === 0) tell(`${index + 1} of ${samples.length} samples`)
  }
  return counts
}

/** Follows up pledges in the kommun and in some of its areas; only those that are wanted. */
export function followed(
  { scene }: Stage,
  { land, answers, pledges, seed }: Wanted,
  tell: (words: string) => void,
  isWanted: (number: number) => boolean = () => true,
): readonly SimulatedPledge[] {
  const all = places(scene.before, land, answers).flatMap((one) => PLEDGES.map((question) => ({ ...one, question })))
  return all.flatMap(({ place, all, answers, question }, number): readonly SimulatedPledge[] => {
    if (!isWanted(number)) return []
    tell(`${place}: ${question}`)
    const pledge = powerOf(all, question, answers, pledges, named(seed, 'pledge', place, question))
    return pledge ? [{ place, ...pledge, from: rounded(pledge.from), to: rounded(pledge.to), power: rounded(pledge.power) }] : []
  })
}

/** What was counted, as the table that is shown. */
export function table(
  { survey, land, answers, samples, pledges: pledgeSamples, seed }: Wanted,
  counts: Found,
  pledges: readonly SimulatedPledge[],
): Simulation {
  return {
    method: METHOD.version,
    survey: survey.id,
    kommun: land.kommun.name,
    answers,
    samples,
    pledgeSamples,
    seed,
    coverage: rates(counts.covered, 'lowest'),
    mistaken: rates(counts.mistaken, 'highest'),
    excluded: rates(counts.excluded, 'highest'),
    falseDiscovery: [...counts.false].map(([family, { share, established }]) => ({
      family,
      rate: rounded(share.mean),
      error: rounded(share.error),
      established: Math.round(10 * established.mean) / 10,
    })),
    pledges,
  }
}

/** The kommun, and its areas with the fewest, the middle and the most answers. */
function places(all: Everybody, { kommun, areas, population }: Land, answers: number) {
  const people = new Map(
    areas.map(({ id }) => [id, population.filter(({ areaId }) => areaId === id).reduce((sum, cell) => sum + cell.people, 0)]),
  )
  const shares = divide(answers, people)
  const bySize = [...areas].sort((a, b) => (shares.get(a.id) ?? 0) - (shares.get(b.id) ?? 0))
  const chosen = [bySize[0], bySize[Math.floor(bySize.length / 2)], bySize.at(-1)].flatMap((area) => area ?? [])
  return [
    { place: kommun.name, all, answers },
    ...chosen.map(({ id, name }) => ({ place: name, all: within(all, id), answers: shares.get(id) ?? 0 })),
  ]
}

function rates({ kinds, each }: Happened, extreme: Rate['extreme']['which']): readonly Rate[] {
  const meanOf = (key: string) => key.includes('|medel_')
  return [...kinds].map(([name, average]) => {
    const [domain = '', ...kind] = name.split(' ')
    const alike = [...each].filter(([key]) => key.split(/[|:]/)[0] === domain && meanOf(key) === (kind[0] === 'group'))
    const values = alike.map(([, one]) => one.share)
    const end = extreme === 'lowest' ? Math.min(...values) : Math.max(...values)
    return {
      where: domain as Rate['where'], // the kinds of domain that laws.ts simulates
      what: kind[0] === 'group' ? 'group mean' : 'share',
      figures: alike.length,
      rate: rounded(average.mean),
      error: rounded(average.error),
      extreme: { which: extreme, rate: rounded(end) },
    }
  })
}

const rounded = (share: number) => Math.round(share * 1e4) / 1e4

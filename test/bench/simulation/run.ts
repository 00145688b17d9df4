import type { Land } from '../../../server/domain/rehearsal/draw.ts'
import type { Random } from '../../../server/domain/rehearsal/random.ts'
import { divide } from '../../../server/domain/rehearsal/response.ts'
import { METHOD } from '../../../server/domain/statistics/method.ts'
import type { Rate, SimulatedPledge, Simulation } from '../../../server/domain/statistics/simulation.ts'
import type { Survey } from '../../../server/domain/survey/survey.ts'
import { nothing, observe, type Scene, simulated, type Tally, truthOf } from './laws.ts'
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
  readonly seed: number
  readonly random: Random
}

/** In focus in every area: what the rehearsal lets change, and as rare as questions are. */
const FOCUS = ['fortkorning', 'buskorning', 'narkotika', 'ungdomsgang', 'ute_kvall', 'oro_bedrageri', 'brak', 'utsatt_vald']

/** Followed up as pledges, from the commonest problem to a rare one. */
const PLEDGES = ['fortkorning', 'buskorning', 'ute_kvall', 'narkotika']

/** Simulates everything that is promised. `tell` hears how far it has come. */
export function found(wanted: Wanted, tell: (words: string) => void): Simulation {
  const { survey, land, answers, samples, pledges, seed, random } = wanted
  const [before, now] = [2025, 2026].map((year) => everybody(simulated(survey, year), land, seed))
  if (!before || !now) throw new Error('Two years are simulated.')
  const scene: Scene = { before, now, population: land.population, answers, focus: FOCUS }
  const truths = { before: truthOf(scene, before), now: truthOf(scene, now) }
  const counts = nothing()
  for (let sample = 1; sample <= samples; sample++) {
    observe(counts, scene, truths, random)
    if (sample % 50 === 0) tell(`${sample} of ${samples} samples`)
  }
  return {
    method: METHOD.version,
    survey: survey.id,
    kommun: land.kommun.name,
    answers,
    samples,
    pledgeSamples: pledges,
    seed,
    coverage: rates(counts.covered, counts.coveredEach, 'lowest'),
    mistaken: rates(counts.mistaken, counts.mistakenEach, 'highest'),
    falseDiscovery: [...counts.false].map(([family, { sum, samples, established }]) => ({
      family,
      rate: rounded(sum / samples),
      established: Math.round((10 * established) / samples) / 10,
    })),
    pledges: places(before, land, answers).flatMap(({ place, all, answers }) =>
      PLEDGES.flatMap((question): readonly SimulatedPledge[] => {
        tell(`${place}: ${question}`)
        const pledge = powerOf(all, question, answers, pledges, random)
        if (!pledge) return []
        return [{ place, ...pledge, from: rounded(pledge.from), to: rounded(pledge.to), power: rounded(pledge.power) }]
      }),
    ),
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

function rates(all: ReadonlyMap<string, Tally>, each: ReadonlyMap<string, Tally>, extreme: Rate['extreme']['which']): readonly Rate[] {
  const meanOf = (key: string) => key.includes('|medel_')
  return [...all].map(([name, tally]) => {
    const [domain = '', ...kind] = name.split(' ')
    const alike = [...each].filter(([key]) => key.split(/[|:]/)[0] === domain && meanOf(key) === (kind[0] === 'group'))
    const values = alike.map(([, one]) => one.share)
    const end = extreme === 'lowest' ? Math.min(...values) : Math.max(...values)
    return {
      where: domain as Rate['where'], // the kinds of domain that laws.ts simulates
      what: kind[0] === 'group' ? 'group mean' : 'share',
      figures: alike.length,
      rate: rounded(tally.share),
      extreme: { which: extreme, rate: rounded(end) },
    }
  })
}

const rounded = (share: number) => Math.round(share * 1e4) / 1e4

import type { Cube } from '../cube.ts'
import type { Focus } from '../statistics/families.ts'
import { compared, type Domain, domainOf, established, type Figure, type Weighing, weigh } from '../statistics/index.ts'
import type { Known, Neighbours } from '../statistics/register.ts'
import { itemsOf } from '../survey/compare.ts'
import type { Survey } from '../survey/survey.ts'
import { populations } from '../tables.ts'
import type { RegisterWords } from './answering.ts'
import { type OpenLink, openLink } from './open-link.ts'

/** A round's answers and the register they are weighed to. */
export interface RoundFiles {
  readonly survey: Survey
  readonly cube: Cube
  readonly known: Known
  readonly words: RegisterWords
}

/** What to compute, and against what. */
export interface Wish {
  readonly now: RoundFiles
  readonly before: RoundFiles | null
  readonly neighbours: Neighbours
  readonly focus: Focus
}

/** Everything that can be told of a round. */
export interface Recomputed {
  readonly weighing: Weighing
  readonly weighingBefore: Weighing | null
  readonly rows: ReturnType<typeof established>
  /** Questions that their definition says must not be compared with the round before, and those that it has no answers to. */
  readonly notComparable: readonly string[]
  readonly openLink: readonly OpenLink[]
}

/** Everything, or every reason why not: each a sentence, those about the round before beginning with that. */
export type Recomputing = { readonly ok: true; readonly result: Recomputed } | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Computes a round's figures anew: every question and code, mean and gruppmedel, for the kommun, each area, sex, age group and
 * breakdown, and for each sex and age group of an area, which are estimated but not compared.
 */
export function recompute({ now, before, neighbours, focus }: Wish): Recomputing {
  const [here, then] = [weigh(now.cube, now.known, neighbours), before ? weigh(before.cube, before.known, neighbours) : null]
  if (!here.ok || then?.ok === false) {
    const earlier = then?.ok === false ? then.obstacles.map(({ sentence }) => `Omgången före: ${sentence}`) : []
    return { ok: false, faults: [...(here.ok ? [] : here.obstacles.map(({ sentence }) => sentence)), ...earlier] }
  }
  const asked = new Set(itemsOf((before ?? now).survey).map(({ id }) => id))
  const notComparable = itemsOf(now.survey)
    .filter(({ id, comparable }) => comparable?.degree === 'no' || !asked.has(id))
    .map(({ id }) => id)
  const domains = domainsOf(now)
  const planned = new Set(domains.filter(isPlanned).map(({ key }) => key))
  const rows = compared(
    { ...now, weighing: here.weighing },
    {
      domains,
      before: before && then ? { ...before, weighing: then.weighing } : null,
      mayCompare: (question) => !notComparable.includes(question),
      isCompared: (name) => planned.has(name.domain) && isContent(name),
    },
  )
  return {
    ok: true,
    result: {
      weighing: here.weighing,
      weighingBefore: then?.weighing ?? null,
      rows: established([...rows], { focus }),
      notComparable: before ? notComparable : [],
      openLink: openLink(now.survey, now.cube, [...now.words.areaIds]),
    },
  }
}

const isContent = ({ quantity }: Pick<Figure, 'quantity'>) => quantity.kind !== 'dont_know' && quantity.kind !== 'unanswered'

const isPlanned = ({ areaId, sex, ageGroup }: Domain) => areaId === undefined || (sex === undefined && ageGroup === undefined)

function domainsOf({ survey, cube, words }: RoundFiles): readonly Domain[] {
  const answered = (of: 'sex' | 'ageGroup') =>
    [...new Set(cube.cells.filter(({ source }) => source === 'code').map((cell) => cell[of]))].sort()
  const known = (all: ReadonlySet<string>, of: 'sex' | 'ageGroup') =>
    all.size > 0 ? [...all] : answered(of).filter((word) => !word.startsWith('_'))
  const [areaIds, sexes, ageGroups] = [[...words.areaIds], known(words.sexes, 'sex'), known(words.ageGroups, 'ageGroup')]
  const crossed = areaIds.flatMap((areaId) => [
    ...sexes.map((sex) => ({ key: `area:${areaId}|sex:${sex}`, slice: '', areaId, sex })),
    ...ageGroups.map((ageGroup) => ({ key: `area:${areaId}|age:${ageGroup}`, slice: '', areaId, ageGroup })),
  ])
  return [...populations(survey, areaIds, { sexes, ageGroups }).map(domainOf), ...crossed]
}

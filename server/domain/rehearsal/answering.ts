import { AGE_GROUPS, type AgeGroup } from '../population.ts'
import type { Answer, KindName, NumberQuestion } from '../questions/contract.ts'
import type { Chance, Likelihood } from './likelihood.ts'
import { below, type Event, stand } from './mood.ts'
import type { Random } from './random.ts'

/** One question to one sort of person: drawing answers, and how likely they are. */
export interface Answering {
  /** That somebody who is asked gives one of `codes`. */
  gives(codes: readonly string[]): Event
  /** Draws what somebody who is asked answers; undefined when they leave it blank. */
  draw(mood: number, random: Random): Answer | undefined
}

/** How one sort of person answers one question. */
export function answering(likelihood: Likelihood, ageGroup: AgeGroup): Answering {
  const { question, blank, apart } = likelihood
  const values = ofKind[question.kind as Exclude<KindName, 'text'>](likelihood, ageGroup) // words have no likelihood
  const some = (codes: readonly string[]) => sum(apart.filter(({ code }) => codes.includes(code)))
  const answers = 1 - sum(apart)
  return {
    gives(codes) {
      const { ends, chance } = values.gives(codes)
      return { ends, chance: (mood) => (1 - blank) * (some(codes) + answers * chance(mood)) }
    },
    draw(mood, random) {
      if (random() < blank) return undefined
      const other = drawn(apart, random())
      if (other !== undefined) return values.wrap(other)
      return values.draw(mood, random)
    },
  }
}

/** Values of one kind of question: `wrap` makes an answer of a single code. */
interface Values extends Answering {
  wrap(code: string): Answer
}

type OfKind = (likelihood: Likelihood, ageGroup: AgeGroup) => Values

const ofKind: Readonly<Record<Exclude<KindName, 'text'>, OfKind>> = { single: one, scale: one, number: inBand, multiple: several }

/** One code on a line from worst to best, so that the same mood is bad everywhere. */
function one({ question, values }: Likelihood): Values {
  const measure = 'measure' in question ? question.measure : undefined
  const isWorse = (code: string) => (measure?.codes.includes(code) ?? false) === (measure?.direction === 'adverse')
  const line = [...values.filter(({ code }) => isWorse(code)), ...values.filter(({ code }) => !isWorse(code))]
  // What follows from another answer, or is neither good nor bad, has nothing to do with the mood: shares stay as set among those asked.
  const place = question.askIf || !measure ? (_mood: number, random: Random) => random() : stand
  const inMood = question.askIf || !measure ? (end: number) => end : below
  const ends = line.map((_, index) => sum(line.slice(0, index + 1)))
  return {
    gives: (codes) => ({
      ends,
      chance: (mood) =>
        line.reduce((chance, { code }, index) => {
          if (!codes.includes(code)) return chance
          return chance + inMood(ends[index] ?? 1, mood) - (index === 0 ? 0 : inMood(ends[index - 1] ?? 0, mood))
        }, 0),
    }),
    draw: (mood, random) => drawn(line, place(mood, random)) ?? line.at(-1)?.code,
    wrap: (code) => code,
  }
}

/** A number: first its band, then any number in it that somebody of that age can have reached. */
function inBand(likelihood: Likelihood, ageGroup: AgeGroup): Values {
  const { bands } = likelihood.question as NumberQuestion // the kind that this belongs to
  const band = one(likelihood)
  const oldest = OLDEST[AGE_GROUPS.indexOf(ageGroup)] ?? 0
  return {
    ...band,
    draw(mood, random) {
      const code = band.draw(mood, random)
      const { from = 0, to = 0 } = bands.find((candidate) => candidate.code === code) ?? {}
      return from + Math.floor(random() * (Math.min(to, oldest) - from + 1))
    },
    wrap: Number,
  }
}

/** The highest age in each group, as far as the rehearsal goes. */
const OLDEST = [29, 44, 64, 79, 97]

/** Several codes, each ticked or not by itself; the code that stands alone, when there is one, is given by those who tick nothing. */
function several({ question, values }: Likelihood): Values {
  const alone =
    'codes' in question ? question.codes.find((code) => code.role === 'value' && 'exclusive' in code && code.exclusive)?.code : undefined
  const noneOf = (ticks: readonly Chance[], mood: number) => ticks.reduce((chance, { share }) => chance * (1 - below(share, mood)), 1)
  return {
    gives: (codes) => ({
      ends: values.map(({ share }) => share),
      chance(mood) {
        const nothing = alone !== undefined && codes.includes(alone) ? noneOf(values, mood) : 0
        return (
          1 -
          noneOf(
            values.filter(({ code }) => codes.includes(code)),
            mood,
          ) +
          nothing
        )
      },
    }),
    draw(mood, random) {
      const ticked = values.filter(({ share }) => stand(mood, random) < share).map(({ code }) => code)
      return ticked.length > 0 ? ticked : alone === undefined ? undefined : [alone]
    },
    wrap: (code) => [code],
  }
}

const sum = (chances: readonly Chance[]) => chances.reduce((total, { share }) => total + share, 0)

function drawn(chances: readonly Chance[], at: number): string | undefined {
  let end = 0
  for (const { code, share } of chances) {
    end += share
    if (at < end) return code
  }
  return undefined
}

import { count, limits, percent } from '../../domain/format.ts'
import type { AreaPlan, Plan, Prospect } from '../../domain/statistics/planner/plan.ts'
import { changeWords, marginWords, neededSentence, reachSentences } from '../../domain/statistics/planner/words.ts'

/** One line of the table, in words. */
interface Line {
  readonly name: string
  readonly people: string
  readonly letters: string
  readonly answers: string
  readonly margin: string
  readonly change: string
  readonly note: string
}

/** A plan as the page says it. */
export interface Outcome {
  readonly needed: string
  readonly reach: readonly string[]
  readonly effort: string
  /** What the last column holds: the smallest fall or rise from the baseline. */
  readonly change: string
  readonly lines: readonly Line[]
  readonly kommun: Line
  /** Whether any area has a note: else the table has no column for them. */
  readonly notes: boolean
  /** How a share will be written; null when no area gets answers enough. */
  readonly example: string | null
}

/** A plan in the page's words. */
export function outcomeOf(plan: Plan): Outcome {
  const { areas, kommun, wish, example } = plan
  const lines = areas.map((area) => line(area.name, area, noteOf(area)))
  return {
    needed: neededSentence(wish, plan.needed),
    reach: reachSentences(plan),
    effort: `${count(kommun.letters)} brev väntas ge omkring ${count(kommun.answers)} svar.`,
    change: `Minsta ${wish.direction === 'fall' ? 'minskning' : 'ökning'} från ${percent(wish.from)} som syns`,
    lines,
    kommun: line('Hela kommunen', kommun, ''),
    notes: lines.some(({ note }) => note !== ''),
    example:
      example &&
      `${count(example.answers)} svar varav ${percent(wish.from)} är otrygga skrivs ${percent(wish.from)} (${limits(example)} %).`,
  }
}

function line(name: string, prospect: Prospect, note: string): Line {
  const { people, letters, answers } = prospect
  return {
    name,
    people: count(people),
    letters: count(letters),
    answers: count(answers),
    margin: marginWords(prospect),
    change: changeWords(prospect),
    note,
  }
}

function noteOf({ people, census, tooFew }: AreaPlan): string {
  if (people === 0) return 'Ingen bor här.'
  if (tooFew) return 'Färre än 30 svar. Slå ihop med ett grannområde.'
  return census ? 'Alla får brev.' : ''
}

import type { Recorded } from '../../domain/audit/events.ts'
import type { Names } from '../../domain/audit/words.ts'
import { inLanguage, type Surveys } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as staff from '../../store/staff.ts'
import type { Deps } from '../deps.ts'

/** What the people, areas and questions in some entries are called today. */
export async function namesIn({ db, surveys }: Deps, entries: readonly Recorded[]): Promise<Names> {
  const events = entries.map(({ event }) => event)
  const accounts = events.flatMap((event) => ('account' in event.details ? [event.details.account] : []))
  const places = events.flatMap((event) =>
    event.what === 'saw lagesbild' && event.details.part !== 'question' ? (event.details.of ?? []) : [],
  )
  const [people, named] = await Promise.all([
    staff.names(db, [...new Set([...entries.flatMap(({ by }) => by.staffId ?? []), ...accounts])]),
    areas.names(db, [...new Set(places)]),
  ])
  return {
    person: (id) => people.get(id) ?? `ett konto som är borttaget (${id.slice(0, 8)})`,
    area: (id) => named.get(id) ?? id,
    question: (id) => labelOf(surveys, id) ?? id,
  }
}

// Questions keep their ids over the years: the newest survey that asks it has today's words.
function labelOf(surveys: Surveys, id: string): string | undefined {
  const newestFirst = [...surveys.values()].sort((a, b) => b.year - a.year)
  for (const { questions, derived } of newestFirst) {
    const found = [...questions, ...derived].find((question) => question.id === id)
    if (found) return `”${inLanguage(found.label, 'sv')}”`
  }
  return undefined
}

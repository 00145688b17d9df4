import { type Action, isOverdue, lastOf } from '../../domain/actions/action.ts'
import type { Area } from '../../domain/area.ts'
import { day } from '../../domain/format.ts'
import type { LocalDate } from '../../domain/round.ts'
import * as areas from '../../store/areas.ts'
import type { Deps } from '../deps.ts'
import { historyWords, type StepWords } from './words.ts'

/** An action as one line of a list. */
export interface Line {
  readonly id: string
  readonly what: string
  readonly where: string
  readonly responsible: string
  /** '1 september 2026', or '–'. */
  readonly due: string
  readonly overdue: boolean
  /** The step that it took last. */
  readonly last: StepWords
}

/** Actions as lines; with several kommuner, the place is followed by its kommun. */
export async function linesOf(
  { db }: Pick<Deps, 'db'>,
  found: readonly Action[],
  kommuner: readonly Area[],
  today: LocalDate,
): Promise<readonly Line[]> {
  const names = await areas.names(db, [...new Set(found.flatMap(({ areaId }) => (areaId === null ? [] : [areaId])))])
  return found.flatMap((action) => {
    const kommun = kommuner.find(({ id }) => id === action.kommunId)?.name ?? ''
    const area = action.areaId === null ? `hela ${kommun}` : (names.get(action.areaId) ?? action.areaId)
    const last = historyWords(action.steps).at(-1)
    if (!last) return []
    return [
      {
        id: action.id,
        what: action.what,
        where: `${action.place}, ${kommuner.length > 1 && action.areaId !== null ? `${area}, ${kommun}` : area}`,
        responsible: action.responsible.join(', '),
        due: action.dueOn === null ? '–' : day(action.dueOn),
        overdue: isOverdue(lastOf(action).to, action.dueOn, today),
        last,
      },
    ]
  })
}

import type { Survey } from '../survey/survey.ts'

/**
 * The questions whose answers make any of these groups: that of sex for 'sex:man', of a breakdown for its own; none for areas and the
 * kommun. How many a group are is how many gave its code, so whatever such a question shows tells how large its groups are.
 */
export function makersOf({ cell }: Survey, populations: ReadonlySet<string>): ReadonlySet<string> {
  const makers = [...populations].flatMap((population) => {
    const [kind, first = ''] = population.split(':')
    if (kind === 'sex') return [cell.sex]
    if (kind === 'age') return [cell.ageGroup]
    return kind === 'breakdown' ? [first] : []
  })
  return new Set(makers)
}

import type { FieldFault } from './form.ts'
import { type Days, dayFaults, type Wish, waysFaults } from './new-round.ts'
import { type LocalDate, type Round, status } from './round.ts'

/** What may be changed of a round today: everything about when it is asked before it opens, the end afterwards, and nothing once its urn has been opened or it is cancelled. */
export type Changeable = 'all days' | 'the end' | 'nothing'

/** What may be changed of a round today; `opened` when its urn has been. */
export function changeable(round: Round, opened: boolean, today: LocalDate): Changeable {
  if (opened || round.cancelledOn !== null) return 'nothing'
  return status(round, today) === 'coming' ? 'all days' : 'the end'
}

/** A round with other days, or every reason why it cannot have them. */
export type Changing = { readonly ok: true; readonly round: Round } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** What somebody asks a round to become; `areaCodes` and `sample` say whether it has any. */
export type Change = Days & Pick<Wish, 'openLink' | 'areaCodes' | 'sample'>

/** Gives a round other days, as far as they may be changed. A day that has been cannot become the first or the last. */
export function changed(round: Round, what: Changeable, wish: Change, today: LocalDate): Changing {
  const all = what === 'all days'
  const next = {
    ...round,
    closesOn: wish.closesOn,
    resultsOn: wish.resultsOn,
    ...(all && { opensOn: wish.opensOn, openLink: wish.openLink }),
  }
  const days = dayFaults(next)
  const faults = [...(days.length > 0 ? days : beenFaults(round, next, today)), ...waysFaults({ ...wish, openLink: next.openLink })]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, round: next }
}

function beenFaults(before: Round, next: Round, today: LocalDate): readonly FieldFault[] {
  const been = (field: string, name: string) => ({ field, sentence: `${name} har redan varit. Välj i dag eller en senare dag.` })
  return [
    ...(next.opensOn < today && next.opensOn !== before.opensOn ? [been('oppnar', 'Första dagen')] : []),
    ...(next.closesOn < today && next.closesOn !== before.closesOn ? [been('stanger', 'Sista dagen')] : []),
  ]
}

/** How a round stands, for a form to say what its reader saw: told otherwise, somebody has changed the round meanwhile. */
export const seenAs = ({ opensOn, closesOn, resultsOn, openLink }: Round): string =>
  [opensOn, closesOn, resultsOn, openLink ? 'oppen' : 'kod'].join(' ')

/** The last day of an open round that is closed now: yesterday, so that it takes no more; today when it opened today, since a round has at least one day. */
export function closedNow(round: Round, today: LocalDate): LocalDate {
  return round.opensOn < today ? dayBefore(today) : today
}

function dayBefore(day: LocalDate): LocalDate {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

import { Problem, surveyCancelled } from '../problem.ts'
import { type LocalDate, type Round, status } from '../round.ts'

/** Why a round may not be counted today: it was cancelled and nothing is left; or it takes answers, or will, and nothing in it may be read before it has closed. */
export const uncountable = (round: Round) => (round.cancelledOn === null ? notClosed() : surveyCancelled())

const notClosed = () => new Problem(409, 'round_not_closed', 'Omgången har inte stängt. Svaren kan räknas när den har gjort det.')

/** The survey file is not the one people answered. */
export const surveyChanged = () =>
  new Problem(409, 'survey_changed', 'Enkätfilen har ändrats sedan omgången skapades. Lägg tillbaka den enkät som svaren gavs på.')

/** Since the last counting some rows have changed by so few people that these could be made out by comparing the two. */
export const tooFewNew = (fewest: number, isClosed: boolean) =>
  new Problem(
    409,
    'too_few_new',
    [
      `Svaren har redan räknats, och sedan dess har någon grupp fått färre än ${fewest} nya svar.`,
      'Den som jämför två så lika räkningar kan se vad de få har svarat. Därför gäller den förra räkningen.',
      isClosed
        ? `Det går att räkna igen om det läses in fler svar: minst ${fewest} i varje grupp som får några nya, på varje fråga.`
        : `Försök igen när fler har svarat. Varje grupp som har fått nya svar ska ha fått minst ${fewest}, på varje fråga.`,
    ].join(' '),
  )

/** Whether a round may be counted on a day: when it has closed; a rehearsal any day; a cancelled one never. */
export const mayBeCounted = (round: Round, today: LocalDate): boolean =>
  round.cancelledOn === null && (round.rehearsal || status(round, today) === 'closed')

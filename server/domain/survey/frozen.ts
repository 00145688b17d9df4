import type { Round } from '../round.ts'
import type { Fault, Surveys } from './survey.ts'

/** A fault for every survey whose file has changed, or gone, since a round was made with it: answers would be read by other rules than they were given under. */
export function unchanged(
  surveys: Surveys,
  rounds: readonly Pick<Round, 'surveyId' | 'surveyHash' | 'kommunId' | 'year'>[],
): readonly Fault[] {
  return rounds
    .filter((round) => surveys.get(round.surveyId)?.hash !== round.surveyHash)
    .map((round) => ({
      file: `${round.surveyId}.json`,
      place: 'filen',
      sentence: `Definitionen ${surveys.has(round.surveyId) ? 'har ändrats' : 'saknas'} sedan omgången ${round.year} i kommun ${round.kommunId} gjordes. Lägg tillbaka filen som den var.`,
    }))
}

import type { Round } from '../round.ts'
import type { IndexModel, IndexModels } from '../statistics/problemindex/model.ts'
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

/** A fault for every index model whose file has changed since answers were counted under it. One that is gone is none: another can be chosen. */
export function unchangedModels(models: IndexModels, used: readonly Pick<IndexModel, 'id' | 'hash'>[]): readonly Fault[] {
  return used
    .filter(({ id, hash }) => models.has(id) && models.get(id)?.hash !== hash)
    .map(({ id }) => ({
      file: `${id}.json`,
      place: 'filen',
      sentence:
        'Modellen har ändrats sedan svar räknades med den. Lägg tillbaka filen som den var, och skriv ändringen i en ny fil med högre version.',
    }))
}

import { count } from '../format.ts'
import { answersTold, type Snapshot } from '../snapshot.ts'

/** Answers that have come since the last counting, in words that point out no few: 'färre än 10', '24'. */
export const waitingWords = (waiting: number, fewest: number): string => (waiting < fewest ? `färre än ${count(fewest)}` : count(waiting))

/** How many answers have come, in words: before the first counting all in the urn, then those counted and those that wait. */
export function receivedWords(
  {
    snapshot,
    received,
    inUrn,
  }: { readonly snapshot: Pick<Snapshot, 'told'> | undefined; readonly received: number; readonly inUrn: number },
  fewest: number,
): string {
  if (!snapshot) return count(received)
  return inUrn === 0 ? answersTold(snapshot) : `${answersTold(snapshot)} räknade, ${waitingWords(inUrn, fewest)} väntar`
}

/** Why answers that came after a counting may have to wait for more. */
export const whyWaiting = (fewest: number): readonly string[] => [
  `De räknas med först när varje grupp som har fått nya svar har fått minst ${count(fewest)}, på varje fråga.`,
  'Den som jämför två nästan lika räkningar kan annars se vad de få har svarat.',
  'Är de färre gäller den förra räkningen, och de nya svaren ligger kvar i urnan.',
]

import { leaksOf } from '../../domain/disclosure/report.ts'
import { type EditionDocument, INPUT_PARTS, type InputHashes } from '../../domain/editions/document.ts'
import { documentOf } from '../../domain/editions/making.ts'
import { notCounted, Problem } from '../../domain/problem.ts'
import * as figures from '../../store/figures.ts'
import * as weighings from '../../store/weighings.ts'
import { gather, type Wanted } from './gather.ts'

const leaking = () =>
  new Problem(
    409,
    'gives_away',
    'Räkningen har tal om få personer som går att räkna ut. Den går därför inte att publicera, och inte att förhandsgranska.',
  )

/**
 * The document that publishing would make of a round today, but for the hashes of what it is made from. It is made of the figures as
 * they lie stored: publishing makes them anew, and publishes nothing when they differ. Keeps nothing; throws as gathering does.
 */
export async function candidate(wanted: Wanted): Promise<EditionDocument> {
  const inputs = await gather(wanted)
  if (leaksOf(inputs.protection).length > 0) throw leaking()
  const report = await weighings.ofSnapshot(wanted.db, inputs.snapshot.id)
  if (!report) throw notCounted()
  return documentOf(inputs, NOT_YET, { rows: await figures.ofSnapshot(wanted.db, inputs.snapshot.id), report })
}

const NOT_YET = Object.fromEntries(INPUT_PARTS.map((part) => [part, ''])) as InputHashes // every part has its name

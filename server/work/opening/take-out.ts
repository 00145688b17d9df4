import { PROGRAM } from '../../domain/audit/events.ts'
import { answersLost, keyNeeded } from '../../domain/problem.ts'
import type { Round } from '../../domain/round.ts'
import type { SealState } from '../../domain/sealing/seal.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import { pairOf } from '../../store/sealing/box.ts'
import * as seals from '../../store/sealing/seals.ts'
import { ID_BYTES } from '../count/deck.ts'
import { moveOut } from '../count/open.ts'
import { readUrn } from '../count/read.ts'
import { openedUrn } from '../count/source.ts'
import type { Run } from '../run.ts'
import type { Opening } from './index.ts'

/**
 * Opens every document of a sealed urn in memory and writes the answers out, shuffled. Twice through it, so that memory holds what a
 * person answered as a few bytes and never a million documents: once to read and count, then for the free texts. Throws keyNeeded without a key,
 * and answersLost, with nothing written, when more of them are missing or cannot be read than somebody has agreed to go on without.
 */
export async function takeOut(run: Run, { round, survey, seal }: Opening): Promise<SealState> {
  if (!run.opener) throw keyNeeded()
  const source = openedUrn(run.db, round.id, pairOf(run.opener.privateKey))
  const contents = { roundId: round.id, survey, areaIds: await areaIdsOf(run, round), source }
  const found = await readUrn(run, contents)
  const lost = found.unread.size + Math.abs(seal.received - found.ids.length / ID_BYTES)
  if (lost !== run.opener.without) throw answersLost(lost)
  await moveOut(run, contents, found)
  const event = { what: 'opened urn', details: { year: round.year, received: seal.received, lost } } as const
  await run.write(0, async (db) => {
    await seals.moved(db, round.id, lost)
    await audit.record(db, { at: run.now(), by: PROGRAM, kommunId: round.kommunId, event })
  })
  return 'moved'
}

const areaIdsOf = async ({ db }: Run, { kommunId, year }: Round): Promise<ReadonlySet<string>> =>
  new Set((await areas.namesBelow(db, kommunId, year)).map(({ id }) => id))

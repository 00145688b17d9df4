import { randomUUID } from 'node:crypto'
import { mayBeCounted, surveyChanged, uncountable } from '../../domain/counting/countable.ts'
import { rows } from '../../domain/counting/rows.ts'
import type { Tally } from '../../domain/counting/tally.ts'
import { protect } from '../../domain/disclosure/protect.ts'
import { notFound, stillSealed } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { toldOf } from '../../domain/snapshot.ts'
import { newestFor } from '../../domain/statistics/problemindex/model.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as responses from '../../store/responses.ts'
import * as rounds from '../../store/rounds.ts'
import * as seals from '../../store/sealing/seals.ts'
import type { Run } from '../run.ts'
import { expectEnough, expectEnoughNew } from './enough-new.ts'
import { openUrn } from './open.ts'
import { protectSmallGroups } from './protect.ts'
import { recount } from './recount.ts'
import { save } from './save.ts'
import { clearUrn } from './source.ts'
import { weigh } from './weigh.ts'

/**
 * Counts a round: opens its urn, counts the cube of all its responses, computes the planned tables and stores the snapshot.
 * Every step may be broken off and begun again; the same answers always give the same figures. Resolves to what the reader
 * should know of it, or null. Throws a Problem when the round may not be counted.
 */
export async function count(run: Run): Promise<string | null> {
  const { round, survey } = await toCount(run)
  const areaIds = (await areas.below(run.db, round.kommunId, round.year)).map(({ id }) => id)
  const contents = { roundId: round.id, survey, areaIds: new Set(areaIds), source: clearUrn(run, round.id) }
  const { tally: moved, unread } = await openUrn(run, contents, (inUrn) => expectEnoughNew(run, { round, survey, areaIds }, inUrn))
  const tally = await everybody(run, round, survey, moved)
  const model = newestFor(run.indexModels, survey.id, round.rehearsal)
  const { report, weights, weighted } = await weigh(run, { round, survey, cells: tally.cells() })
  const planned = [...rows({ cells: tally.cells() }, survey, areaIds)]
  await expectEnough(run, round, planned)
  const shielded = await protectSmallGroups(run, { round, survey, areaIds, rows: planned })
  const snapshot = {
    id: randomUUID(),
    roundId: round.id,
    countedAt: run.now().toISOString(),
    responses: tally.people(),
    told: toldOf(protect(shielded.rows), tally.people()),
    surveyHash: survey.hash,
    indexModel: model ? { id: model.id, hash: model.hash } : null,
  }
  const made = { rows: [...weighted(shielded.rows)], weighing: report, weights, protection: shielded.report }
  await save(run, round, snapshot, { cells: tally.cells(), ...made })
  return unread === 0 ? null : unreadNote(unread)
}

/** Everybody counted. Those in the urn were counted as they were read; only when there were others before them is it all read again. */
async function everybody(run: Run, round: Round, survey: Survey, moved: Tally): Promise<Tally> {
  const people = await responses.count(run.db, round.id)
  if (people === moved.people()) return moved
  await run.step('Räknar svaren', people)
  return recount(run.db, round.id, survey, (people) => run.write(people, async () => {}))
}

async function toCount({ db, surveys, job, now }: Run): Promise<{ readonly round: Round; readonly survey: Survey }> {
  const round = await rounds.byId(db, job.subject)
  const survey = round && surveys.get(round.surveyId)
  if (!round || !survey) throw notFound()
  if (round.sealed && (await seals.ofRound(db, round.id))?.state !== 'opened') throw stillSealed()
  if (!round.sealed && !mayBeCounted(round, localDate(now()))) throw uncountable(round) // one that has been opened has closed, whatever the clock says
  if (survey.hash !== round.surveyHash) throw surveyChanged()
  return { round, survey }
}

const unreadNote = (unread: number) =>
  unread === 1
    ? 'Ett svar gick inte att läsa. Det ligger kvar i urnan och är inte räknat.'
    : `${unread} svar gick inte att läsa. De ligger kvar i urnan och är inte räknade.`

import { surveyChanged, uncountable } from '../../domain/counting/countable.ts'
import { notFound } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { mayBeOpened, type Seal, type SealState } from '../../domain/sealing/seal.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import * as codes from '../../store/codes.ts'
import * as database from '../../store/database.ts'
import * as rounds from '../../store/rounds.ts'
import * as seals from '../../store/sealing/seals.ts'
import * as sealedUrn from '../../store/sealing/urn.ts'
import { count } from '../count/index.ts'
import { clearAll } from '../count/save.ts'
import { removeLetters } from '../letters/files.ts'
import type { Run } from '../run.ts'
import { takeOut } from './take-out.ts'

/** How many codes are destroyed in one transaction: a few milliseconds' work. */
const A_WRITE = 2000
/** How many sealed documents are: each takes pages of its own, which are overwritten. */
const FEWER = 250

/** What is opened. */
export interface Opening {
  readonly round: Round
  readonly survey: Survey
  readonly seal: Seal
}

/**
 * Opens a sealed urn, once, and counts the round. One state after another: no answer is taken any more; the codes are destroyed; the
 * documents are opened in memory and written shuffled, and the keys destroyed; then what was sealed is destroyed, and the file written anew.
 * The state is stored with the last write of each step, so work broken off anywhere goes on from there. Needs `opener` until every answer
 * is out, and throws keyNeeded without it. Resolves to what the reader should know, or null.
 */
export async function open(run: Run): Promise<string | null> {
  const opening = await toOpen(run)
  let { state } = opening.seal
  while (state !== 'opened') state = await STEPS[state](run, opening)
  return lostNote((await seals.ofRound(run.db, opening.round.id))?.lost ?? 0, await count(run))
}

/** What is done in each state; resolves to the state it leads to. */
const STEPS: Readonly<Record<Exclude<SealState, 'opened'>, (run: Run, opening: Opening) => Promise<SealState>>> = {
  sealed: close,
  closed: destroyCodes,
  uncoded: takeOut,
  moved: destroySealed,
}

// From this write on nobody's answer is put in the urn, whatever the calendar or the clock says.
async function close(run: Run, { round }: Opening): Promise<SealState> {
  await run.step('Stänger urnan', 0)
  await run.write(0, async (db) => void (await seals.advance(db, round.id, 'sealed', 'closed')))
  return 'closed'
}

/** The sums of cells and days stay; which code was whose, and which were spent, is gone from the file, and from letters that lie beside it, before any answer is read. */
async function destroyCodes(run: Run, { round }: Opening): Promise<SealState> {
  await run.step('Förstör koderna', 0)
  await removeLetters(run.db, round.id)
  await clearAll(run, (db) => codes.destroy(db, round.id, A_WRITE))
  await database.rewrite(run.db)
  await run.write(0, async (db) => void (await seals.advance(db, round.id, 'closed', 'uncoded')))
  return 'uncoded'
}

/** The keys are gone already: what is destroyed here is what nobody can open any more. */
async function destroySealed(run: Run, { round }: Opening): Promise<SealState> {
  await run.step('Tömmer urnan', 0)
  await clearAll(run, (db) => sealedUrn.destroy(db, round.id, FEWER))
  await database.rewrite(run.db)
  await run.write(0, async (db) => void (await seals.advance(db, round.id, 'moved', 'opened')))
  return 'opened'
}

async function toOpen({ db, surveys, job, now }: Run): Promise<Opening> {
  const round = await rounds.byId(db, job.subject)
  const survey = round && surveys.get(round.surveyId)
  const seal = round && (await seals.ofRound(db, round.id))
  if (!round || !survey || !seal) throw notFound()
  if (!mayBeOpened(round, seal, localDate(now()))) throw uncountable(round)
  if (survey.hash !== round.surveyHash) throw surveyChanged()
  return { round, survey, seal }
}

function lostNote(lost: number, counted: string | null): string | null {
  if (lost === 0) return counted
  const told =
    lost === 1
      ? 'Ett svar gick inte att läsa, eller saknades, och är inte räknat.'
      : `${lost} svar gick inte att läsa, eller saknades, och är inte räknade.`
  return counted === null ? told : `${told} ${counted}`
}

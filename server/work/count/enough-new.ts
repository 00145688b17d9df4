import { tooFewNew } from '../../domain/counting/countable.ts'
import { rows } from '../../domain/counting/rows.ts'
import type { Tally } from '../../domain/counting/tally.ts'
import { tooLittleChanged } from '../../domain/disclosure/growth.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import { localDate, type Round, status } from '../../domain/round.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Row } from '../../domain/tables.ts'
import * as figures from '../../store/figures.ts'
import * as snapshots from '../../store/snapshots.ts'
import type { Run } from '../run.ts'
import { recount } from './recount.ts'

/** What is counted, and where. */
export interface Counted {
  readonly round: Round
  readonly survey: Survey
  readonly areaIds: readonly string[]
}

/**
 * Throws a Problem when opening the urn would make a counting so near the last one that whoever holds both could read what a few
 * answered. Asked before anything is moved: the answers then stay in the urn until there are more.
 */
export async function expectEnoughNew(run: Run, { round, survey, areaIds }: Counted, inUrn: Tally): Promise<void> {
  if (!(await snapshots.latest(run.db, round.id))) return
  const opened = await recount(run.db, round.id, survey, async () => {})
  const cells = function* () {
    yield* opened.cells()
    yield* inUrn.cells()
  }
  await expectEnough(run, round, rows({ cells: cells() }, survey, areaIds))
}

/** The same, asked of the rows that are about to be stored. */
export async function expectEnough({ db, rules, now }: Run, round: Round, rows: Iterable<Row>): Promise<void> {
  const before = await snapshots.latest(db, round.id)
  if (!before) return
  const fewest = (rules ?? MINIMUM).bases
  if (tooLittleChanged(await figures.ofSnapshot(db, before.id), rows, fewest).length === 0) return
  throw tooFewNew(fewest, status(round, localDate(now())) === 'closed')
}

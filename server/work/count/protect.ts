import type { Edition } from '../../domain/disclosure/edition.ts'
import { withHides } from '../../domain/disclosure/hides.ts'
import { planning } from '../../domain/disclosure/plan.ts'
import type { ProtectionReport } from '../../domain/disclosure/report.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import { markOf } from '../../domain/snapshot.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Row } from '../../domain/tables.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'
import * as protections from '../../store/protections.ts'
import * as snapshots from '../../store/snapshots.ts'
import type { Run } from '../run.ts'
import { solver } from '../solver.ts'

/** The figures of a round, and what it asked. */
export interface Unprotected {
  readonly roundId: string
  readonly survey: Survey
  readonly rows: readonly Row[]
}

/** Rows with what must be hidden of them, and how that was decided. */
export interface Protected {
  readonly rows: readonly Row[]
  readonly report: ProtectionReport
}

/**
 * Decides what of a round's figures must be hidden so that nobody can work out what few people answered: not from these figures,
 * nor from these and those that they take the place of.
 */
export async function protectSmallGroups(run: Run, { roundId, survey, rows }: Unprotected): Promise<Protected> {
  const rules = run.rules ?? MINIMUM
  await run.step('Skyddar små grupper', new Set(rows.map(({ source, question }) => `${source} ${question}`)).size)
  const plan = planning({ survey, rows, rules, solver: await solver(), earlier: await lastCounting(run.db, roundId) })
  for (let next = plan.next(); ; next = plan.next()) {
    if (next.done) return { rows: withHides(survey, rows, next.value), report: { rules, steps: next.value.steps } }
    await run.write(next.value, async () => {})
  }
}

/** The counting that is shown now, if there is one; without what weighting made of it, which is no number of people. */
async function lastCounting(db: Db, roundId: string): Promise<readonly Edition[]> {
  const snapshot = await snapshots.latest(db, roundId)
  if (!snapshot) return []
  const rows = (await figures.ofSnapshot(db, snapshot.id)).map(({ weighted: _weighted, ...row }) => row)
  const rules = (await protections.ofSnapshot(db, snapshot.id))?.rules ?? MINIMUM
  return [{ name: markOf(snapshot), rows, rules }]
}

import { type Residents, residentsBy, withAlike } from '../../domain/disclosure/alike.ts'
import type { Edition } from '../../domain/disclosure/edition.ts'
import { withHides } from '../../domain/disclosure/hides.ts'
import { type Plan, planning } from '../../domain/disclosure/plan.ts'
import { leaksOf, type ProtectionReport } from '../../domain/disclosure/report.ts'
import { MINIMUM, type Rules } from '../../domain/disclosure/rules.ts'
import type { Round } from '../../domain/round.ts'
import { markOf } from '../../domain/snapshot.ts'
import { peopleOf, registerOf } from '../../domain/statistics/register.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Row } from '../../domain/tables.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'
import * as protections from '../../store/protections.ts'
import * as snapshots from '../../store/snapshots.ts'
import { type Run, Unprotected } from '../run.ts'
import { solver } from '../solver.ts'
import { registerFor } from './grounds.ts'

/** The figures of a round, what it asked and where. */
export interface Bare {
  readonly round: Round
  readonly survey: Survey
  readonly areaIds: readonly string[]
  readonly rows: readonly Row[]
}

/** Rows with what must be hidden of them, and how that was decided. */
export interface Protected {
  readonly rows: readonly Row[]
  readonly report: ProtectionReport
}

/**
 * Decides what of a round's figures must be hidden so that nobody can work out what few people answered: not from these figures,
 * nor from these and those that they take the place of. Throws Unprotected when that cannot be.
 */
export async function protectSmallGroups(run: Run, { round, survey, areaIds, rows: counted }: Bare): Promise<Protected> {
  const rules = run.rules ?? MINIMUM
  const rows = withAlike(survey, counted, await residentsOf(run.db, areaIds, round.year), rules)
  await run.step('Skyddar små grupper', new Set(rows.map(({ source, question }) => `${source} ${question}`)).size)
  const plan = planning({ survey, rows, rules, solver: await solver(), earlier: await lastCounting(run.db, round.id) })
  for (let step = next(plan); ; step = next(plan)) {
    if (step.done) return shielded(survey, rows, { rules, plan: step.value })
    await run.write(step.value, async () => {})
  }
}

function shielded(survey: Survey, rows: readonly Row[], { rules, plan }: { readonly rules: Rules; readonly plan: Plan }): Protected {
  const report = { rules, steps: plan.steps }
  const leaks = leaksOf(report)
  if (leaks.length > 0) throw new Unprotected(`Given away whatever is hidden: ${leaks.join(', ')}`)
  return { rows: withHides(survey, rows, plan), report }
}

function next(plan: ReturnType<typeof planning>) {
  try {
    return plan.next()
  } catch (cause) {
    throw new Unprotected('The solver fell.', { cause })
  }
}

async function residentsOf(db: Db, areaIds: readonly string[], year: number): Promise<Residents> {
  const register = await registerFor(db, areaIds, year)
  return residentsBy(register ? peopleOf(registerOf(register.cells)) : new Map(), areaIds)
}

/** The counting that is shown now, if there is one; without what weighting made of it, which is no number of people. */
async function lastCounting(db: Db, roundId: string): Promise<readonly Edition[]> {
  const snapshot = await snapshots.latest(db, roundId)
  if (!snapshot) return []
  const rows = (await figures.ofSnapshot(db, snapshot.id)).map(({ weighted: _weighted, ...row }) => row)
  const rules = (await protections.ofSnapshot(db, snapshot.id))?.rules ?? MINIMUM
  return [{ name: markOf(snapshot), rows, rules }]
}

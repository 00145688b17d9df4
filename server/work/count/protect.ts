import { type Residents, residentsBy, withAlike } from '../../domain/disclosure/alike.ts'
import type { Edition } from '../../domain/disclosure/edition.ts'
import { withHides } from '../../domain/disclosure/hides.ts'
import { type Plan, planning } from '../../domain/disclosure/plan.ts'
import type { ProtectionReport } from '../../domain/disclosure/report.ts'
import { MINIMUM, type Rules } from '../../domain/disclosure/rules.ts'
import { namedBy } from '../../domain/disclosure/system.ts'
import { Unsolved } from '../../domain/disclosure/unsolved.ts'
import { type Asked, leaksWords, tablesWords } from '../../domain/lagesbild/leak-words.ts'
import type { Round } from '../../domain/round.ts'
import { markOf } from '../../domain/snapshot.ts'
import { peopleOf, registerOf } from '../../domain/statistics/register.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Row } from '../../domain/tables.ts'
import * as areas from '../../store/areas.ts'
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
  const asked = { survey, areas: [...(await areas.names(run.db, areaIds))].map(([id, name]) => ({ id, name })) }
  const earlier = await lastCounting(run.db, round.id)
  const making = planning({ survey, rows, rules, solver: run.solver ?? (await solver()), earlier })
  for (let step = next(making, asked); ; step = next(making, asked)) {
    if (step.done) return shielded(asked, rows, rules, step.value)
    await run.write(step.value, async () => {})
  }
}

function next(plan: ReturnType<typeof planning>, asked: Asked) {
  try {
    return plan.next()
  } catch (cause) {
    if (cause instanceof Unsolved) throw unsolved(tablesWords(cause.tables, asked), cause)
    throw cause
  }
}

function shielded(asked: Asked, rows: readonly Row[], rules: Rules, plan: Plan): Protected {
  const leaks = plan.steps.flatMap(({ source, givenAway }) =>
    givenAway.map((key) => ({ ...namedBy(key), source, how: 'worked out' as const })),
  )
  if (leaks.length > 0) throw givenAwayStill(leaksWords(leaks, asked))
  return { rows: withHides(asked.survey, rows, plan), report: { rules, steps: plan.steps } }
}

const unsolved = (tables: string, cause: unknown) =>
  new Unprotected(
    `Det gick inte att räkna ut hur små grupper ska skyddas i tabellerna om ${tables}. Därför visas inget av den här räkningen. Inga svar har gått förlorade: försök räkna igen.`,
    { cause },
  )

const givenAwayStill = (cells: string) =>
  new Unprotected(
    `Hur mycket som än döljs går det att räkna ut vad få personer har svarat: ${cells}. Därför visas inget av den här räkningen. Inga svar har gått förlorade: räkna igen när fler har svarat. Hjälper inte det, säg till den som sköter servern.`,
  )

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

import { withHides } from '../../domain/disclosure/hides.ts'
import { planning } from '../../domain/disclosure/plan.ts'
import type { ProtectionReport } from '../../domain/disclosure/report.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Row } from '../../domain/tables.ts'
import type { Run } from '../run.ts'
import { solver } from '../solver.ts'

/** Rows with what must be hidden of them, and how that was decided. */
export interface Protected {
  readonly rows: readonly Row[]
  readonly report: ProtectionReport
}

/** Decides what of a round's figures must be hidden so that nobody can work out what few people answered. */
export async function protectSmallGroups(run: Run, survey: Survey, rows: readonly Row[]): Promise<Protected> {
  const rules = run.rules ?? MINIMUM
  await run.step('Skyddar små grupper', new Set(rows.map(({ source, question }) => `${source} ${question}`)).size)
  const plan = planning({ survey, rows, rules, solver: await solver() })
  for (let next = plan.next(); ; next = plan.next()) {
    if (next.done) return { rows: withHides(survey, rows, next.value), report: { rules, steps: next.value.steps } }
    await run.write(next.value, async () => {})
  }
}

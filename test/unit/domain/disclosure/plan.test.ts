import { expect } from 'chai'
import { audit } from '../../../../server/domain/disclosure/audit.ts'
import { withHides } from '../../../../server/domain/disclosure/hides.ts'
import { type Plan, planning, type Wanted } from '../../../../server/domain/disclosure/plan.ts'
import type { Solver } from '../../../../server/domain/disclosure/program.ts'
import { MINIMUM } from '../../../../server/domain/disclosure/rules.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { solver } from '../../../../server/work/solver.ts'
import { BOTH, rowsSaying, sensitiveSurvey } from '../../../fixtures/said.ts'

describe('a plan', () => {
  const survey = sensitiveSurvey()
  let highs: Solver
  before(async () => {
    highs = await solver()
  })
  const plan = (given: Pick<Wanted, 'rows'> & Partial<Wanted>): Plan => {
    const steps = planning({ survey, rules: MINIMUM, solver: highs, ...given })
    for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value
  }
  const edition = (name: string, rows: readonly Row[]) => ({ name, rows, rules: MINIMUM })

  it('hides what it must so that nothing is told together with what was let out before', () => {
    const first = rowsSaying({ A: [3, 40], B: [20, 40], C: [21, 40] }, { A: BOTH, C: BOTH })
    const rows = rowsSaying({ A: [3, 40], B: [20, 40], C: [21, 40] }, {})
    const alone = withHides(survey, rows, plan({ rows }))
    const editions = (then: readonly Row[]) => [edition('first', first), edition('then', then)]
    expect(audit({ survey, editions: editions(alone), solver: highs }).leaks).to.not.deep.equal([])
    const since = withHides(survey, rows, plan({ rows, earlier: [edition('first', first)] }))
    expect(audit({ survey, editions: editions(since), solver: highs }).leaks).to.deep.equal([])
  })

  it('is the same again for the same figures', () => {
    const rows = rowsSaying({ A: [3, 40], B: [20, 40], C: [21, 40] }, {})
    const first = withHides(survey, rows, plan({ rows }))
    expect(withHides(survey, rows, plan({ rows, earlier: [edition('first', first)] }))).to.deep.equal(first)
  })
})

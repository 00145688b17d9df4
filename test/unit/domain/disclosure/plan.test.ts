import { expect } from 'chai'
import { rows as counted } from '../../../../server/domain/counting/rows.ts'
import { tallyOf } from '../../../../server/domain/counting/tally.ts'
import { audit } from '../../../../server/domain/disclosure/audit.ts'
import { withHides } from '../../../../server/domain/disclosure/hides.ts'
import { type Plan, planning, type Wanted } from '../../../../server/domain/disclosure/plan.ts'
import type { Solver } from '../../../../server/domain/disclosure/program.ts'
import { protect } from '../../../../server/domain/disclosure/protect.ts'
import { MINIMUM } from '../../../../server/domain/disclosure/rules.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { solver } from '../../../../server/work/solver.ts'
import { aSurvey } from '../../../fixtures/definition.ts'
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

  it('hides how many a small group are in the kommun’s row about the very question that makes the group', () => {
    const asked = aSurvey()
    const ages = [
      ['15-29', 40],
      ['45-64', 60],
      ['65-79', 7],
    ] as const
    const kommun = (of: typeof ages | readonly (readonly [string, number])[]) => {
      const tally = tallyOf(asked)
      for (const [alder, people] of of)
        for (let n = 0; n < people; n++) tally.add({ source: 'code', areaId: n % 2 ? 'N' : 'S', answers: { alder, kon: 'man' } })
      const rows = [...counted(tally.cube(), asked, ['N', 'S'])]
      const safe = withHides(asked, rows, plan({ survey: asked, rows }))
      expect(audit({ survey: asked, editions: [edition('one', safe)], solver: highs }).leaks).to.deep.equal([])
      return protect(safe).find(({ population, question }) => population === 'kommun' && question === 'alder')
    }
    expect(kommun(ages)?.hidden).to.not.equal(false)
    expect(kommun(ages.slice(0, 2))).to.deep.include({ hidden: false, base: 100 })
  })

  it('is the same again for the same figures', () => {
    const rows = rowsSaying({ A: [3, 40], B: [20, 40], C: [21, 40] }, {})
    const first = withHides(survey, rows, plan({ rows }))
    expect(withHides(survey, rows, plan({ rows, earlier: [edition('first', first)] }))).to.deep.equal(first)
  })
})

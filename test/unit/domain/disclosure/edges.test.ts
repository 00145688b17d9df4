import { expect } from 'chai'
import { residentsBy, withAlike } from '../../../../server/domain/disclosure/alike.ts'
import { audit } from '../../../../server/domain/disclosure/audit.ts'
import { withHides } from '../../../../server/domain/disclosure/hides.ts'
import { planning } from '../../../../server/domain/disclosure/plan.ts'
import type { Outcome, Solver } from '../../../../server/domain/disclosure/program.ts'
import { protect } from '../../../../server/domain/disclosure/protect.ts'
import { MINIMUM } from '../../../../server/domain/disclosure/rules.ts'
import { Unsolved } from '../../../../server/domain/disclosure/unsolved.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { solver } from '../../../../server/work/solver.ts'
import { rowsSaying, type Said, sensitiveSurvey } from '../../../fixtures/said.ts'

const survey = sensitiveSurvey()

describe('small groups at the edges', () => {
  let highs: Solver
  before(async () => {
    highs = await solver()
  })

  /** What a table shows of each population: 'all', 'some answers' or 'nothing'; and that nothing can be worked out of it. */
  const shown = (rows: readonly Row[], by: Solver = highs) => {
    const safe = planned(rows, by)
    expect(audit({ survey, editions: [{ name: 'one', rows: safe, rules: MINIMUM }], solver: highs }).leaks).to.deep.equal([])
    const words = { false: 'all', answers: 'some answers', row: 'nothing' }
    return Object.fromEntries(protect(safe).map(({ population, hidden }) => [population.replace('area:', ''), words[`${hidden}`]]))
  }
  const planOf = (rows: readonly Row[], by: Solver) => {
    const steps = planning({ survey, rows, rules: MINIMUM, solver: by })
    for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value
  }
  const stepsOf = (rows: readonly Row[], by: Solver) => planOf(rows, by).steps
  const planned = (rows: readonly Row[], by: Solver) => withHides(survey, rows, planOf(rows, by))
  const alike = (said: Said, residents: Readonly<Record<string, number>>) =>
    withAlike(survey, rowsSaying(said, {}), residentsBy(new Map(Object.entries(residents)), Object.keys(said)), MINIMUM)

  it('where nobody is few, hide nothing', () => {
    expect(shown(rowsSaying({ A: [20, 40], B: [30, 30] }, {}))).to.deep.equal({ kommun: 'all', A: 'all', B: 'all' })
  })

  it('where everybody gave the same answer, hide those who are many of their neighbours, and whoever would give them away', () => {
    expect(shown(alike({ A: [0, 40], B: [30, 30], C: [20, 20] }, { A: 100, B: 900, C: 900 }))).to.deep.equal({
      ...{ kommun: 'all', A: 'nothing', B: 'all' },
      C: 'some answers', // the fewest of those who could have said what nobody in A did
    })
  })

  it('where everybody in the whole kommun gave the same answer and they are many of it, show nothing at all', () => {
    expect(shown(alike({ A: [0, 40], B: [0, 60] }, { A: 100, B: 100 }))).to.deep.equal({ kommun: 'nothing', A: 'nothing', B: 'nothing' })
  })

  it('where there is but one area, hide it with the kommun that it is all of', () => {
    expect(shown(rowsSaying({ A: [3, 40] }, {}))).to.deep.equal({ kommun: 'some answers', A: 'some answers' })
  })

  it('where there are two areas, hide both: one hidden is none', () => {
    expect(shown(rowsSaying({ A: [3, 40], B: [20, 40] }, {}))).to.deep.equal({ kommun: 'all', A: 'some answers', B: 'some answers' })
    expect(shown(rowsSaying({ A: [1, 4], B: [20, 40] }, {}))).to.deep.equal({ kommun: 'all', A: 'nothing', B: 'nothing' })
  })

  it('where an area has no answers, hide it alone: there is nobody to protect', () => {
    expect(shown(rowsSaying({ A: [0, 0], B: [20, 40], C: [30, 30] }, {}))).to.deep.equal({
      kommun: 'all',
      A: 'nothing',
      B: 'all',
      C: 'all',
    })
  })

  it('where all are small, hide all that would tell them apart', () => {
    expect(shown(rowsSaying({ A: [1, 2], B: [2, 1], C: [0, 3] }, {}))).to.deep.equal({
      ...{ kommun: 'nothing', A: 'nothing', B: 'nothing', C: 'nothing' },
    })
    expect(shown(rowsSaying({ A: [4, 4], B: [3, 6], C: [2, 5] }, {}))).to.deep.include({ A: 'nothing', B: 'nothing', C: 'nothing' })
  })

  it('where the cheapest pattern is not found in ten seconds, hide a good one', () => {
    const patience: number[] = []
    const slow: Solver = {
      ...highs,
      minimise(program, seconds): Outcome {
        if (!program.columns.some(({ whole }) => whole)) return highs.minimise(program, seconds)
        patience.push(seconds)
        return { found: 'too late' }
      },
    }
    const said = { A: [3, 40], B: [20, 40], C: [30, 30] } as const
    expect(stepsOf(rowsSaying(said, {}), highs).map(({ how }) => how)).to.include('cheapest')
    expect(stepsOf(rowsSaying(said, {}), slow).map(({ how }) => how)).to.include('good enough')
    expect(shown(rowsSaying(said, {}), slow)).to.deep.equal(shown(rowsSaying(said, {})))
    expect(new Set(patience)).to.deep.equal(new Set([10]))
  })

  it('where the solver comes too late every time, hide everything', () => {
    const late: Solver = { ...highs, minimise: (): Outcome => ({ found: 'too late' }) }
    expect(shown(rowsSaying({ A: [3, 40], B: [20, 40] }, {}), late)).to.deep.equal({ kommun: 'nothing', A: 'nothing', B: 'nothing' })
  })

  it('where the solver fails, come to nothing at all: no plan, and so no figures; and it is said over which tables', () => {
    const fault = new Error('The solver ended with status 4.')
    const broken: Solver = {
      ...highs,
      holding: () => {
        throw fault
      },
    }
    const rows = rowsSaying({ A: [3, 40], B: [20, 40] }, {})
    expect(() => shown(rows, broken))
      .to.throw(Unsolved)
      .that.deep.include({ tables: { source: 'code', questions: ['skrap'] }, cause: fault })
  })
})

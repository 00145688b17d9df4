import { expect } from 'chai'
import { cubeDifferences, rowDifferences } from '../../../../server/domain/counting/differences.ts'
import { rows } from '../../../../server/domain/counting/rows.ts'
import { tallyOf } from '../../../../server/domain/counting/tally.ts'
import type { Cell } from '../../../../server/domain/cube.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { PERSONS } from '../../../fixtures/people.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')
const cube = counted()
const [first, ...others] = cube.cells as [Cell, ...Cell[]]
const figures = [...rows(cube, survey, ['9901N', '9901S', '9901O'])]

describe('two countings compared', () => {
  it('do not differ when they are the same', () => {
    expect(cubeDifferences(cube, counted())).to.deep.equal([])
    expect(rowDifferences(figures, rows(cube, survey, ['9901N', '9901S', '9901O']))).to.deep.equal([])
  })

  it('name the cell and the code that differ, and what stands in each', () => {
    const changed = { ...first, counts: { ...first.counts, nedskrapning: { ...first.counts.nedskrapning, '1': 99 } } }
    const [difference, ...more] = cubeDifferences({ ...cube, cells: [changed, ...others] }, cube)
    expect(more).to.deep.equal([])
    expect(difference?.place).to.match(/^alla\|code\|.* nedskrapning=1$/)
    expect(difference?.stored).to.equal('99')
  })

  it('name a cell that one of them lacks', () => {
    expect(cubeDifferences({ ...cube, cells: others }, cube))
      .to.have.length(1)
      .and.have.nested.property('[0].stored', 'saknas')
    expect(cubeDifferences(cube, { ...cube, cells: others }))
      .to.have.length(1)
      .and.have.nested.property('[0].recounted', 'saknas')
  })

  it('name whatever differs in a figure, however little', () => {
    const at = figures.findIndex(({ interval }) => interval !== null)
    const row = figures[at] as Row
    const changes: readonly Partial<Row>[] = [
      { base: row.base + 1 },
      { share: (row.share ?? 0) + 1e-12 },
      { interval: null },
      { counts: { ...row.counts, '1': 1e6 } },
    ]
    for (const change of changes) {
      expect(rowDifferences(figures.with(at, { ...row, ...change }), figures), JSON.stringify(change)).to.have.length(1)
    }
  })
})

function counted() {
  const tally = tallyOf(survey)
  for (const person of PERSONS) tally.add(person)
  return tally.cube()
}

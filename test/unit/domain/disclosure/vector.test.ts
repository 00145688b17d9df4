import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { attack } from '../../../../server/domain/disclosure/attack.ts'
import { cheapest } from '../../../../server/domain/disclosure/exact.ts'
import { goodEnough } from '../../../../server/domain/disclosure/greedy.ts'
import type { Hiding } from '../../../../server/domain/disclosure/hiding.ts'
import type { Solver } from '../../../../server/domain/disclosure/program.ts'
import { solver } from '../../../../server/work/solver.ts'
import { twoWayTable } from '../../../fixtures/two-way-table.ts'

interface Told {
  readonly row: number
  readonly col: number
  readonly low: number
  readonly high: number
}

/** A table with both margins, which patterns protect it, and what can be worked out of it; computed in R, see the folder's README. */
const V9: {
  readonly threshold: number
  readonly counts: readonly (readonly number[])[]
  readonly cases: readonly { readonly name: string; readonly suppressed: readonly (readonly number[])[]; readonly audit: readonly Told[] }[]
  readonly optimum: { readonly cost: number }
} = JSON.parse(readFileSync(new URL('../../../fixtures/vectors/V9/expected.json', import.meta.url), 'utf8'))

const wide = V9.counts[0]?.length ?? 0
const at = (row: number, col: number) => row * wide + col
const table = () => twoWayTable(V9.counts, V9.threshold)

describe('cell suppression, against R', () => {
  let highs: Solver
  before(async () => {
    highs = await solver()
  })

  for (const { name, suppressed, audit } of V9.cases)
    it(`works out the same limits as the attacker: ${name}`, () => {
      const { system } = table()
      const hidden = new Set(suppressed.flatMap((row, r) => row.flatMap((is, c) => (is ? [at(r, c)] : []))))
      for (const { row, col, low, high } of audit) {
        const [found] = attack(system, hidden, highs, [at(row - 1, col - 1)])
        expect(found?.low).to.be.closeTo(low, 1e-6)
        expect(found?.high).to.be.closeTo(high, 1e-6)
      }
    })

  it('finds a pattern of the same cost, and no cheaper one', () => {
    const hiding = table()
    const hidden = cheapest(hiding, highs)
    expect(hidden && cost(hiding, hidden)).to.equal(V9.optimum.cost)
  })

  it('is protected, if more dearly, by the pattern made in haste', () => {
    const hiding = table()
    const hidden = goodEnough(hiding, highs)
    if (!hidden) throw new Error('no pattern')
    expect(cost(hiding, hidden)).to.be.at.least(V9.optimum.cost)
    for (const { place, threshold } of hiding.secrets) {
      const [found] = attack(hiding.system, hidden, highs, [place])
      expect(found?.low).to.be.closeTo(0, 1e-6)
      expect(found?.high).to.be.at.least(threshold - 1e-6)
    }
  })
})

const cost = ({ system }: Hiding, hidden: ReadonlySet<number>) =>
  [...hidden].reduce((sum, place) => sum + (system.quantities[place]?.people ?? 0), 0)

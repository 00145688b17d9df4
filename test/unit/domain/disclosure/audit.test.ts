import { expect } from 'chai'
import { type AuditReport, audit } from '../../../../server/domain/disclosure/audit.ts'
import type { Solver } from '../../../../server/domain/disclosure/program.ts'
import { MINIMUM } from '../../../../server/domain/disclosure/rules.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { solver } from '../../../../server/work/solver.ts'
import { BOTH, rowsSaying, type Said, sensitiveSurvey } from '../../../fixtures/said.ts'

const THREE: Said = { A: [3, 40], B: [20, 40], C: [20, 40] }

describe('the audit', () => {
  const survey = sensitiveSurvey()
  let highs: Solver
  before(async () => {
    highs = await solver()
  })
  const audited = (...editions: readonly (readonly Row[])[]): AuditReport =>
    audit({ survey, editions: editions.map((rows, index) => ({ name: `edition ${index + 1}`, rows, rules: MINIMUM })), solver: highs })
  const found = (...editions: readonly (readonly Row[])[]) =>
    audited(...editions).leaks.map(({ edition, population, part, how }) => `${edition}: ${population} ${part} ${how}`)

  it('finds nothing where all that is needed is hidden, and says how much it tried', () => {
    expect(audited(rowsSaying(THREE, { A: BOTH, B: BOTH }))).to.deep.equal({ attacked: 1, leaks: [] })
  })

  it('names the edition, the table and the cell that can be worked out', () => {
    expect(audited(rowsSaying(THREE, { A: ['code ja'] })).leaks).to.deep.equal([
      { edition: 'edition 1', source: 'code', population: 'area:A', question: 'skrap', part: 'code ja', how: 'worked out' },
    ])
  })

  it('finds nothing more where the same is let out again', () => {
    const rows = rowsSaying(THREE, { A: BOTH, B: BOTH })
    expect(found(rows, rows)).to.deep.equal([])
  })

  it('finds what two editions tell together, though each keeps it', () => {
    const [one, other] = [rowsSaying(THREE, { A: BOTH, B: BOTH }), rowsSaying(THREE, { A: BOTH, C: BOTH })]
    expect([...found(one), ...found(other)]).to.deep.equal([])
    expect(found(one, other)).to.deep.equal(['edition 1: area:A code ja worked out', 'edition 2: area:A code ja worked out'])
  })

  it('knows that people are only added', () => {
    const later: Said = { A: [4, 49], B: [20, 50], C: [20, 50] }
    expect(found(rowsSaying(THREE, { A: BOTH, B: BOTH }), rowsSaying(later, { A: BOTH, C: BOTH }))).to.deep.equal([
      'edition 1: area:A code ja worked out', // B shows twenty yes in the later, and had no more before: A had three at least
      'edition 2: area:A code ja worked out', // C showed twenty yes in the earlier, and has no fewer now: A has four at most
    ])
  })

  it('finds nothing in an edition with many more answers, where what was hidden is small no more', () => {
    const later: Said = { A: [15, 80], B: [40, 80], C: [40, 80] }
    expect(found(rowsSaying(THREE, { A: BOTH, B: BOTH }), rowsSaying(later, {}))).to.deep.equal([])
  })

  it('names the rows that are a few people from what they were', () => {
    const later: Said = { ...THREE, C: [20, 43] }
    const hides = { A: BOTH, B: BOTH }
    expect(found(rowsSaying(THREE, hides), rowsSaying(later, hides))).to.deep.equal([
      'edition 2: kommun base changed too little',
      'edition 2: area:C base changed too little',
    ])
  })

  it('does not take for known that nobody was taken away, where somebody was', () => {
    const later: Said = { A: [3, 40], B: [8, 40], C: [20, 40] }
    expect(found(rowsSaying(THREE, { A: BOTH, B: BOTH }), rowsSaying(later, { A: BOTH, B: BOTH }))).to.deep.equal([])
  })
})

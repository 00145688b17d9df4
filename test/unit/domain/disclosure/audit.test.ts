import { expect } from 'chai'
import { type AuditReport, audit } from '../../../../server/domain/disclosure/audit.ts'
import type { Solver } from '../../../../server/domain/disclosure/program.ts'
import { MINIMUM } from '../../../../server/domain/disclosure/rules.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { solver } from '../../../../server/work/solver.ts'
import { aRow } from '../../../fixtures/bare-row.ts'
import { aSurvey, part } from '../../../fixtures/definition.ts'

/** How many said yes and no to a sensitive question, in each area. */
type Said = Readonly<Record<string, readonly [yes: number, no: number]>>

const BOTH = ['code ja', 'code nej']
const THREE: Said = { A: [3, 40], B: [20, 40], C: [20, 40] }

describe('the audit', () => {
  let highs: Solver
  before(async () => {
    highs = await solver()
  })
  const audited = (...editions: readonly (readonly Row[])[]): AuditReport =>
    audit({ survey, editions: editions.map((rows, index) => ({ name: `edition ${index + 1}`, rows, rules: MINIMUM })), solver: highs })
  const found = (...editions: readonly (readonly Row[])[]) =>
    audited(...editions).leaks.map(({ edition, population, part, how }) => `${edition}: ${population} ${part} ${how}`)

  it('finds nothing where all that is needed is hidden, and says how much it tried', () => {
    expect(audited(rowsOf(THREE, { A: BOTH, B: BOTH }))).to.deep.equal({ attacked: 1, leaks: [] })
  })

  it('names the edition, the table and the cell that can be worked out', () => {
    expect(audited(rowsOf(THREE, { A: ['code ja'] })).leaks).to.deep.equal([
      { edition: 'edition 1', source: 'code', population: 'area:A', question: 'skrap', part: 'code ja', how: 'worked out' },
    ])
  })

  it('finds nothing more where the same is let out again', () => {
    const rows = rowsOf(THREE, { A: BOTH, B: BOTH })
    expect(found(rows, rows)).to.deep.equal([])
  })

  it('finds what two editions tell together, though each keeps it', () => {
    const [one, other] = [rowsOf(THREE, { A: BOTH, B: BOTH }), rowsOf(THREE, { A: BOTH, C: BOTH })]
    expect([...found(one), ...found(other)]).to.deep.equal([])
    expect(found(one, other)).to.deep.equal(['edition 1: area:A code ja worked out', 'edition 2: area:A code ja worked out'])
  })

  it('knows that people are only added', () => {
    const later: Said = { A: [4, 49], B: [20, 50], C: [20, 50] }
    expect(found(rowsOf(THREE, { A: BOTH, B: BOTH }), rowsOf(later, { A: BOTH, C: BOTH }))).to.deep.equal([
      'edition 1: area:A code ja worked out', // B shows twenty yes in the later, and had no more before: A had three at least
      'edition 2: area:A code ja worked out', // C showed twenty yes in the earlier, and has no fewer now: A has four at most
    ])
  })

  it('finds nothing in an edition with many more answers, where what was hidden is small no more', () => {
    const later: Said = { A: [15, 80], B: [40, 80], C: [40, 80] }
    expect(found(rowsOf(THREE, { A: BOTH, B: BOTH }), rowsOf(later, {}))).to.deep.equal([])
  })

  it('names the rows that are a few people from what they were', () => {
    const later: Said = { ...THREE, C: [20, 43] }
    const hides = { A: BOTH, B: BOTH }
    expect(found(rowsOf(THREE, hides), rowsOf(later, hides))).to.deep.equal([
      'edition 2: kommun base changed too little',
      'edition 2: area:C base changed too little',
    ])
  })

  it('does not take for known that nobody was taken away, where somebody was', () => {
    const later: Said = { A: [3, 40], B: [8, 40], C: [20, 40] }
    expect(found(rowsOf(THREE, { A: BOTH, B: BOTH }), rowsOf(later, { A: BOTH, B: BOTH }))).to.deep.equal([])
  })
})

const survey: Survey = aSurvey((definition) => {
  part(definition, 'questions', 'skrap').sensitive = true
})

function rowsOf(said: Said, hides: Readonly<Record<string, readonly string[]>>): readonly Row[] {
  const row = (population: string, [ja, nej]: readonly [number, number], hidden: readonly string[] | undefined) => {
    const counts = { ja, nej }
    const blanks = { dontKnow: 0, refused: 0, notApplicable: 0, unanswered: 0 }
    const people = { population, question: 'skrap', respondents: ja + nej, base: ja + nej, counts, ...blanks }
    return aRow({ ...people, ...(hidden && { hides: hidden }) })
  }
  const sum = (which: 0 | 1) => Object.values(said).reduce((total, counts) => total + counts[which], 0)
  const areas = Object.entries(said).map(([area, counts]) => row(`area:${area}`, counts, hides[area]))
  return [row('kommun', [sum(0), sum(1)], undefined), ...areas]
}

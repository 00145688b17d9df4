import { expect } from 'chai'
import { type Person, tallyOf } from '../../server/domain/counting/tally.ts'
import type { Cube } from '../../server/domain/cube.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import { type ComparedFigure, compared, type Domain, domainOf, type Row } from '../../server/domain/statistics/index.ts'
import type { Register } from '../../server/domain/statistics/register.ts'
import type { Weighing } from '../../server/domain/statistics/weighing.ts'
import { readSketch } from '../../server/domain/survey/sketch.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { AGES, weighed } from '../fixtures/statistics.ts'

const AREAS = ['N', 'S', 'V', 'Ö']
const SEXES = ['kvinna', 'man']
const DOMAINS: readonly Domain[] = [
  domainOf({ kind: 'kommun' }),
  ...AREAS.map((areaId) => domainOf({ kind: 'area', areaId })),
  ...SEXES.map((sex) => domainOf({ kind: 'sex', sex })),
  ...AGES.map((ageGroup) => domainOf({ kind: 'age', ageGroup })),
  domainOf({ kind: 'breakdown', question: 'hem', code: '1' }),
]

/** Two questions, one of them a breakdown, and a group mean. */
const survey: Survey = (() => {
  const scale = { kind: 'scale', codes: ['0', '2', '4', '6', { code: '8', role: 'dont_know' }] }
  const definition = {
    questions: [
      { id: 'skrap', ...scale, measure: { codes: ['4', '6'] } },
      { id: 'buller', ...scale },
      { id: 'hem', kind: 'single', codes: ['1', '2'] },
    ],
    groupMeans: [{ id: 'problem', of: [{ question: 'skrap' }, { question: 'buller' }] }],
    breakdowns: ['hem'],
  }
  const reading = readSketch('lagar.json', JSON.stringify(definition), 'lagar')
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.survey
})()

/** A kommun of four areas, the last of them small, and some of its people answering. */
function drawn(seed: number): { readonly register: Register; readonly people: readonly Person[] } {
  const dice = random(seed)
  const whole = (from: number, to: number) => from + Math.floor(dice() * (to - from + 1))
  const pick = <T>(all: readonly T[]) => all[whole(0, all.length - 1)] as T // never empty
  const cells = AREAS.flatMap((areaId) =>
    SEXES.flatMap((sex) => AGES.map((ageGroup) => ({ areaId, sex, ageGroup, people: areaId === 'Ö' ? whole(2, 5) : whole(30, 300) }))),
  )
  const people = cells.flatMap(({ people, ...cell }): readonly Person[] =>
    Array.from({ length: whole(cell.areaId === 'Ö' ? 1 : 0, Math.min(people, 14)) }, () => ({
      source: 'code',
      areaId: cell.areaId,
      cell,
      answers: Object.fromEntries([
        ...(dice() < 0.9 ? [['skrap', pick(['0', '0', '0', '2', '4', '6', '8'])]] : []),
        ...(dice() < 0.9 ? [['buller', pick(['0', '2', '4', '6'])]] : []),
        ['hem', pick(['1', '2'])],
      ]),
    })),
  )
  return { register: { cells, ageGroups: AGES }, people }
}

function counted(people: readonly Person[]): Cube {
  const tally = tallyOf(survey)
  for (const person of people) expect(tally.add(person)).to.equal(true)
  return tally.cube()
}

const everything = { before: null, mayCompare: () => true, isCompared: () => true }
const rowsOf = (cube: Cube, weighing: Weighing): readonly Row[] => [
  ...compared({ survey, cube, weighing }, { domains: DOMAINS, ...everything }),
]
const figuresOf = (rows: readonly Row[]): readonly ComparedFigure[] => rows.flatMap(({ figures }) => figures)

for (const seed of [20260901, 20260902, 20260903, 20260904, 20260905]) {
  describe(`the laws of statistics, kommun ${seed}`, () => {
    const { register, people } = drawn(seed)
    const cube = counted(people)
    const weighing = weighed(cube, register)
    const rows = rowsOf(cube, weighing)

    it('the weights of an area add up to the people of the register', () => {
      for (const areaId of AREAS) {
        const total = cube.cells
          .filter((cell) => cell.areaId === areaId && cell.slice === '')
          .reduce(
            (sum, { sex, ageGroup, respondents }) =>
              sum + respondents * (weighing.design.cells[weighing.design.cellOf(areaId, sex, ageGroup) ?? -1]?.weight ?? 0),
            0,
          )
        expect(total).to.be.closeTo(
          register.cells.reduce((sum, cell) => sum + (cell.areaId === areaId ? cell.people : 0), 0),
          1e-8,
        )
      }
    })

    it('the shares of a question add up to one, and the measure to its codes', () => {
      for (const { figures } of rows) {
        const shares = figures.filter(({ quantity }) => quantity.kind === 'share')
        if (shares.length === 0 || shares.some(({ estimate }) => !estimate)) continue
        expect(shares.reduce((sum, { estimate }) => sum + (estimate?.value ?? 0), 0)).to.be.closeTo(1, 1e-12)
        const measure = figures.find(({ quantity }) => quantity.kind === 'measure')
        const part = shares
          .filter(({ quantity }) => ['4', '6'].includes(quantity.code ?? ''))
          .reduce((sum, { estimate }) => sum + (estimate?.value ?? 0), 0)
        if (measure) expect(measure.estimate?.value).to.be.closeTo(part, 1e-12)
      }
    })

    it('an interval contains its estimate, stays on its scale and has numbers for ends', () => {
      for (const { estimate, quantity } of figuresOf(rows)) {
        if (estimate?.low == null || estimate.high === null) continue
        expect(estimate.low, quantity.key).to.be.within(estimate.scale.from, estimate.value)
        expect(estimate.high, quantity.key).to.be.within(estimate.value, estimate.scale.to)
      }
    })

    it('what is tested among others is never more certain than what is tested alone', () => {
      for (const { estimate, againstRest } of figuresOf(rows)) {
        if (estimate?.careful) expect(estimate.careful.size).to.be.at.most(estimate.nEff)
        if (againstRest) expect(againstRest.pCareful).to.be.at.least(againstRest.p)
      }
    })

    it('nothing is NaN, and what is missing has its reason', () => {
      const numbers = JSON.stringify(rows, (_key, value) => (typeof value === 'number' && Number.isNaN(value) ? 'NaN' : value))
      expect(numbers).to.not.contain('NaN')
      for (const { estimate, withheld, n } of figuresOf(rows)) expect(estimate === null, `${n} ${withheld}`).to.equal(withheld !== null)
    })

    it('areas pool to the kommun: the mean of their estimates by the people they stand for', () => {
      for (const { question, figures } of rows.filter(({ domain }) => domain === 'kommun')) {
        for (const { quantity, estimate, n } of figures) {
          const parts = figuresOf(rows).filter(
            (one) => one.domain.startsWith('area:') && one.question === question && one.quantity.key === quantity.key,
          )
          if (!estimate || parts.some((part) => !part.estimate)) continue
          const total = parts.reduce((sum, part) => sum + (part.estimate?.standFor ?? 0), 0)
          const pooled = parts.reduce((sum, part) => sum + (part.estimate?.standFor ?? 0) * (part.estimate?.value ?? 0), 0) / total
          expect(pooled).to.be.closeTo(estimate.value, 1e-12)
          expect(parts.reduce((sum, part) => sum + part.n, 0)).to.equal(n)
        }
      }
    })

    it('the order of people changes nothing', () => {
      const dice = random(seed + 1000)
      const shuffled = people.map((person) => ({ person, at: dice() })).sort((a, b) => a.at - b.at)
      const again = counted(shuffled.map(({ person }) => person))
      expect(rowsOf(again, weighed(again, register))).to.deep.equal(rows)
    })

    it('weights of any size give the same figures', () => {
      const cells = weighing.design.cells.map((cell) => ({ ...cell, weight: cell.weight * 7 }))
      const again = figuresOf(rowsOf(cube, { ...weighing, design: { ...weighing.design, cells } }))
      for (const [index, { estimate, againstRest }] of figuresOf(rows).entries()) {
        const other = again[index]
        for (const key of ['value', 'se', 'deffKish', 'low', 'high'] as const) {
          const [one, two] = [estimate?.[key], other?.estimate?.[key]]
          if (typeof one === 'number') expect(two).to.be.closeTo(one, 1e-9)
        }
        if (!againstRest) continue
        for (const p of ['p', 'pCareful'] as const) expect(other?.againstRest?.[p]).to.be.closeTo(againstRest[p], 1e-8)
      }
    })
  })
}

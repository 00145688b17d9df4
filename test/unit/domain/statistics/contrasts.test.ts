import { expect } from 'chai'
import type { Cell } from '../../../../server/domain/cube.ts'
import { change, correlation } from '../../../../server/domain/statistics/contrasts.ts'
import { figures, type Made } from '../../../../server/domain/statistics/figures.ts'
import { compared, domainOf, established } from '../../../../server/domain/statistics/index.ts'
import { readSketch } from '../../../../server/domain/survey/sketch.ts'
import { aCube, aRegister, weighed } from '../../../fixtures/statistics.ts'

const survey = (() => {
  const skrap = { id: 'skrap', kind: 'single', codes: ['nej', 'ja'], measure: { codes: ['ja'] } }
  const reading = readSketch('prov.json', JSON.stringify({ questions: [skrap, { ...skrap, id: 'buller' }] }), 'prov')
  if (!reading.ok) throw new Error('no survey')
  return reading.survey
})()

/** People of an area: how many of them say yes to the first question. */
const answers = (areaId: string, respondents: number, ja: number, sex = 'kvinna') => ({
  ...{ areaId, respondents, sex },
  counts: { skrap: { ja, nej: respondents - ja }, buller: { ja: 1, nej: respondents - 1 } },
})
const REGISTER = aRegister({ N: { kvinna: [100], man: [60] }, S: { kvinna: [300], man: [200] }, Ö: { kvinna: [40], man: [0] } })
const round = (...cells: readonly Partial<Cell>[]) => {
  const cube = aCube(...cells)
  return { survey, cube, weighing: weighed(cube, REGISTER, new Map([['Ö', 'S']])) }
}
const NOW = round(answers('N', 10, 3), answers('N', 8, 2, 'man'), answers('S', 20, 9), answers('S', 12, 2, 'man'), answers('Ö', 1, 1))
const area = (areaId: string) => domainOf({ kind: 'area', areaId })
const only = (all: Iterable<Made>): Made => [...all][0] as Made // there is always one
const measureOf = (domain: Parameters<typeof figures>[1][number], of = NOW) =>
  only(figures(of, [domain], ({ question, quantity }) => question === 'skrap' && quantity.key === 'measure'))

describe('the correlation of two estimates', () => {
  it('is 0 when no stratum has answers of both', () => {
    expect(correlation(NOW.weighing.design, measureOf(area('N')), measureOf(area('S')))).to.equal(0)
  })

  it('is what going through the people one by one gives, when an area’s stratum is shared with another', () => {
    const [north, rest] = [measureOf(area('S')), measureOf({ key: 'rest', slice: '', exceptAreaId: 'S' })]
    const { design } = NOW.weighing
    // Every person: stratum, weight cell, and 1, 0 or nothing for each of the two populations.
    const people = (made: Made) =>
      design.cells.flatMap((cell, index) => {
        const given = made.scores
          .filter((one) => one.cell === index)
          .flatMap((one) => one.given.flatMap(({ score, people }) => Array<number>(people).fill(score)))
        const pulls = given.map((score) => (score - (made.estimate?.value ?? 0)) / (made.estimate?.standFor ?? 1))
        return [{ cell, pulls }]
      })
    const [a, b] = [people(north), people(rest)]
    const sumOver = (product: (index: number) => number) =>
      design.strata.reduce((total, { people, respondents }, stratum) => {
        const inside = design.cells.flatMap((cell, index) => (cell.stratum === stratum ? [product(index)] : []))
        return total + ((1 - respondents / people) * respondents * inside.reduce((sum, one) => sum + one, 0)) / (respondents - 1)
      }, 0)
    const mean = (one: typeof a, index: number) =>
      (one[index]?.pulls.reduce((sum, pull) => sum + pull, 0) ?? 0) / (design.cells[index]?.respondents ?? 1)
    const squared = (one: typeof a) => (index: number) =>
      (design.cells[index]?.weight ?? 0) ** 2 *
      ((one[index]?.pulls.reduce((sum, pull) => sum + pull ** 2, 0) ?? 0) - (design.cells[index]?.respondents ?? 0) * mean(one, index) ** 2)
    const crossed = (index: number) =>
      -((design.cells[index]?.weight ?? 0) ** 2) * (design.cells[index]?.respondents ?? 0) * mean(a, index) * mean(b, index)
    const expected = sumOver(crossed) / Math.sqrt(sumOver(squared(a)) * sumOver(squared(b)))
    expect(expected).to.not.equal(0)
    expect(correlation(design, north, rest)).to.be.closeTo(expected, 1e-12)
  })
})

describe('a change', () => {
  it('is none where the round before has no estimate, or measured on another scale', () => {
    const now = measureOf(area('N'))
    expect(change(undefined, now)).to.equal(null)
    expect(change(measureOf(area('Ö')), now)).to.equal(null)
    const wider = { ...now, estimate: now.estimate && { ...now.estimate, scale: { from: 0, to: 6 } } }
    expect(change(wider, now)).to.equal(null)
    expect(change(now, now)).to.deep.include({ diff: 0, p: 1 })
  })
})

describe('the rows of a round', () => {
  const before = round(
    answers('N', 60, 40),
    answers('N', 40, 30, 'man'),
    answers('S', 20, 9),
    answers('S', 12, 2, 'man'),
    answers('Ö', 2, 1),
  )
  const wanted = {
    domains: [domainOf({ kind: 'kommun' }), area('N'), area('S'), area('Ö'), domainOf({ kind: 'sex', sex: 'man' })],
    before,
    mayCompare: (question: string) => question !== 'buller',
    isCompared: ({ quantity }: { quantity: { kind: string } }) => quantity.kind === 'measure',
  }
  const rows = [...compared(NOW, wanted)]
  const row = (domain: string, question: string) => rows.find((one) => one.domain === domain && one.question === question)
  const measure = (domain: string, question = 'skrap') => row(domain, question)?.figures.find(({ quantity }) => quantity.key === 'measure')

  it('come one for each domain and question, with every figure of it', () => {
    expect(rows.map(({ domain, question }) => `${domain} ${question}`)).to.deep.equal(
      wanted.domains.flatMap(({ key }) => [`${key} skrap`, `${key} buller`]),
    )
    expect(row('kommun', 'skrap')?.figures.map(({ quantity }) => quantity.key)).to.deep.equal([
      'share:nej',
      'share:ja',
      'measure',
      'unanswered',
    ])
  })

  it('compare what they were asked to compare, and areas alone with the rest', () => {
    expect(measure('area:N')?.change?.diff).to.be.lessThan(0)
    expect(measure('area:N', 'buller')?.change).to.equal(null)
    expect(measure('area:N')?.againstRest).to.not.equal(null)
    expect(measure('kommun')?.againstRest).to.equal(null)
    expect(measure('sex:man')?.againstRest).to.equal(null)
    expect(row('area:N', 'skrap')?.figures.filter(({ change }) => change)).to.have.length(1)
  })

  it('say why there is nothing of an area that was weighted with its neighbour', () => {
    expect(measure('area:Ö')).to.deep.include({ n: 1, estimate: null, withheld: 'merged_area', change: null, againstRest: null })
    expect(row('area:Ö', 'skrap')?.reliability.audience).to.equal('nobody')
  })

  it('are adjusted among those that are shown: hidden ones are in no family', () => {
    const shown = established(rows, { focus: ['skrap', 'buller'], isShown: ({ domain }) => domain !== 'area:S' })
    const found = (domain: string) =>
      shown.find((one) => one.domain === domain && one.question === 'skrap')?.figures.find(({ quantity }) => quantity.key === 'measure')
    expect(found('area:N')?.change).to.deep.include({ family: 'areas change: focus indicators', pAdjusted: measure('area:N')?.change?.p })
    expect(found('area:S')?.change).to.deep.include({ family: null, pAdjusted: null })
    const all = established(rows, { focus: ['skrap', 'buller'] }).find(({ domain }) => domain === 'area:N')
    const both = all?.figures.find(({ quantity }) => quantity.key === 'measure')?.change
    expect(both?.pAdjusted).to.be.closeTo(2 * (both?.p ?? 0), 1e-12)
  })
})

import { expect } from 'chai'
import { rows } from '../../../../server/domain/counting/rows.ts'
import { type Person, tallyOf } from '../../../../server/domain/counting/tally.ts'
import { AGE_GROUPS, SEXES } from '../../../../server/domain/population.ts'
import { compared, domainOf } from '../../../../server/domain/statistics/index.ts'
import { populations } from '../../../../server/domain/tables.ts'
import { type Ground, type GroundBefore, type Grounds, weighed } from '../../../../server/domain/weighting/ground.ts'
import { establishes, type TestedDifference } from '../../../../server/domain/weighting/weighted.ts'
import { weighting, withWeights } from '../../../../server/domain/weighting/weighted-rows.ts'
import { PERSONS } from '../../../fixtures/people.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const AREAS = ['9901N', '9901S', '9901O']
const NAMES = new Map([
  ['9901N', 'Norr'],
  ['9901S', 'Söder'],
  ['9901O', 'Ön'],
])
const FOCUS = ['fortkorning']

describe('the planned rows weighted', () => {
  const now = ground('lilla-2026', 2026)
  const grounds: Grounds = { now, before: groundBefore(), neighbours: new Map(), focus: FOCUS, mark: 'märke' }
  const counted = [...rows(now.cube, now.survey, AREAS)]
  const hiding = (population: string, question: string) =>
    counted.map((row) => (row.population === population && row.question === question ? { ...row, hides: ['code 1'] } : row))

  it('keep what was counted, and carry the very estimates of the statistics', () => {
    const { estimates } = weighting(grounds)
    const all = [...withWeights(counted, [...estimates()], FOCUS)]
    expect(all.map(({ weighted, ...row }) => row)).to.deep.equal(counted)

    const weighing = weighed(now, grounds.neighbours)
    if (!weighing.ok) throw new Error(weighing.obstacles[0]?.sentence)
    const wanted = {
      domains: populations(now.survey, AREAS).map(domainOf),
      before: null,
      mayCompare: () => false,
      isCompared: () => false,
    }
    for (const { domain, question, figures } of compared({ ...now, weighing: weighing.weighing }, wanted)) {
      const row = all.find((one) => one.population === domain && one.question === question && one.source === 'code')
      for (const { quantity, estimate } of row ? figures : []) {
        const kept = row?.weighted?.figures[quantity.key]
        expect([kept?.value, kept?.se, kept?.low, kept?.high]).to.deep.equal([estimate?.value, estimate?.se, estimate?.low, estimate?.high])
      }
    }
  })

  it('leave the answers by open link as they are', () => {
    const all = [...withWeights(counted, [...weighting(grounds).estimates()], FOCUS)]
    const open = all.filter(({ source }) => source === 'open')
    expect(open).to.have.length.above(0)
    expect(open.filter((row) => 'weighted' in row)).to.deep.equal([])
  })

  it('test areas by the focus indicators and group means alone, and the kommun by every question that may be compared', () => {
    const all = [...withWeights(counted, [...weighting(grounds).estimates()], FOCUS)]
    const tested = (population: string) =>
      all.filter((row) => row.population === population && row.weighted?.change).map(({ question }) => question)
    expect(tested('area:9901N')).to.deep.equal(FOCUS)
    expect(tested('kommun'))
      .to.include('fortkorning')
      .and.not.include('tillit')
      .and.not.include('nedskrapning')
      .and.not.include('medel_utemiljo')
    const rest = all.filter(({ weighted }) => weighted?.againstRest).map(({ population, question }) => `${population} ${question}`)
    expect(rest).to.deep.equal(['area:9901N', 'area:9901S'].flatMap((area) => [`${area} fortkorning`, `${area} medel_utemiljo`]))
  })

  it('tell no difference from a figure that is itself too small to be shown', () => {
    const few = PERSONS.filter(({ areaId }, n) => areaId !== '9901S' || n % 4 === 0)
    const changed = (people: readonly Person[]) => {
      const earlier = { ...grounds, before: groundBefore(people) }
      return [...withWeights(counted, [...weighting(earlier).estimates()], FOCUS)].flatMap(({ population, question, weighted }) =>
        question === FOCUS[0] && weighted?.change ? [population] : [],
      )
    }
    expect(changed(PERSONS)).to.deep.equal(['kommun', 'area:9901N', 'area:9901S'])
    expect(changed(few)).to.deep.equal(['kommun', 'area:9901N'])
  })

  it('give the areas that may be shown the places they may truly have', () => {
    const all = [...withWeights(counted, [...weighting(grounds).estimates()], FOCUS)]
    const banded = all.filter(({ question, weighted }) => question === 'fortkorning' && weighted?.band)
    expect(banded.map(({ population, weighted }) => [population, weighted?.band])).to.deep.equal([
      ['area:9901N', { lowest: 1, highest: 2, of: 2 }],
      ['area:9901S', { lowest: 1, highest: 2, of: 2 }],
    ])
  })

  it('tell no difference from a figure that hid answers, which would be what is left when the difference is taken away', () => {
    const earlier = { ...grounds, before: groundBefore(PERSONS, ['area:9901N|fortkorning']) }
    const all = [...withWeights(counted, [...weighting(earlier).estimates()], FOCUS)]
    const changed = all.filter(({ question, weighted }) => question === 'fortkorning' && weighted?.change)
    expect(changed.map(({ population }) => population)).to.deep.equal(['kommun', 'area:9901S'])
  })

  it('set no area against the rest of a kommun that hides answers, which the two together are', () => {
    const all = [...withWeights(hiding('kommun', 'fortkorning'), [...weighting(grounds).estimates()], FOCUS)]
    const rest = all.filter(({ weighted }) => weighted?.againstRest).map(({ population, question }) => `${population} ${question}`)
    expect(rest).to.deep.equal(['area:9901N medel_utemiljo', 'area:9901S medel_utemiljo'])
  })

  it('place an area among those that hide nothing, or nowhere when it is alone, and test those alone', () => {
    const all = [...withWeights(hiding('area:9901S', 'fortkorning'), [...weighting(grounds).estimates()], FOCUS)]
    const about = (population: string) => all.find((row) => row.population === population && row.question === 'fortkorning')?.weighted
    expect(about('area:9901N')?.band).to.equal(null)
    expect(about('area:9901N')?.againstRest?.pAdjusted).to.equal(about('area:9901N')?.againstRest?.p)
    expect(about('area:9901S')).to.include({ band: null, againstRest: null, change: null })
  })

  it('are as counted, with the reason in words, when the register is missing', () => {
    const without = weighting({ ...grounds, now: { ...now, register: null } })
    expect([...withWeights(counted, [...without.estimates()], FOCUS)]).to.deep.equal(counted)
    expect(without.report).to.deep.include({ registerYear: null, weights: null })
    expect(without.report.obstacles).to.deep.equal(['Folkmängd saknas för alla områden i kommunen. Läs in folkmängden och räkna igen.'])
  })

  it('can be kept as text and read back the same', () => {
    const all = [...withWeights(counted, [...weighting(grounds).estimates()], FOCUS)]
    expect(JSON.parse(JSON.stringify(all))).to.deep.equal(all)
    const { report } = weighting(grounds)
    expect(JSON.parse(JSON.stringify(report))).to.deep.equal(report)
  })
})

describe('what a tested difference establishes', () => {
  const found = (given: Partial<TestedDifference>): TestedDifference => ({
    diff: 0.1,
    low: 0.02,
    high: 0.18,
    p: 0.01,
    pAdjusted: 0.04,
    ...given,
  })

  it('is a direction up to five per cent, adjusted, and nothing beyond', () => {
    expect(establishes(found({}))).to.equal('up')
    expect(establishes(found({ diff: -0.1 }))).to.equal('down')
    expect(establishes(found({ pAdjusted: 0.05 }))).to.equal('up')
    expect(establishes(found({ p: 0.001, pAdjusted: 0.051 }))).to.equal(null)
  })
})

function groundBefore(people = PERSONS, hidden: readonly string[] = []): GroundBefore {
  return { ...ground('lilla-2025', 2025, people), hidden: new Set(hidden) }
}

function ground(surveyId: string, year: number, people: readonly Person[] = PERSONS): Ground {
  const survey = smallSurvey(surveyId)
  const tally = tallyOf(survey)
  for (const person of people) tally.add(person)
  const cells = AREAS.flatMap((areaId) =>
    SEXES.flatMap((sex) => AGE_GROUPS.map((ageGroup, n) => ({ areaId, year, sex, ageGroup, people: 100 + 20 * n }))),
  )
  return { year, survey, cube: tally.cube(), areas: NAMES, register: { year, cells } }
}

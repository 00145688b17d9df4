import { expect } from 'chai'
import { AGE_GROUPS, SEXES } from '../../server/domain/population.ts'
import type { Land } from '../../server/domain/rehearsal/draw.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { nothing, observe, simulated, truthOf } from '../bench/simulation/laws.ts'
import { answerers, cubeOf, everybody } from '../bench/simulation/people.ts'
import { rehearsalSurveys } from '../fixtures/rehearsal.ts'

/** Two areas of two thousand people each: as much as can be simulated here. */
const AREAS = ['9900R001', '9900R002'].map((id) => ({
  id,
  parentId: '9900',
  level: 'area' as const,
  name: id,
  slug: null,
  outline: null,
  validFrom: 2000,
  validTo: null,
}))
const population = AREAS.flatMap(({ id }) =>
  SEXES.flatMap((sex) => AGE_GROUPS.map((ageGroup) => ({ areaId: id, year: 2025, sex, ageGroup, people: 200 }))),
)
const LAND: Land = {
  kommun: { id: '9900', parentId: null, level: 'kommun', name: 'Prov', slug: 'prov', outline: null, validFrom: 2000, validTo: null },
  areas: AREAS,
  population,
}
const QUESTIONS = ['fortkorning', 'ute_kvall']

describe('samples of a kommun where all is known', () => {
  let survey: Survey
  before(async () => {
    const [, now] = await rehearsalSurveys()
    const small = simulated(now, 2025)
    const kept = new Set([...QUESTIONS, now.cell.sex, now.cell.ageGroup])
    survey = { ...small, questions: small.questions.filter(({ id }) => kept.has(id)), groupMeans: [] }
  })

  it('are drawn without replacement, and the whole kommun is what is true', () => {
    const all = everybody(survey, LAND, 1)
    const drawn = answerers(all, 600, random(2))
    expect(drawn.reduce((sum, { people }) => sum + people.length, 0)).to.equal(600)
    for (const { people } of drawn) expect(new Set(people).size).to.equal(people.length)
    expect(cubeOf(all, all.households).cells.reduce((sum, { respondents }) => sum + respondents, 0)).to.equal(4000)
  })

  it('are the same people in two years but for what has changed', () => {
    const [one, again] = [everybody(survey, LAND, 1), everybody({ ...survey, year: 2024 }, LAND, 1)]
    expect(one.households[0]?.people).to.deep.equal(again.households[0]?.people)
  })

  it('have intervals that nearly always hold what is true, and seldom find what is not', () => {
    const all = everybody(survey, LAND, 1)
    const scene = { before: all, now: all, population, answers: 400, focus: QUESTIONS }
    const truth = truthOf(scene, all)
    const found = nothing()
    for (let sample = 0; sample < 40; sample++) observe(found, scene, { before: truth, now: truth }, random(sample))
    for (const [name, { mean }] of found.covered.kinds) expect(mean, name).to.be.above(0.9)
    for (const [name, { mean }] of found.mistaken.kinds) expect(mean, name).to.be.below(0.15)
  })
})

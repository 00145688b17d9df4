import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Domain } from '../../../../server/domain/statistics/domains.ts'
import { figures } from '../../../../server/domain/statistics/figures.ts'
import { domainOf, weigh } from '../../../../server/domain/statistics/index.ts'
import { ANYBODY, type Margin, type Margins } from '../../../../server/domain/statistics/register.ts'
import { AGES, aCube, weighed, weightIn } from '../../../fixtures/statistics.ts'
import { NEAR, near, readVector, vectorFile } from '../../../fixtures/vectors.ts'

const area = (people: Readonly<Record<string, number>>): Margin => ({
  by: ['areaId'],
  categories: Object.entries(people).map(([areaId, number]) => ({ areaId, sex: ANYBODY, ageGroup: ANYBODY, people: number })),
})
const sex = (kvinna: number, man: number): Margin => ({
  by: ['sex'],
  categories: [
    { areaId: ANYBODY, sex: 'kvinna', ageGroup: ANYBODY, people: kvinna },
    { areaId: ANYBODY, sex: 'man', ageGroup: ANYBODY, people: man },
  ],
})
const age = (...people: readonly number[]): Margin => ({
  by: ['ageGroup'],
  categories: people.map((number, index) => ({ areaId: ANYBODY, sex: ANYBODY, ageGroup: AGES[index] ?? '', people: number })),
})
const margins = (...all: readonly Margin[]): Margins => ({ margins: all, ageGroups: AGES })

/** 30 women and 20 men answered in N, 10 and 40 in S. */
const ANSWERS = aCube(
  { areaId: 'N', respondents: 30 },
  { areaId: 'N', sex: 'man', respondents: 20 },
  { areaId: 'S', respondents: 10 },
  { areaId: 'S', sex: 'man', respondents: 40 },
)

describe('weights from margins', () => {
  it('meet every margin', () => {
    const weighing = weighed(ANSWERS, margins(area({ N: 500, S: 700 }), sex(640, 560)))
    const [nk, nm, sk, sm] = ['N', 'S'].flatMap((place) => [weightIn(weighing, place) ?? 0, weightIn(weighing, place, 'man') ?? 0])
    expect(weighing.method).to.equal('raking')
    expect(30 * (nk ?? 0) + 20 * (nm ?? 0)).to.be.closeTo(500, 1e-6)
    expect(30 * (nk ?? 0) + 10 * (sk ?? 0)).to.be.closeTo(640, 1e-6)
    // Raking keeps the cross-ratio of the weights before it, which was 1.
    expect(((nk ?? 0) * (sm ?? 0)) / ((nm ?? 0) * (sk ?? 0))).to.be.closeTo(1, 1e-9)
  })

  for (const [name, method] of [
    ['raking', 'raking'],
    ['bounded', 'bounded-calibration'],
  ] as const) {
    it(`give the estimates and errors that a program reading each person gives, by ${method}`, () => {
      const folder = (file: string) => vectorFile('margins', file)
      const expected = JSON.parse(readFileSync(folder(`${name}-expected.json`), 'utf8'))
      const { survey, cube, known } = readVector('V3', folder('area.csv'), folder(`${name}-sex-age.csv`))
      const weighing = weighed(cube, known)
      expect(weighing.method).to.equal(method)
      near(weighing.diagnostics.spreads[0]?.deffKish, expected.deff_kish, NEAR.estimate, 'deff')
      const domains: readonly Domain[] = [
        domainOf({ kind: 'kommun' }),
        ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6'].map((areaId) => domainOf({ kind: 'area', areaId })),
        domainOf({ kind: 'sex', sex: 'K' }),
        domainOf({ kind: 'age', ageGroup: '1' }),
      ]
      const made = [
        ...figures(
          { survey, cube, weighing },
          domains,
          ({ question, quantity }) => question === 'trygg_kvall' && quantity.key === 'measure',
        ),
      ]
      expect(made.map(({ domain }) => domain)).to.deep.equal(Object.keys(expected.unsafe))
      for (const { domain, estimate } of made) {
        near(estimate?.value, expected.unsafe[domain].estimate, NEAR.estimate, domain)
        near(estimate?.se, expected.unsafe[domain].se, NEAR.estimate, `${domain} se`)
      }
    })
  }

  it('are those of post-stratification, with the same errors, when the only margin is the whole table', () => {
    const { survey, cube, known } = readVector('V2')
    const table = 'cells' in known ? known.cells : []
    const domains = [domainOf({ kind: 'kommun' }), domainOf({ kind: 'area', areaId: 'A3' })]
    const whole = [...figures({ survey, cube, weighing: weighed(cube, known) }, domains)]
    const raked = weighed(cube, { margins: [{ by: ['areaId'], categories: table }], ageGroups: [ANYBODY] })
    for (const [index, { estimate }] of [...figures({ survey, cube, weighing: raked }, domains)].entries()) {
      near(estimate?.value, whole[index]?.estimate?.value ?? null, NEAR.estimate, 'value')
      near(estimate?.se, whole[index]?.estimate?.se ?? null, NEAR.estimate, 'se')
    }
  })

  it('leave answers whose cell is unknown their own weight, and let the others meet the rest', () => {
    const cube = aCube({ respondents: 30 }, { sex: 'man', respondents: 30 }, { sex: 'annat', respondents: 20 })
    const weighing = weighed(cube, margins(area({ N: 800 }), sex(500, 300)))
    expect(weightIn(weighing, 'N', 'annat')).to.be.closeTo(10, 1e-9)
    expect(weightIn(weighing, 'N')).to.be.closeTo((500 * 0.75) / 30, 1e-9)
    expect(weighing.unplaced).to.equal(20)
  })
})

describe('the categories of a margin', () => {
  const merged = (...given: Parameters<typeof weighed>) => [...new Set(weighed(...given).collapsed.map(({ into }) => into))]
  const ages = (...people: readonly number[]) =>
    aCube(...people.map((respondents, index) => ({ ageGroup: AGES[index] ?? '', respondents })))

  it('are merged with fewer than ten answers, or with over three times the people they stand for', () => {
    expect(merged(ages(9, 30, 30), margins(area({ N: 690 }), age(90, 300, 300)))).to.deep.equal(['N|*|*', 'N|*|15-29+30-64', 'N|*|65+'])
    expect(merged(ages(10, 30, 30), margins(area({ N: 700 }), age(301, 200, 199)))).to.deep.equal(['N|*|*', 'N|*|15-29+30-64', 'N|*|65+'])
    expect(merged(ages(10, 30, 30), margins(area({ N: 700 }), age(300, 200, 200)))).to.have.length(4)
  })

  it('are merged further when no weighting within the bounds can meet them', () => {
    const weighing = weighed(ages(40, 40, 20), margins(area({ N: 1000 }), age(90, 400, 510)))
    expect(weighing.collapsed.map(({ into }) => into)).to.include('N|*|15-29+30-64')
    expect(weighing.collapsed.find(({ ageGroup }) => ageGroup === '15-29')).to.deep.include({ people: 90, respondents: 40 })
  })
})

describe('margins that cannot be met', () => {
  const sentences = (...given: Parameters<typeof weigh>) => {
    const result = weigh(...given)
    return result.ok ? [] : result.obstacles.map(({ sentence }) => sentence)
  }

  it('are refused when they do not add up to the same people', () => {
    expect(sentences(ANSWERS, margins(area({ N: 500, S: 700 }), sex(640, 561)))).to.deep.equal([
      'Folkmängderna säger olika: 1200 och 1201 personer sammanlagt. De ska gälla samma invånare och ge samma summa.',
    ])
  })

  it('are refused when none of them is by area', () => {
    expect(sentences(ANSWERS, margins(sex(600, 600)))[0]).to.contain('Folkmängd saknas för området N')
  })

  it('are refused when an area is uncovered: the whole kommun’s margins cannot be met by a part of it', () => {
    const cube = aCube({ areaId: 'N', respondents: 30 }, { areaId: 'S', respondents: 1 })
    expect(sentences(cube, margins(area({ N: 500, S: 700 }), sex(600, 600)))[0]).to.contain('Från området S har för få svarat')
  })
})

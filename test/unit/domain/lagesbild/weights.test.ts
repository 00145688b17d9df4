import { expect } from 'chai'
import { grouped } from '../../../../server/domain/grouped.ts'
import { weightTables } from '../../../../server/domain/lagesbild/method/weights.ts'
import { rowsBy } from '../../../../server/domain/lagesbild/rows.ts'
import type { WeightSpread } from '../../../../server/domain/statistics/diagnostics.ts'
import { weigh } from '../../../../server/domain/statistics/weighing.ts'
import { aShownRow } from '../../../fixtures/shown.ts'
import { waysToFall } from '../../../fixtures/weight-reader.ts'

const AREAS = [
  { id: 'N', name: 'Norr' },
  { id: 'S', name: 'Söder' },
]

/** What is told of areas where so many have a weight, with this effect; and where so many answered, as pages tell it. */
function linesOf(spreads: readonly WeightSpread[], answered: Readonly<Record<string, number>>) {
  const rows = Object.entries(answered).map(([place, people]) =>
    aShownRow(1, people, { population: place === 'kommun' ? 'kommun' : `area:${place}`, respondents: people }),
  )
  return weightTables(AREAS, { method: 'raking', unplaced: 0, fromEmpty: 0, spreads }, rowsBy('population', rows)).lines
}

/** Answers of an area that stand for a hundred residents each. */
function aSpread(areaId: string, respondents: number, deffKish: number): WeightSpread {
  const [max, people] = [200, 100 * respondents]
  return { areaId, respondents, deffKish, min: 50, max, maxToMedian: 2, nKish: respondents / deffKish, largestShare: max / people }
}

describe('The weights of a method page', () => {
  it('tell their effect in tenths, how many equal answers that makes, and the same of the areas together', () => {
    const lines = linesOf([aSpread('N', 40, 1.1234), aSpread('S', 200, 1.449)], { N: 40, S: 200 })
    expect(lines).to.deep.equal([
      { name: 'Norr', answers: '40', effect: '1,1', equals: '36' },
      { name: 'Söder', answers: '200', effect: '1,4', equals: '143' },
      { name: 'Hela kommunen', answers: '240', effect: '1,4', equals: '171' },
    ])
  })

  it('say no more of a large effect than that it is', () => {
    const [norr] = linesOf([aSpread('N', 40, 2.8)], { N: 40 })
    expect(norr).to.include({ effect: 'mer än 1,5', equals: 'färre än 27' })
  })

  it('say nothing of an area with few answers, little of one with fewer than thirty, and of the kommun as if it were without them', () => {
    const alone = linesOf([aSpread('N', 9, 1.2), aSpread('S', 60, 1.1)], { N: 9, S: 60 })
    expect(alone).to.deep.equal([
      { name: 'Norr', answers: 'för få svar', effect: '–', equals: '–' },
      { name: 'Söder', answers: '60', effect: '1,1', equals: '55' },
    ])
    const [norr] = linesOf([aSpread('N', 29, 1.2)], { N: 29 })
    expect(norr).to.deep.equal({ name: 'Norr', answers: '29', effect: '–', equals: '–' })
  })

  it('say nothing of an area whose number of answers is hidden, or other than that of those who have a weight', () => {
    const [norr, söder, ...more] = linesOf([aSpread('N', 40, 1.2), aSpread('S', 60, 1.1)], { S: 60 })
    expect([norr, söder?.name, more]).to.deep.equal([{ name: 'Norr', answers: 'för få svar', effect: '–', equals: '–' }, 'Söder', []])
    expect(linesOf([aSpread('N', 30, 1.2)], { N: 31 })).to.deep.equal([{ name: 'Norr', answers: 'för få svar', effect: '–', equals: '–' }])
  })

  for (const [answers, residents] of [
    [20, [405, 270, 262, 258]],
    [30, [438, 319, 416, 594]],
  ] as const) {
    it(`leave every small group of ${answers} answers anything from nobody to ten and more`, () => {
      const all = waysToFall(answers, residents.length, 0).map((ways) => ({ ways, spread: weighed(ways, residents) }))
      const known = attacked(all, (spread) => JSON.stringify(linesOf([spread], { N: answers })))
      expect(known.filter(({ low, high }) => low > 0 || high < 10)).to.deep.equal([])
      // Were the least weight told, or the largest, or the effect as it is kept, these would be known exactly.
      for (const told of ['min', 'max', 'deffKish'] as const) {
        const found = attacked(all, (spread) => spread[told].toFixed(told === 'deffKish' ? 6 : 1))
        expect(
          found.filter(({ low, high }) => low === high && low > 0),
          told,
        ).to.have.length.above(0)
      }
    })
  }

  it('do not say which groups stood for themselves: of five and more each, forty answers are in eight groups five in each', () => {
    expect(waysToFall(40, 8, 5)).to.deep.equal([[5, 5, 5, 5, 5, 5, 5, 5]])
  })
})

/**
 * What somebody knows who tries every way that answers may fall on four groups of Norr, weighs each as the program does, and keeps
 * those that look as printed: the least and the most that each group under ten can be.
 */
function attacked(all: readonly Fallen[], printed: (spread: WeightSpread) => string) {
  return [...grouped(all, ({ spread }) => printed(spread))].flatMap(([look, alike]) =>
    GROUPS.flatMap((_, group) => {
      const possible = alike.map(({ ways }) => ways[group] ?? 0)
      const [low, high] = [Math.min(...possible), Math.max(...possible)]
      return possible.some((people) => people > 0 && people < 10) ? [{ look, group, low, high }] : []
    }),
  )
}

/** One way that the answers may fall on the groups, and the weights that come of it. */
interface Fallen {
  readonly ways: readonly number[]
  readonly spread: WeightSpread
}

const GROUPS = ['kvinna', 'man'].flatMap((sex) => ['15-44', '45+'].map((ageGroup) => ({ areaId: 'N', sex, ageGroup })))

function weighed(ways: readonly number[], residents: readonly number[]): WeightSpread {
  const cells = GROUPS.map((group, n) => ({ ...group, people: residents[n] ?? 0 }))
  const answered = GROUPS.map((group, n) => ({ ...group, slice: '', source: 'code' as const, respondents: ways[n] ?? 0, counts: {} }))
  const cube = { surveyId: 'enkät', cells: answered.filter(({ respondents }) => respondents > 0) }
  const result = weigh(cube, { cells, ageGroups: ['15-44', '45+'] })
  const spread = result.ok ? result.weighing.diagnostics.spreads.find(({ areaId }) => areaId === 'N') : undefined
  if (!spread) throw new Error('Norr could not be weighted')
  return spread
}

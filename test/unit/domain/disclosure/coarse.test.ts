import { expect } from 'chai'
import { rows } from '../../../../server/domain/counting/rows.ts'
import { tallyOf } from '../../../../server/domain/counting/tally.ts'
import { coarse } from '../../../../server/domain/disclosure/coarse.ts'
import { protect } from '../../../../server/domain/disclosure/protect.ts'
import { limits, percent, pointLimits, points } from '../../../../server/domain/format.ts'
import { random } from '../../../../server/domain/rehearsal/random.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { establishes, type ToldFigure, type WeightedRow } from '../../../../server/domain/weighting/weighted.ts'
import { weighting, withWeights } from '../../../../server/domain/weighting/weighted-rows.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'
import { weightedTo } from '../../../fixtures/shown.ts'
import { divisions, type Said } from '../../../fixtures/weight-reader.ts'

describe('What weighting makes of a row, as it is told', () => {
  const figure = (value: number, low: number, high: number) => coarse(weightedTo(value, { low, high }), 'public').figures.measure

  it('is what pages print of it, to the last figure', () => {
    const dice = random(7)
    for (let n = 0; n < 500; n++) {
      const [low = 0, value = 0, high = 0] = [dice(), dice(), dice()].sort((a, b) => a - b)
      const told = figure(value, low, high)
      if (!told || told.low === null || told.high === null) throw new Error('A figure was lost')
      const kept = weightedTo(
        value,
        { low, high },
        { change: { diff: value - high, low: low - high, high: high - low, p: 0, pAdjusted: 0 } },
      )
      const { change } = coarse(kept, 'public')
      const [before, after] = [kept, { change }].map(({ change }) => change && [points(change.diff), pointLimits(change)])
      expect([percent(told.value), limits({ low: told.low, high: told.high }), after], `${low} ${value} ${high}`).to.deep.equal([
        percent(value),
        limits({ low, high }),
        before,
      ])
      expect(Math.round(told.value * 400) / 400).to.equal(told.value)
    }
  })

  it('is nobody, everybody or no difference only where it was', () => {
    const shares = [0, 0.0001, 0.0049, 0.005, 0.9949, 0.9951, 0.9999, 1]
    expect(shares.map((share) => figure(share, 0, 1)?.value)).to.deep.equal([0, 0.0025, 0.0025, 0.01, 0.99, 0.9975, 0.9975, 1])
    const moved = (diff: number) =>
      coarse(weightedTo(0.5, { low: 0.4, high: 0.6 }, { change: { diff, low: -0.1, high: 0.1, p: 0, pAdjusted: 0 } }), 'public').change
        ?.diff
    expect([0, 0.004, -0.004, -0.016].map(moved)).to.deep.equal([0, 0.0025, -0.0025, -0.02])
  })

  it('says a mean in tenths, its interval outwards', () => {
    const { figures } = weightedTo(2.4489, { low: 2.061, high: 2.839 })
    const row: WeightedRow = { ...weightedTo(0, { low: 0, high: 0 }), figures: figures.measure ? { group_mean: figures.measure } : {} }
    const tested = { ...row, againstRest: { diff: -0.52, low: -0.61, high: -0.43, p: 0.0012, pAdjusted: 0.0301 } }
    const told = coarse(tested, 'public')
    expect(told.figures.group_mean).to.deep.equal({ n: 100, value: 2.4, low: 2, high: 2.9 })
    expect(told.againstRest).to.deep.equal({ diff: -0.5, low: -0.7, high: -0.4, p: 0.01, pAdjusted: 0.04 })
  })

  it('establishes what was established, and nothing else', () => {
    for (const pAdjusted of [0.0004, 0.0499, 0.05, 0.0501, 0.4]) {
      const change = { diff: 0.003, low: -0.01, high: 0.02, p: 0.0001, pAdjusted }
      const told = coarse(weightedTo(0.5, { low: 0.4, high: 0.6 }, { change }), 'public').change
      expect(told && establishes(told), String(pAdjusted)).to.equal(establishes(change))
    }
  })

  it('says what an answer is worth to those alone who plan by it', () => {
    const weighted = weightedTo(0.3, { low: 0.2, high: 0.4 })
    expect(coarse(weighted, 'public').figures.measure).to.deep.equal({ n: 100, value: 0.3, low: 0.2, high: 0.4 })
    expect(coarse(weighted, 'staff').figures.measure?.worth).to.equal(100 / 1.2)
  })

  it('leaves unknown how many of each sex and age group answered in an area, who is a few', () => {
    const weighted = inNorr()
    const told = protect(weighted)
    const residents = GROUPS.map(({ people }) => people)
    const reading = (said: readonly Said[]) => divisions(residents, { people: 40, fewest: FEWEST_OF_A_GROUP, said })
    const left = reading(told.flatMap((row) => (row.hidden ? [] : saidIn(row))))
    for (const [group, { answered }] of GROUPS.entries()) {
      const possible = left.map((ways) => ways[group] ?? 0)
      expect([Math.min(...possible), Math.max(...possible) >= 10], `${answered}`).to.deep.equal([FEWEST_OF_A_GROUP, true])
    }
    // Told as they are kept, the same shares say it outright.
    expect(reading(weighted.flatMap(saidIn))).to.deep.equal([GROUPS.map(({ answered }) => answered)])
  })
})

/** Weighted as one otherwise, as everybody may know. */
const FEWEST_OF_A_GROUP = 5

/** What is lost in computing. */
const HAIR = 1e-9

/** Norr's residents, as the register has them, and how many of them answered. */
const GROUPS = [
  { sex: 'kvinna', ageGroup: '15-29', people: 405, answered: 7 },
  { sex: 'kvinna', ageGroup: '65-79', people: 270, answered: 11 },
  { sex: 'man', ageGroup: '15-29', people: 262, answered: 11 },
  { sex: 'man', ageGroup: '65-79', people: 258, answered: 11 },
] as const

/** Norr's rows about questions that all forty answered, weighted. */
function inNorr(): readonly Row[] {
  const survey = smallSurvey('lilla-2026')
  const dice = random(1)
  const answer = (...codes: readonly string[]) => codes[Math.floor(dice() ** 2 * codes.length)] ?? ''
  const tally = tallyOf(survey)
  for (const { sex, ageGroup, answered } of GROUPS)
    for (let n = 0; n < answered; n++) {
      const answers = {
        ...{ nedskrapning: answer('1', '2', '3'), fortkorning: answer('1', '2', '3'), utsatt_stold: answer('1', '2', '3') },
        ...{ otrygg_kvall: answer('1', '2', '3', '4', '5'), tillit: answer('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10') },
      }
      tally.add({ source: 'code', areaId: 'N', cell: { sex, ageGroup }, answers })
    }
  const year = 2026
  const register = { year, cells: GROUPS.map(({ sex, ageGroup, people }) => ({ areaId: 'N', year, sex, ageGroup, people })) }
  const now = { year, survey, cube: tally.cube(), areas: new Map([['N', 'Norr']]), register }
  const { estimates } = weighting({ now, before: null, neighbours: new Map(), focus: [], mark: '' })
  return [...withWeights(rows(now.cube, survey, ['N']), [...estimates()], [])].filter(
    ({ population, base, weighted }) => population === 'area:N' && base === 40 && weighted !== undefined,
  )
}

/** What is said of each answer in a row: how many gave it, and the share it stands for. */
const saidIn = ({ counts, weighted }: { readonly counts: Row['counts']; readonly weighted?: WeightedRow<ToldFigure> }): readonly Said[] =>
  Object.entries(counts).flatMap(([code, people]) => {
    const figure = weighted?.figures[`share:${code}`]
    return figure ? [{ people, share: figure.value, blur: blurOf(figure.value) }] : []
  })

/** Half of the last figure that a share is said with: of hundredths, and of what stands for nearly nobody and nearly everybody, half a hundredth. */
function blurOf(share: number): number {
  const figures = share === 0.0025 || share === 0.9975 ? 2 : Math.max(2, String(share).length - '0.'.length)
  return 0.5 / 10 ** figures + HAIR
}

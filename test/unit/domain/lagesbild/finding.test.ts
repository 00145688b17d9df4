import { expect } from 'chai'
import type { ThemeCount } from '../../../../server/domain/dialogues/dialogue.ts'
import { topProblem, topThemes, worstPlace } from '../../../../server/domain/lagesbild/finding.ts'
import type { WeightedRow } from '../../../../server/domain/weighting/weighted.ts'
import { smallSurveys } from '../../../fixtures/house.ts'
import { aDifference, aPlace, aShownRow, weightedTo } from '../../../fixtures/shown.ts'

const survey = [...smallSurveys().values()].at(-1) ?? expect.fail('no survey')
const said = (theme: string, observations: number): ThemeCount => ({ areaId: null, theme, observations, dialogues: 1, people: 5 })

describe('What a lägesbild may claim', () => {
  describe('about areas', () => {
    const placed = (name: string, share: number, given: Partial<WeightedRow> = {}) =>
      aPlace(name, 50, 100, { weighted: weightedTo(share, { low: share - 0.05, high: share + 0.05 }, given) })
    const alone = (place: number) => ({ band: { lowest: place, highest: place, of: 2 } })

    it('is a fact only where a test shows it: worse than every other, or than the rest taken together', () => {
      const against = { againstRest: aDifference(0.3, 0.01) }
      expect(worstPlace([placed('Norr', 0.9, alone(2)), placed('Söder', 0.2, alone(1))], 'adverse')?.isWorse).to.equal('than every other')
      expect(worstPlace([placed('Norr', 0.9, against), placed('Söder', 0.2)], 'adverse')?.isWorse).to.equal('than the rest')
      expect(worstPlace([placed('Norr', 0.9), placed('Söder', 0.2)], 'adverse')?.isWorse).to.equal('as measured')
      const wide = { band: { lowest: 1, highest: 2, of: 2 }, againstRest: aDifference(0.3, 0.06) }
      expect(worstPlace([placed('Norr', 0.9, wide), placed('Söder', 0.2)], 'adverse')?.isWorse).to.equal('as measured')
    })

    it('turns where a high share is good: the lowest stands worst', () => {
      const lower = { againstRest: aDifference(-0.3, 0.01) }
      expect(worstPlace([placed('Norr', 0.9), placed('Söder', 0.2, alone(1))], 'favourable')).to.deep.include({
        name: 'Söder',
        isWorse: 'than every other',
      })
      expect(worstPlace([placed('Norr', 0.9), placed('Söder', 0.2, lower)], 'favourable')?.isWorse).to.equal('than the rest')
    })

    it('is never a fact without weights, however far apart the shares are', () => {
      expect(worstPlace([aPlace('Norr', 990, 1000), aPlace('Söder', 1, 1000)], 'adverse')).to.deep.include({
        name: 'Norr',
        isWorse: 'as measured',
      })
    })

    it('counts the areas that cannot be shown, and never names one of them', () => {
      const worst = worstPlace([aPlace('Ön', 9, 9), aPlace('Norr', 40, 100), aPlace('Söder', 20, 100)], 'adverse')
      expect(worst).to.deep.include({ name: 'Norr', hidden: 1 })
    })

    it('is nothing for one area, for none that can be shown, and for two that stand equal', () => {
      expect(worstPlace([aPlace('Norr', 40, 100)], 'adverse')).to.equal(null)
      expect(worstPlace([aPlace('Norr', 4, 9), aPlace('Söder', 2, 9)], 'adverse')).to.equal(null)
      expect(worstPlace([aPlace('Norr', 40, 100), aPlace('Söder', 20, 50)], 'adverse')).to.equal(null)
      expect(worstPlace([], 'adverse')).to.equal(null)
    })
  })

  describe('about problems', () => {
    it('is the highest share that may be shown, among problems only', () => {
      const rows = [
        aShownRow(30, 100, { question: 'nedskrapning' }),
        aShownRow(9, 9, { question: 'utsatt_stold' }),
        aShownRow(45, 100, { question: 'fortkorning' }),
        aShownRow(99, 100, { question: 'tillit' }),
      ]
      expect(topProblem(survey, rows)?.item.id).to.equal('fortkorning')
    })

    it('is nothing when nobody named one, or all are hidden', () => {
      expect(topProblem(survey, [aShownRow(0, 100)])).to.equal(null)
      expect(topProblem(survey, [aShownRow(5, 9)])).to.equal(null)
      expect(topProblem(survey, [])).to.equal(null)
    })
  })

  describe('about dialogues', () => {
    const ids = (counts: readonly ThemeCount[]) => topThemes(survey, counts)?.map(({ theme }) => theme.id)

    it('names every theme that was named equally often', () => {
      expect(ids([said('trafik', 4), said('stold', 1)])).to.deep.equal(['trafik'])
      expect(ids([said('trafik', 4), said('stold', 4), said('nedskrapning', 1)])).to.have.members(['trafik', 'stold'])
    })

    it('singles nothing out when more than three are equal, or nothing was said', () => {
      expect(
        topThemes(
          survey,
          survey.themes.map(({ id }) => said(id, 2)),
        ),
      ).to.equal(null)
      expect(topThemes(survey, [])).to.equal(null)
    })
  })
})

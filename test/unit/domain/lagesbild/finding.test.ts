import { expect } from 'chai'
import type { ThemeCount } from '../../../../server/domain/dialogues/dialogue.ts'
import { topProblem, topThemes, worstPlace } from '../../../../server/domain/lagesbild/finding.ts'
import { smallSurveys } from '../../../fixtures/house.ts'
import { aPlace, aShownRow } from '../../../fixtures/shown.ts'

const survey = [...smallSurveys().values()].at(-1) ?? expect.fail('no survey')
const said = (theme: string, observations: number): ThemeCount => ({ areaId: null, theme, observations, dialogues: 1, people: 5 })

describe('What a lägesbild may claim', () => {
  describe('about areas', () => {
    it('is a fact only when the interval lies beyond every other shown one', () => {
      const apart = worstPlace([aPlace('Norr', 90, 100), aPlace('Söder', 20, 100), aPlace('Ön', 30, 100)], 'adverse')
      expect(apart).to.deep.include({ name: 'Norr', apart: true, hidden: 0 })
      const near = worstPlace([aPlace('Norr', 40, 100), aPlace('Söder', 20, 100), aPlace('Ön', 38, 100)], 'adverse')
      expect(near).to.deep.include({ name: 'Norr', apart: false })
    })

    it('turns where a high share is good: the lowest stands worst', () => {
      const places = [aPlace('Norr', 90, 100), aPlace('Söder', 20, 100)]
      expect(worstPlace(places, 'favourable')).to.deep.include({ name: 'Söder', apart: true })
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

    it('is never a fact without intervals', () => {
      const bare = { interval: null }
      expect(worstPlace([aPlace('Norr', 90, 100, bare), aPlace('Söder', 1, 100, bare)], 'adverse')).to.deep.include({ apart: false })
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

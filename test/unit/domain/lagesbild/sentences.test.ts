import { expect } from 'chai'
import { establishedOf } from '../../../../server/domain/lagesbild/established.ts'
import { topThemes, type WorstPlace, worstPlace } from '../../../../server/domain/lagesbild/finding.ts'
import { items } from '../../../../server/domain/lagesbild/items.ts'
import {
  changeSentence,
  changeSentences,
  placeSentence,
  restSentences,
  shareSentence,
  themesSentence,
} from '../../../../server/domain/lagesbild/sentences.ts'
import { toldOf } from '../../../../server/domain/lagesbild/told.ts'
import type { Measure } from '../../../../server/domain/survey/survey.ts'
import type { TestedDifference, WeightedRow } from '../../../../server/domain/weighting/weighted.ts'
import { smallSurveys } from '../../../fixtures/house.ts'
import { aDifference, aPlace, aShownRow, weightedTo } from '../../../fixtures/shown.ts'

const survey = [...smallSurveys().values()].at(-1) ?? expect.fail('no survey')
const plain = (words: string) => words.replaceAll('\u00a0', ' ')
const measure: Measure = { codes: ['2'], text: { sv: 'ser fortkörning som ett problem' }, direction: 'adverse' }
const told = (...given: Parameters<typeof aShownRow>) => toldOf(aShownRow(...given)) ?? expect.fail('nothing is told')

describe('The sentences of a lägesbild', () => {
  it('give every share its base and interval, weighted where it can be', () => {
    expect(plain(shareSentence(told(10, 2531, { weighted: weightedTo(0.4, { low: 0.37, high: 0.43 }) }), measure))).to.equal(
      '40 % ser fortkörning som ett problem (95 % konfidensintervall 37–43 %, 2 531 svar).',
    )
  })

  it('say of a share what must be said: unweighted, very uncertain', () => {
    expect(plain(shareSentence(told(1000, 2531, { interval: null }), measure))).to.equal(
      '40 % ser fortkörning som ett problem (2 531 svar, oviktat).',
    )
    const uncertain = weightedTo(0.4, { low: 0.25, high: 0.55 }, { uncertain: true })
    expect(plain(shareSentence(told(25, 40, { weighted: uncertain }), measure))).to.equal(
      '40 % ser fortkörning som ett problem (95 % konfidensintervall 25–55 %, 40 svar, stor osäkerhet).',
    )
  })

  describe('about areas', () => {
    const place: WorstPlace = { areaId: 'N', name: 'Norr', told: told(90, 100, { interval: null }), isWorse: 'as measured', hidden: 0 }
    const said = (given: Partial<WorstPlace>, direction: Measure['direction'] = 'adverse') =>
      plain(placeSentence({ ...place, ...given }, direction))

    it('say "säkerställt" only of what a test has shown', () => {
      expect(said({ isWorse: 'than every other' })).to.equal(
        'Bland områdena är andelen säkerställt högst i Norr: 90 % (100 svar, oviktat).',
      )
      expect(said({ isWorse: 'than the rest' })).to.equal(
        'Den högst uppmätta andelen finns i Norr: 90 % (100 svar, oviktat). Den är säkerställt högre än i övriga kommunen.',
      )
      expect(said({})).to.equal(
        'Den högst uppmätta andelen finns i Norr: 90 % (100 svar, oviktat). Det är inte säkerställt att den är högst där.',
      )
    })

    it('say "lägst" where a low share is bad', () => {
      expect(said({ isWorse: 'than the rest' }, 'favourable')).to.match(/^Den lägst uppmätta .* Den är säkerställt lägre än/)
    })

    it('claim nothing about areas that cannot be shown, and tell how many they are', () => {
      expect(said({ isWorse: 'than every other', hidden: 1 })).to.match(
        /^Bland de områden som kan visas är .* Ett område har för få svar för att visas\.$/,
      )
      const worst = worstPlace([aPlace('Norr', 90, 100), aPlace('Söder', 20, 100), aPlace('Ön', 5, 6), aPlace('Skäret', 0, 0)], 'adverse')
      expect(placeSentence(worst ?? expect.fail('nothing stands worst'), 'adverse')).to.contain('2 områden har för få svar för att visas.')
    })
  })

  describe('about change', () => {
    const all = items(survey)
    const tested = (changes: readonly (TestedDifference | null)[], against: 'change' | 'againstRest' = 'change') => {
      const rows = changes.map((found, at) => {
        const given: Partial<WeightedRow> = { [against]: found }
        const item = all[at] ?? expect.fail('too few items')
        return [item.id, aShownRow(50, 100, { question: item.id, weighted: weightedTo(0.5, { low: 0.4, high: 0.6 }, given) })] as const
      })
      return establishedOf(all, new Map(rows), against)
    }

    it('name what has gone up or down, the largest first, and count the rest of a long list', () => {
      const up = [0.05, 0.09, 0.06, 0.07].map((diff) => aDifference(diff, 0.01))
      expect(changeSentences(tested([...up, aDifference(-0.1, 0.05)]), 2025).map(plain)).to.deep.equal([
        'Sedan 2025 har 4 andelar säkerställt ökat: Bilar kör för fort (+9 procentenheter), Anmälde stölden (+7 procentenheter), Utsatt för stöld (+6 procentenheter) och 1 till.',
        'Sedan 2025 har en andel säkerställt minskat: Ute sent på kvällen (−10 procentenheter).',
      ])
    })

    it('never say that anything has gone up or down when nothing is established, and nothing at all when nothing was tested', () => {
      expect(changeSentences(tested([aDifference(0.2, 0.051), aDifference(-0.2, 0.9)]), 2025)).to.deep.equal([
        'Ingen andel har säkerställt ändrats sedan 2025.',
      ])
      expect(changeSentences(tested([null, null]), 2025)).to.deep.equal([])
      expect(restSentences(tested([aDifference(0.2, 0.051)], 'againstRest'))).to.deep.equal([])
      expect(plain(changeSentence(aDifference(0.2, 0.051), 2025))).to.equal('Förändringen sedan 2025 är inte säkerställd.')
      expect(plain(changeSentence({ ...aDifference(0.01, 0.4), low: -0.03, high: 0.05 }, 2025))).to.equal(
        'Andelen är i stort sett oförändrad sedan 2025 i hela kommunen: +1 procentenhet (−3 till +5).',
      )
    })

    it('set an area against the rest of the kommun, as far as it is established', () => {
      expect(restSentences(tested([aDifference(0.08, 0.01), aDifference(-0.08, 0.01)], 'againstRest')).map(plain)).to.deep.equal([
        'Jämfört med övriga kommunen är en andel säkerställt högre: Nedskräpning (+8 procentenheter).',
        'Jämfört med övriga kommunen är en andel säkerställt lägre: Bilar kör för fort (−8 procentenheter).',
      ])
    })
  })

  it('name the themes of dialogues with counts, never with per cent', () => {
    const said = (theme: string, observations: number) => ({ areaId: null, theme, observations, dialogues: 1, people: 5 })
    const sentence = (...counts: Parameters<typeof topThemes>[1]) => themesSentence(topThemes(survey, counts) ?? [])
    expect(plain(sentence(said('trafik', 1)))).to.equal('I dialogerna nämns temat ”Trafik” oftast (1 observation).')
    expect(plain(sentence(said('trafik', 4), said('stold', 4)))).to.equal(
      'I dialogerna nämns temana ”Trafik” och ”Stöld” oftast (4 observationer vardera).',
    )
  })
})

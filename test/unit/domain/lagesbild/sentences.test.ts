import { expect } from 'chai'
import type { Measured } from '../../../../server/domain/lagesbild/finding.ts'
import { topThemes, worstPlace } from '../../../../server/domain/lagesbild/finding.ts'
import { placeSentence, shareSentence, themesSentence } from '../../../../server/domain/lagesbild/sentences.ts'
import type { Measure } from '../../../../server/domain/survey/survey.ts'
import { smallSurveys } from '../../../fixtures/house.ts'
import { aPlace, aShownRow } from '../../../fixtures/shown.ts'

const survey = [...smallSurveys().values()].at(-1) ?? expect.fail('no survey')
const plain = (words: string) => words.replaceAll('\u00a0', ' ')
const measure: Measure = { codes: ['2'], text: { sv: 'ser fortkörning som ett problem' }, direction: 'adverse' }
const measured = (share: number, base: number, given = {}) => aShownRow(share, base, given) as Measured

describe('The sentences of a lägesbild', () => {
  it('give every share its base, and its interval where there is one', () => {
    expect(plain(shareSentence(measured(1000, 2531, { interval: null }), measure))).to.equal(
      '40 % av de 2 531 som svarade ser fortkörning som ett problem.',
    )
    expect(plain(shareSentence(measured(25, 100), measure))).to.equal(
      '25 % (95 % konfidensintervall 16–35 %) av de 100 som svarade ser fortkörning som ett problem.',
    )
  })

  const placed = (direction: Measure['direction'], ...places: Parameters<typeof worstPlace>[0]) => {
    const worst = worstPlace(places, direction) ?? expect.fail('nothing stands worst')
    return plain(placeSentence(worst, direction))
  }

  it('say "högst" as a fact only where the interval lies above all others', () => {
    expect(placed('adverse', aPlace('Norr', 90, 100), aPlace('Söder', 20, 100))).to.equal(
      'Bland områdena är andelen högst i Norr: 90 % av 100.',
    )
    expect(placed('adverse', aPlace('Norr', 40, 100), aPlace('Söder', 35, 100))).to.equal(
      'Den högst uppmätta andelen finns i Norr (40 % av 100), men konfidensintervallet överlappar andra områdens, ' +
        'så det är inte säkert att andelen är högst där.',
    )
  })

  it('say "lägst" where a low share is bad', () => {
    expect(placed('favourable', aPlace('Norr', 90, 100), aPlace('Söder', 20, 100))).to.match(/^Bland områdena är andelen lägst i Söder/)
  })

  it('claim nothing about areas that cannot be shown, and tell how many they are', () => {
    const two = [aPlace('Norr', 90, 100), aPlace('Söder', 20, 100)]
    expect(placed('adverse', ...two, aPlace('Ön', 5, 6))).to.equal(
      'Bland de områden som kan visas är andelen högst i Norr: 90 % av 100. Ett område har för få svar för att visas.',
    )
    expect(placed('adverse', ...two, aPlace('Ön', 5, 6), aPlace('Skäret', 0, 0))).to.contain('2 områden har för få svar för att visas.')
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

import { expect } from 'chai'
import {
  establishedMeans,
  highestSentence,
  meanChangeSentence,
  meanChangeSentences,
  meanRestSentences,
  meanSentence,
} from '../../../../server/domain/lagesbild/mean-sentences.ts'
import { type MeanItem, type ToldMean, toldMean } from '../../../../server/domain/lagesbild/means.ts'
import type { WeightedRow } from '../../../../server/domain/weighting/weighted.ts'
import { aDifference, aShownRow } from '../../../fixtures/shown.ts'

const item = (id: string, label: string): MeanItem => ({ id, label: { sv: label }, comparable: undefined, scale: { from: 0, to: 6 } })
const TRAFFIC = item('medel_trafik', 'Problem i trafiken')
const plain = (words: string | null) => words?.replaceAll('\u00a0', ' ')

/** Points of 120 people, weighted. */
function weighted(mean: number, given: Partial<WeightedRow> = {}) {
  const figure = { n: 120, value: mean, se: 0.1, df: 118, deffKish: 1.1, nEff: 90, low: mean - 0.21, high: mean + 0.21 }
  const row = { figures: { group_mean: figure }, uncertain: false, isPublic: true, change: null, againstRest: null, band: null, ...given }
  return aShownRow(0, 120, { mean, measured: null, share: null, interval: null, weighted: row })
}

function told(mean: number, given: Partial<WeightedRow> = {}): ToldMean {
  const found = toldMean(weighted(mean, given))
  if (!found) throw new Error('nothing told')
  return found
}

describe('the sentences of group means', () => {
  it('say the mean with its scale, interval and answers', () => {
    expect(plain(meanSentence(told(2.44), TRAFFIC))).to.equal(
      'Medelpoängen i hela kommunen är 2,4 på en skala från 0 till 6 (95 % konfidensintervall 2,2–2,7, 120 svar).',
    )
  })

  it('say that it has risen or fallen only where that is established', () => {
    expect(plain(meanChangeSentence(aDifference(-0.3, 0.01), TRAFFIC, 2025))).to.equal(
      'Sedan 2025 har medelpoängen säkerställt minskat i hela kommunen: −0,3 poäng (−0,4 till −0,2).',
    )
    expect(meanChangeSentence(aDifference(-0.3, 0.06), TRAFFIC, 2025)).to.equal('Förändringen sedan 2025 är inte säkerställd.')
    expect(meanChangeSentence({ ...aDifference(-0.3, 0.04), pCareful: 0.06 }, TRAFFIC, 2025)).to.contain('inte säkerställd')
    expect(plain(meanChangeSentence({ ...aDifference(-0.1, 0.2), low: -0.3, high: 0.1 }, TRAFFIC, 2025))).to.equal(
      'Medelpoängen är i stort sett oförändrad sedan 2025 i hela kommunen: −0,1 poäng (−0,3 till +0,1).',
    )
  })

  it('name the group means of a place that have moved, and are silent of the others', () => {
    const rows = new Map([
      ['medel_trafik', weighted(2.4, { change: aDifference(0.3, 0.01), againstRest: aDifference(-0.5, 0.001) })],
      ['medel_oro', weighted(1.1, { change: aDifference(0.1, 0.4), againstRest: aDifference(0.2, 0.4) })],
    ])
    const items = [TRAFFIC, item('medel_oro', 'Oro')]
    const changes = establishedMeans(items, rows, 'change')
    expect(changes.unclear.map(({ item }) => item.id)).to.deep.equal(['medel_oro'])
    expect(meanChangeSentences(changes, 2025)).to.deep.equal([
      'Sedan 2025 har ett gruppmedel säkerställt ökat: ”Problem i trafiken” (+0,3 poäng).',
    ])
    expect(meanRestSentences(establishedMeans(items, rows, 'againstRest'))).to.deep.equal([
      'Jämfört med övriga kommunen är ett gruppmedel säkerställt lägre: ”Problem i trafiken” (−0,5 poäng).',
    ])
  })

  it('call a place the highest only when no other may be, and say what is known else', () => {
    const two = (given: Partial<WeightedRow>) => [
      { name: 'Norr', told: told(3, given) },
      { name: 'Söder', told: told(2) },
    ]
    const band = { lowest: 2, highest: 2, of: 2 }
    expect(plain(highestSentence(two({ band }), 0))).to.match(/^Bland områdena är medelpoängen säkerställt högst i Norr: 3,0 \(/)
    expect(highestSentence(two({ againstRest: aDifference(0.6, 0.01) }), 1)).to.match(
      /^Bland de områden som kan visas är den uppmätta .* Den är säkerställt högre än i övriga kommunen\.$/,
    )
    expect(highestSentence(two({}), 0)).to.match(/Det är inte säkerställt att den är högst där\.$/)
    expect(highestSentence(two({}).slice(1), 0)).to.equal(null)
  })
})

import { expect } from 'chai'
import { bandWords } from '../../../../server/domain/lagesbild/bands.ts'
import { cell, unweightedCell } from '../../../../server/domain/lagesbild/cells.ts'
import { againstRest, changeOf } from '../../../../server/domain/lagesbild/changes.ts'
import { shareOf } from '../../../../server/domain/lagesbild/places.ts'
import { reach } from '../../../../server/domain/lagesbild/scale.ts'
import { toldOf } from '../../../../server/domain/lagesbild/told.ts'
import { topProblems } from '../../../../server/domain/underlag/underlag.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'
import { aDifference, aShownRow, weightedTo } from '../../../fixtures/shown.ts'

const plain = (words: string | null) => words?.replaceAll('\u00a0', ' ')
const weighted = weightedTo(0.3, { low: 0.22, high: 0.38 })

describe('What is told of a row', () => {
  it('is the weighted share wherever a share is told, and nowhere the other', () => {
    const row = aShownRow(60, 100, { weighted })
    const shown = cell(row)
    const [problem] = topProblems(smallSurvey('lilla-2026'), [row], 'code').figures
    expect([toldOf(row)?.share, shown.shown && shown.value, shareOf(row, null), reach([row])[0], problem?.told.share]).to.deep.equal([
      0.3,
      '0.3000',
      0.3,
      0.38,
      0.3,
    ])
  })

  it('is the share of those who answered where there are no weights, and then it says so', () => {
    const shown = cell(aShownRow(300, 1000))
    expect(shown).to.deep.include({ share: '30\u00a0%', note: 'oviktad' })
    const other = { ...weighted, figures: { mean: { ...weightedTo(2, { low: 1, high: 3 }).figures.measure } } }
    expect(cell(aShownRow(300, 1000, { weighted: other as typeof weighted }))).to.deep.include({ note: 'oviktad' })
  })

  it('is nothing of a hidden row, nor of one without a share', () => {
    expect([toldOf(aShownRow(4, 9, { weighted })), toldOf(undefined), toldOf(aShownRow(0, 20, { share: null }))]).to.deep.equal([
      null,
      null,
      null,
    ])
  })

  it('says beside the share how uncertain it is', () => {
    const noted = (given: Partial<typeof weighted>) => {
      const shown = cell(aShownRow(60, 100, { weighted: { ...weighted, ...given } }))
      return shown.shown && shown.note
    }
    expect([noted({}), noted({ uncertain: true }), noted({ uncertain: true, isPublic: false })]).to.deep.equal([
      null,
      'stor osäkerhet',
      'mycket osäker, sprid inte',
    ])
  })

  it('judges an unweighted share by its answers and its own interval', () => {
    const certainty = (measured: number, base: number) => {
      const told = toldOf(aShownRow(measured, base))
      return [told?.uncertain, told?.isPublic]
    }
    expect(certainty(300, 1000)).to.deep.equal([false, true])
    expect(certainty(35, 70)).to.deep.equal([true, true])
    expect(certainty(5, 29)).to.deep.equal([true, false])
  })

  it('by open link is never judged, and never for the public as a share of anybody else', () => {
    const told = toldOf(aShownRow(5, 14, { source: 'open', interval: null }))
    expect(told).to.deep.include({ uncertain: false, isPublic: false, isWeighted: false })
    expect(cell(aShownRow(5, 14, { source: 'open', interval: null }))).to.deep.include({ note: null })
  })

  it('keeps the unweighted share at hand, with its own interval', () => {
    const shown = unweightedCell(aShownRow(60, 100, { weighted }))
    expect(shown.shown && [plain(shown.share), plain(shown.limits), shown.note]).to.deep.equal(['60 %', '49–70 %', null])
  })
})

describe('A change in a table', () => {
  const told = (diff: number, pAdjusted: number) =>
    toldOf(
      aShownRow(60, 100, { weighted: { ...weighted, change: aDifference(diff, pAdjusted), againstRest: aDifference(diff, pAdjusted) } }),
    )

  it('has a direction only when it is established', () => {
    expect(changeOf({ degree: 'yes' }, told(0.08, 0.04))).to.deep.include({ direction: 'up', words: 'säkerställd ökning' })
    expect(changeOf({ degree: 'yes' }, told(-0.08, 0.04))).to.deep.include({ direction: 'down', words: 'säkerställd minskning' })
    const unclear = changeOf({ degree: 'yes' }, told(0.08, 0.06))
    expect(unclear).to.deep.include({ direction: null, words: 'ingen säkerställd skillnad' })
    expect(plain(unclear.measured)).to.equal('+8 (+4 till +12)')
  })

  it('is as good as none only when its whole interval lies within five hundredths of the scale, and it is not established', () => {
    const words = (low: number, high: number, { pAdjusted = 0.5, width = 1 } = {}) =>
      changeOf({ degree: 'yes' }, { change: { diff: 0.01, low, high, p: 0.5, pAdjusted } }, width).words
    expect(words(-0.03, 0.05)).to.equal('i stort sett oförändrat')
    expect(words(-0.03, 0.051)).to.equal('ingen säkerställd skillnad')
    expect(words(-0.03, 0.05, { pAdjusted: 0.01 })).to.equal('säkerställd ökning')
    expect(words(-0.29, 0.3, { width: 6 })).to.equal('i stort sett oförändrat')
    expect(words(-0.31, 0.3, { width: 6 })).to.equal('ingen säkerställd skillnad')
  })

  it('is never told of a question that may not be compared, or only with care: then the reason is', () => {
    const reason = { sv: 'Skalan är ändrad.' }
    const tested = told(0.08, 0.001)
    const cells = [
      changeOf({ degree: 'limited', reason }, tested),
      changeOf({ degree: 'no', reason }, tested),
      changeOf({ degree: 'new' }, tested),
      changeOf({ degree: 'none' }, tested),
    ]
    expect(cells.map(({ direction, measured }) => [direction, measured])).to.deep.equal(cells.map(() => [null, null]))
    expect(cells.map(({ words, reason }) => `${words}${reason ? `: ${reason}` : ''}`)).to.deep.equal([
      'inte prövad, begränsat jämförbar: Skalan är ändrad.',
      'inte jämförbar: Skalan är ändrad.',
      'ny fråga',
      'ingen räkning tidigare',
    ])
  })

  it('is "inte prövad" where it was not tested, and against the rest nothing at all', () => {
    const untested = toldOf(aShownRow(60, 100, { weighted }))
    expect(changeOf({ degree: 'yes' }, untested)).to.deep.include({ words: 'inte prövad', measured: null })
    expect(againstRest(untested)).to.equal(null)
    expect(againstRest(told(-0.08, 0.01))).to.deep.include({ direction: 'down', words: 'säkerställt lägre' })
  })
})

describe('A band in words', () => {
  it('is counted from the worst, and a single place only where it is established', () => {
    expect(bandWords({ lowest: 2, highest: 9, of: 12 }, 'adverse')).to.equal('4–11')
    expect(bandWords({ lowest: 2, highest: 9, of: 12 }, 'favourable')).to.equal('2–9')
    expect(bandWords({ lowest: 12, highest: 12, of: 12 }, 'adverse')).to.equal('1')
    expect(bandWords(null, 'adverse')).to.equal(null)
  })
})

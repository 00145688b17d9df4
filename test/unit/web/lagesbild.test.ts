import { expect } from 'chai'
import type { Comparability } from '../../../server/domain/lagesbild/comparability.ts'
import type { TestedDifference } from '../../../server/domain/weighting/weighted.ts'
import { chartKey } from '../../../server/web/lagesbild/frame.ts'
import { beforeCell, blankWords, comparableWords } from '../../../server/web/lagesbild/lines.ts'
import { tinted } from '../../../server/web/lagesbild/tinted.ts'
import { aDifference, aPlace, aShownRow, weightedTo } from '../../fixtures/shown.ts'

const reason = { sv: 'Skalan är ändrad.' }
const degrees: readonly Comparability[] = [
  { degree: 'yes' },
  { degree: 'limited', reason },
  { degree: 'no', reason },
  { degree: 'new' },
  { degree: 'none' },
]

describe('A tinted map', () => {
  const map = { width: 10, height: 10, shapes: [], without: [] }
  const places = [
    aPlace('Norr', 45, 100),
    aPlace('Söder', 5, 100),
    aPlace('Ön', 4, 9),
    { areaId: 'X', name: 'X', now: undefined, before: undefined },
  ]
  const { links, mapKey } = tinted(map, places, '/lagesbild/lillkoping/2026', 'Karta')

  it('tints each area by the step of its share, hatches the few, and leaves the unknown plain', () => {
    expect(links.map(({ name, tint }) => [name, tint])).to.deep.equal([
      ['Norr', 5],
      ['Söder', 1],
      ['Ön', 'few'],
      ['X', null],
    ])
  })

  it('says every figure in words, with its base', () => {
    expect(links.map(({ words }) => words.replaceAll('\u00a0', ' '))).to.deep.equal([
      '45 % (35–56 %), 100 svar, oviktad, stor osäkerhet',
      '5 % (1–12 %), 100 svar, oviktad',
      'för få svar',
      'saknas',
    ])
  })

  it('explains its five steps, and hatching only when something is hatched', () => {
    expect(mapKey.map(({ words }) => words.replaceAll('\u00a0', ' '))).to.deep.equal([
      '0–10 %',
      '10–20 %',
      '20–30 %',
      '30–40 %',
      '40–50 %',
      'för få svar',
      'prickat: stor osäkerhet',
    ])
    expect(tinted(map, [aPlace('Norr', 145, 1000)], '', '').mapKey).to.have.length(5)
  })

  it('dots the uncertain, and edges only what is established to differ from the rest', () => {
    const area = (name: string, againstRest: TestedDifference | null) =>
      aPlace(name, 45, 100, { weighted: weightedTo(0.5, { low: 0.45, high: 0.55 }, { againstRest, uncertain: name === 'Norr' }) })
    const drawn = tinted(
      map,
      [area('Norr', aDifference(0.1, 0.2)), area('Söder', aDifference(0.1, 0.01)), area('Ön', aDifference(-0.1, 0.01))],
      '',
      '',
    )
    expect(drawn.links.map(({ dotted, edge }) => [dotted, edge])).to.deep.equal([
      [true, null],
      [false, 'higher'],
      [false, 'lower'],
    ])
    expect(drawn.links.at(-1)?.words.replaceAll('\u00a0', ' ')).to.equal('50 % (45–55 %), 100 svar, säkerställt lägre än i övriga kommunen')
    expect(drawn.mapKey.slice(5).map(({ words }) => words)).to.deep.equal([
      'prickat: stor osäkerhet',
      'hel kant: säkerställt högre än i övriga kommunen',
      'streckad kant: säkerställt lägre än i övriga kommunen',
    ])
  })
})

describe('Last year beside this year', () => {
  it('is a figure only where the two may be compared, else the reason in words', () => {
    const cells = degrees.map((degree) => beforeCell(degree, aShownRow(30, 100)))
    expect(cells.map((cell) => (cell.shown ? cell.share.replaceAll('\u00a0', ' ') : cell.words))).to.deep.equal([
      '30 %',
      '30 %',
      'kan inte jämföras',
      'ställdes inte',
      'inte räknad',
    ])
  })

  it('is said with its reason wherever there is one, and loudly only then', () => {
    expect(degrees.map(comparableWords)).to.deep.equal([
      { word: 'jämförbar', reason: null, plain: true },
      { word: 'begränsat jämförbar', reason: 'Skalan är ändrad.', plain: false },
      { word: 'inte jämförbar', reason: 'Skalan är ändrad.', plain: false },
      { word: 'ny fråga', reason: null, plain: true },
      { word: 'ingen räkning tidigare', reason: null, plain: true },
    ])
  })

  it('has a ring in the key of a chart only when it is drawn', () => {
    expect(chartKey(2026, 2025, 'Streck: hela kommunen.')).to.equal(
      'Punkt: 2026 med 95 % konfidensintervall, streckat där osäkerheten är stor. Ring: 2025. Streck: hela kommunen.',
    )
    expect(chartKey(2026, null, 'Streck: hela kommunen.')).not.to.contain('2025')
  })
})

describe('Those who gave no value, in words', () => {
  it('warn of many, and are nothing at all for a hidden row', () => {
    expect(blankWords(aShownRow(30, 100, { dontKnow: 40 }))?.warning).to.equal('Många svarade vet ej.')
    expect(blankWords(aShownRow(30, 100, { unanswered: 40 }))?.warning).to.equal('Många hoppade över frågan.')
    expect(blankWords(aShownRow(30, 100))?.warning).to.equal(null)
    expect(blankWords(aShownRow(3, 9))).to.equal(null)
  })
})

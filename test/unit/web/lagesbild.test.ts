import { expect } from 'chai'
import type { Comparability } from '../../../server/domain/lagesbild/comparability.ts'
import { chartKey } from '../../../server/web/lagesbild/frame.ts'
import { beforeCell, blankWords, comparableWords } from '../../../server/web/lagesbild/lines.ts'
import { tinted } from '../../../server/web/lagesbild/tinted.ts'
import { aPlace, aShownRow } from '../../fixtures/shown.ts'

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
      '45 % (35–56 %) av 100',
      '5 % (1–12 %) av 100',
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
    ])
    expect(tinted(map, [aPlace('Norr', 45, 100)], '', '').mapKey).to.have.length(5)
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
      { word: 'ingen räkning året före', reason: null, plain: true },
    ])
  })

  it('has a ring in the key of a chart only when it is drawn', () => {
    expect(chartKey(2026, true, 'Streck: hela kommunen.')).to.equal(
      'Punkt: 2026 med 95 % konfidensintervall. Ring: 2025. Streck: hela kommunen.',
    )
    expect(chartKey(2026, false, 'Streck: hela kommunen.')).not.to.contain('2025')
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

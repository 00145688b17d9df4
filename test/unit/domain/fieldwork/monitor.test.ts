import { expect } from 'chai'
import type { CellStanding } from '../../../../server/domain/draw/frame.ts'
import { monitor } from '../../../../server/domain/fieldwork/monitor.ts'
import { ratesOf } from '../../../../server/domain/fieldwork/rates.ts'
import { missingSentence, nextStep } from '../../../../server/domain/fieldwork/words.ts'
import { aRound } from '../../../fixtures/rounds.ts'

const NAMES = new Map([
  ['N', 'Norr'],
  ['S', 'Söder'],
])

/** A frame cell; say only what matters. */
const aCell = (given: Partial<CellStanding>): CellStanding => ({
  cell: 0,
  areaId: 'N',
  sex: 'kvinna',
  ages: ['15-29'],
  population: 1000,
  drawn: 100,
  undeliverable: 0,
  answered: 0,
  ...given,
})

const CELLS = [
  aCell({ answered: 40, undeliverable: 20 }),
  aCell({ sex: 'man', answered: 10 }),
  aCell({ areaId: 'S', sex: 'man', answered: 50 }),
  aCell({ areaId: 'S', sex: null, ages: null, answered: 45 }),
]

describe('response rates', () => {
  it('are of all drawn, and of those whose letter arrived', () => {
    expect(ratesOf({ drawn: 100, undeliverable: 20, answered: 40 })).to.deep.equal({ gross: 0.4, net: 0.5 })
  })

  it('are not told of fewer than ten', () => {
    expect(ratesOf({ drawn: 10, undeliverable: 0, answered: 4 })).to.not.equal(null)
    expect(ratesOf({ drawn: 10, undeliverable: 1, answered: 4 })).to.equal(null)
  })
})

describe('the response monitor', () => {
  const told = monitor(CELLS, [aCell({ answered: 30 })], NAMES)

  it('adds the same people up whichever way', () => {
    for (const rows of [told.areas, told.groups]) {
      expect(rows.reduce((sum, { drawn }) => sum + drawn, 0)).to.equal(told.all.drawn)
      expect(rows.reduce((sum, { answered }) => sum + answered, 0)).to.equal(told.all.answered)
    }
  })

  it('sets whoever the draw did not tell apart in a row at the end', () => {
    expect(told.groups.map(({ name, drawn }) => `${name} ${drawn}`)).to.deep.equal([
      'Kvinnor 15–29 100',
      'Män 15–29 200',
      'Kön eller ålder är inte känd 100',
    ])
  })

  it('holds an area against itself a year before, and says what is missing then', () => {
    expect(told.areas.map(({ before }) => before)).to.deep.equal([0.3, null])
    expect(told.before).to.equal(0.3)
  })

  it('tells the interval that the answers so far give: narrower with more of them', () => {
    const [norr, soder] = told.areas
    expect(norr?.halfWidth).to.be.within(0.1, 0.2)
    expect(soder?.halfWidth).to.be.below(norr?.halfWidth ?? 0)
    expect(monitor([aCell({})], [], NAMES).areas[0]?.halfWidth).to.equal(null)
  })

  it('says who is missing: groups and areas that have answered less than three quarters of what all have', () => {
    expect(missingSentence(told).replaceAll('\u00a0', ' ')).to.equal('Minst har de här svarat, mot 38 % av alla. Områden: Norr (28 %).')
    expect(missingSentence(monitor([aCell({ answered: 40 }), aCell({ sex: 'man', answered: 38 })], [], NAMES))).to.include(
      'Ingen grupp och inget område',
    )
    expect(missingSentence(monitor([aCell({})], [], NAMES))).to.equal('Ingen har svarat med kod än.')
  })

  it('proposes the next step, from the first mailing to the counting', () => {
    const round = aRound()
    const next = (today: string, ...sentOn: string[]) =>
      nextStep(
        round,
        told,
        sentOn.map((on, index) => ({ number: index + 1, sentOn: on })),
        today,
      )
    expect(next('2026-08-20')).to.include('första utskicket')
    expect(next('2026-08-30', '2026-08-28')).to.include('Vänta tills enkäten öppnar')
    expect(next('2026-09-05', '2026-09-01')).to.include('Om 10 dagar är det dags för utskick 2, påminnelsekort')
    expect(next('2026-09-15', '2026-09-01')).to.include('Gör utskick 2, påminnelsekort')
    expect(next('2026-10-05', '2026-09-01', '2026-09-15')).to.include('Gör utskick 3, brev med pappersenkät')
    expect(next('2026-10-12', '2026-09-01', '2026-09-15', '2026-10-05')).to.include('Alla utskick är gjorda')
    expect(next('2026-11-02', '2026-09-01')).to.include('Räkna svaren')
    const few = monitor([aCell({ answered: 12 })], [], NAMES)
    expect(
      nextStep(
        round,
        few,
        [1, 2, 3].map((number) => ({ number, sentOn: '2026-10-20' })),
        '2026-10-29',
      ),
    )
      .to.include('stänger om 2 dagar')
      .and.include('i Norr')
  })
})

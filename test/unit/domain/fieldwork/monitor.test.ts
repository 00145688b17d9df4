import { expect } from 'chai'
import type { CellStanding } from '../../../../server/domain/draw/frame.ts'
import { expected, outlook } from '../../../../server/domain/fieldwork/forecast.ts'
import { monitor } from '../../../../server/domain/fieldwork/monitor.ts'
import { type Counted, ratesOf, toldRates } from '../../../../server/domain/fieldwork/rates.ts'
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

const follow = (
  cells: readonly CellStanding[],
  before: readonly CellStanding[] = [],
  by: Parameters<typeof expected>[1] | null = null,
  hidden: { readonly now?: readonly string[]; readonly before?: readonly string[] } = {},
) => monitor({ cells, before, outlook: by, hidden: { now: new Set(hidden.now), before: new Set(hidden.before) } }, NAMES)

describe('response rates', () => {
  it('are of all drawn, and of those whose letter arrived', () => {
    expect(ratesOf({ drawn: 100, undeliverable: 20, answered: 40 })).to.deep.equal({ gross: 0.4, net: 0.5 })
  })

  it('are not told of fewer than ten', () => {
    expect(ratesOf({ drawn: 10, undeliverable: 0, answered: 4 })).to.not.equal(null)
    expect(ratesOf({ drawn: 10, undeliverable: 1, answered: 4 })).to.equal(null)
  })
})

describe('the rates in a table with a sum', () => {
  const reached = (...many: readonly number[]) =>
    toldRates(
      many.map(
        (reached): Counted => ({
          isHidden: false,
          drawn: Math.max(reached, 10) * Math.sign(reached),
          undeliverable: Math.max(10 - reached, 0) * Math.sign(reached),
          answered: 1,
        }),
      ),
    )
  const shown = (...many: readonly number[]) => reached(...many).map((rates) => rates !== null)

  it('are all told when every row is of ten or more', () => {
    expect(shown(10, 40, 30)).to.deep.equal([true, true, true])
    expect(shown()).to.deep.equal([])
  })

  it('leave out a row of fewer, and another, or the sum would tell it', () => {
    expect(shown(40, 9, 30)).to.deep.equal([true, false, false])
    expect(shown(9, 40)).to.deep.equal([false, false])
    expect(shown(9)).to.deep.equal([false])
  })

  it('leave out so many that those left out are ten or more together', () => {
    expect(shown(2, 3, 4, 20, 30)).to.deep.equal([false, false, false, false, true])
    expect(shown(5, 6, 20, 30)).to.deep.equal([false, false, true, true])
  })

  it('hide nothing for a row that nobody was drawn in', () => {
    expect(shown(0, 20, 30)).to.deep.equal([false, true, true])
  })
})

describe('how many answers to expect at closing', () => {
  const sums = { drawn: 200, undeliverable: 20, answered: 40 }
  const known = { stage: 'open', opensOn: '2026-09-01', today: '2026-09-11', lastYear: null, responseRate: null } as const
  const lastYear = {
    opensOn: '2025-09-03',
    days: [
      { day: '2025-09-04', answered: 30 },
      { day: '2025-09-13', answered: 10 },
      { day: '2025-10-01', answered: 40 },
    ],
  }

  it('follows how the answers came last year, as many days in', () => {
    expect(outlook({ ...known, lastYear })).to.deep.equal({ by: 'last year', part: 0.5 })
    expect(expected(sums, { by: 'last year', part: 0.5 })).to.equal(80)
  })

  it('follows the plan where last year says nothing yet, and is not told where there is no plan', () => {
    const early = { ...known, today: '2026-09-01', lastYear }
    expect(outlook({ ...early, responseRate: 0.35 })).to.deep.equal({ by: 'plan', responseRate: 0.35 })
    expect(outlook(early)).to.equal(null)
    expect(outlook({ ...known, lastYear: { ...lastYear, days: [] } })).to.equal(null)
    expect(expected(sums, { by: 'plan', responseRate: 0.35 })).to.equal(70)
  })

  it('is never fewer than have come, nor more than letters that arrived', () => {
    expect(expected(sums, { by: 'plan', responseRate: 0.1 })).to.equal(40)
    expect(expected({ ...sums, answered: 100 }, { by: 'last year', part: 0.25 })).to.equal(180)
    expect(expected(sums, { by: 'closed' })).to.equal(40)
    expect(outlook({ ...known, stage: 'closed', lastYear, responseRate: 0.35 })).to.deep.equal({ by: 'closed' })
  })
})

describe('the response monitor', () => {
  const told = follow(CELLS, [aCell({ answered: 30 })], { by: 'last year', part: 0.5 })

  it('adds the same people up whichever way', () => {
    for (const rows of [told.areas, told.groups]) {
      expect(rows.reduce((sum, { drawn }) => sum + drawn, 0)).to.equal(told.all.drawn)
      expect(rows.reduce((sum, { answered }) => sum + answered, 0)).to.equal(told.all.answered)
    }
  })

  it('sets whoever the draw did not tell apart in a row at the end', () => {
    expect(told.groups.map(({ name, drawn }) => `${name} ${drawn}`)).to.deep.equal([
      'Kvinnor 15–29 år 100',
      'Män 15–29 år 200',
      'Kön eller ålder är inte känd 100',
    ])
  })

  it('holds an area against itself a year before, and says what is missing then', () => {
    expect(told.areas.map(({ before }) => before)).to.deep.equal([0.3, null])
    expect(told.all.before).to.equal(0.3)
    expect(told.groups.map(({ before }) => before)).to.deep.equal([0.3, null, null])
  })

  it('tells the interval that the answers so far give: narrower with more of them', () => {
    const [norr, soder] = told.areas
    expect(norr?.halfWidth).to.be.within(0.1, 0.2)
    expect(soder?.halfWidth).to.be.below(norr?.halfWidth ?? 0)
    expect(follow([aCell({})]).areas[0]?.halfWidth).to.equal(null)
  })

  it('tells the interval to expect at closing, of each area and of all: as if the answers had come', () => {
    const more = follow(CELLS.map((cell) => ({ ...cell, answered: Math.min(2 * cell.answered, cell.drawn - cell.undeliverable) })))
    for (const [at, { name, atClosing }] of told.areas.entries()) {
      expect(atClosing?.answered, name).to.equal(more.areas[at]?.answered)
      expect(atClosing?.halfWidth, name).to.equal(more.areas[at]?.halfWidth)
    }
    expect(told.all.atClosing?.halfWidth)
      .to.be.closeTo(more.all.halfWidth ?? 0, 1e-9)
      .and.below(told.all.halfWidth ?? 0)
    expect(follow(CELLS).areas.map(({ atClosing }) => atClosing)).to.deep.equal([null, null])
  })

  it('tells nothing of an area that too few letters reached, nor of the one that would give it away', () => {
    const few = follow([aCell({ drawn: 12, undeliverable: 3, answered: 4 }), aCell({ areaId: 'S', answered: 40 })], [], { by: 'closed' })
    expect(few.areas.map(({ rates, halfWidth, atClosing }) => [rates, halfWidth, atClosing])).to.deep.equal([
      [null, null, null],
      [null, null, null],
    ])
    expect(few.all.rates).to.not.equal(null)
  })

  it('tells nothing of an area, a sex or an age of which the counting hides how many answered, nor what would tell it', () => {
    const [north, south] = [aCell({ answered: 6 }), aCell({ areaId: 'S', sex: 'man', ages: ['80+'], answered: 40 })]
    const byArea = follow([north, south], [], { by: 'closed' }, { now: ['area:N'] })
    expect(byArea.areas.map(({ rates, halfWidth, atClosing }) => [rates, halfWidth, atClosing])).to.deep.equal([
      [null, null, null],
      [null, null, null], // or what all have answered would tell of the other
    ])
    expect([byArea.all.rates?.net, byArea.all.halfWidth, byArea.all.atClosing]).to.deep.equal([0.23, null, null])
    const third = aCell({ sex: 'man', ages: ['30-44'], answered: 20, drawn: 300 })
    const byAge = follow([north, south, third], [], null, { now: ['age:80+'] })
    expect(byAge.groups.map(({ name, rates }) => [name, rates !== null])).to.deep.equal([
      ['Kvinnor 15–29 år', false],
      ['Män 30–44 år', true],
      ['Män 80 år eller äldre', false],
    ])
    expect(follow([north, south], [], null, { now: ['kommun'] }).all.rates).to.equal(null)
    expect(follow([north], [], null, { now: ['area:N'] }).all.rates).to.equal(null) // all are those of the area
  })

  it('holds nobody against a year before that its own counting hides, nor that would tell of an area where nobody is drawn now', () => {
    const before = [
      aCell({ answered: 30 }),
      aCell({ areaId: 'S', answered: 40 }),
      aCell({ areaId: 'gone', answered: 4, drawn: 12, undeliverable: 3 }),
    ]
    const shown = (hidden: readonly string[]) => follow(CELLS, before, null, { before: hidden }).areas.map(({ before }) => before !== null)
    expect(shown([])).to.deep.equal([false, true])
    expect(shown(['area:S'])).to.deep.equal([true, false])
    expect(shown(['area:N', 'area:S'])).to.deep.equal([false, false])
  })

  it('tells the interval of all only where every area has answered, and is narrower than its areas', () => {
    expect(told.all.halfWidth).to.be.below(Math.min(...told.areas.map(({ halfWidth }) => halfWidth ?? 1)))
    expect(follow([aCell({ answered: 40 }), aCell({ areaId: 'S' })]).all.halfWidth).to.equal(null)
    expect(follow([aCell({ answered: 40, population: 0 }), aCell({ areaId: 'S', answered: 40 })]).all.halfWidth).to.equal(null)
  })

  it('says who is missing: groups and areas that have answered less than three quarters of what all have', () => {
    expect(missingSentence(told).replaceAll('\u00a0', ' ')).to.equal('Minst har de här svarat, mot 38 % av alla. Områden: Norr (28 %).')
    expect(missingSentence(follow([aCell({ answered: 40 }), aCell({ sex: 'man', answered: 38 })]))).to.include(
      'Ingen grupp och inget område',
    )
    const few = [aCell({ answered: 40 }), aCell({ areaId: 'S', answered: 6 }), aCell({ areaId: 'V', sex: 'man', answered: 38 })]
    expect(missingSentence(follow(few, [], null, { now: ['area:S', 'area:N'] }))).to.include('inget område som kan visas har svarat')
    expect(missingSentence(follow([aCell({})]))).to.equal('Ingen har svarat med kod än.')
  })

  it('proposes the next step, from the first mailing to the counting', () => {
    const round = aRound()
    const next = (today: string, ...sentOn: string[]) =>
      nextStep(round, told, { today, isCounted: false, mailings: sentOn.map((on, index) => ({ number: index + 1, sentOn: on })) })
    expect(next('2026-08-20')).to.include('första utskicket')
    expect(next('2026-08-30', '2026-08-28')).to.include('Vänta tills enkäten öppnar')
    expect(next('2026-09-05', '2026-09-01')).to.include('Om 10 dagar är det dags för utskick 2, påminnelsekort')
    expect(next('2026-09-15', '2026-09-01')).to.include('Gör utskick 2, påminnelsekort')
    expect(next('2026-10-05', '2026-09-01', '2026-09-15')).to.include('Gör utskick 3, brev med pappersenkät')
    expect(next('2026-10-12', '2026-09-01', '2026-09-15', '2026-10-05')).to.include('Alla utskick är gjorda')
    expect(next('2026-11-02', '2026-09-01')).to.include(round.sealed ? 'Öppna urnan' : 'Räkna svaren')
    expect(nextStep(round, told, { today: '2026-11-02', isCounted: true, mailings: [] })).to.include('svaren är räknade')
    const few = follow([aCell({ answered: 12 })])
    expect(
      nextStep(round, few, {
        today: '2026-10-29',
        isCounted: false,
        mailings: [1, 2, 3].map((number) => ({ number, sentOn: '2026-10-20' })),
      }),
    )
      .to.include('stänger om 2 dagar')
      .and.include('i Norr')
  })
})

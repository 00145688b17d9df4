import { expect } from 'chai'
import { lawClock, monthsAfter, PARTS, type Stage, stage, yearParts } from '../../../server/domain/year.ts'
import { aRound } from '../../fixtures/rounds.ts'

const ROUND = aRound({ opensOn: '2026-09-01', closesOn: '2026-10-31', resultsOn: '2027-01-15' })

describe('the stage of a year', () => {
  const cases: readonly (readonly [string, boolean, string])[] = [
    ['2026-08-31', false, 'coming'],
    ['2026-09-01', false, 'open'],
    ['2026-10-31', true, 'open'],
    ['2026-11-01', false, 'closed'],
    ['2026-11-01', true, 'counted'],
  ]
  for (const [today, counted, expected] of cases) {
    it(`is ${expected} on ${today}, ${counted ? 'counted' : 'not counted'}`, () => {
      expect(stage(ROUND, counted, today)).to.equal(expected)
    })
  }

  it('is none without a round, or when it was cancelled', () => {
    expect(stage(undefined, false, '2026-09-15')).to.equal('none')
    expect(stage({ ...ROUND, cancelledOn: '2026-09-10' }, false, '2026-09-15')).to.equal('none')
  })
})

describe('the parts of a year', () => {
  const progress = (stage: Stage, today: string, dialogues = 0) =>
    yearParts({ round: stage === 'none' ? undefined : ROUND, stage, dialogues, taken: false }, today).map((part) => part.progress)

  it('come in order, each with its last day as far as it can be told', () => {
    const parts = yearParts({ round: ROUND, stage: 'coming', dialogues: 0, taken: false }, '2026-08-01')
    expect(parts.map(({ part }) => part)).to.deep.equal([...PARTS])
    expect(parts.map(({ by }) => by)).to.deep.equal(['2026-09-01', '2026-10-31', '2027-01-15', '2027-01-15', null, '2027-09-01'])
    expect(
      yearParts({ round: undefined, stage: 'none', dialogues: 0, taken: false }, '2026-08-01').every(({ by }) => by === null),
    ).to.equal(true)
  })

  it('begin with a survey, and with dialogues, which wait for nothing and go on until the answers are counted', () => {
    expect(progress('none', '2026-08-01')).to.deep.equal(['now', 'waiting', 'now', 'waiting', 'waiting', 'waiting'])
    expect(progress('open', '2026-09-15', 3)).to.deep.equal(['done', 'now', 'now', 'waiting', 'waiting', 'waiting'])
    expect(progress('counted', '2026-12-15', 3)).to.deep.equal(['done', 'done', 'done', 'done', 'now', 'now'])
  })

  it('are late when the promised day has passed, not on it', () => {
    expect(progress('closed', '2027-01-15')[3]).to.equal('now')
    expect(progress('closed', '2027-01-16')[3]).to.equal('late')
    expect(yearParts({ round: ROUND, stage: 'closed', dialogues: 0, taken: false }, '2027-01-16')[2]).to.deep.equal({
      part: 'dialogues',
      progress: 'now',
      by: null,
    })
    expect(progress('counted', '2027-09-01')).to.deep.equal(['done', 'done', 'now', 'done', 'now', 'now'])
    expect(progress('counted', '2027-09-02')[5]).to.equal('late')
  })
})

describe("the law's clock", () => {
  it('has not started where no lägesbild is', () => {
    expect(lawClock(null, '2026-09-15')).to.deep.equal({ state: 'never' })
  })

  it('runs 24 months from the latest lägesbild, its last day included', () => {
    const at = (today: string) => lawClock('2024-11-15', today)
    expect(at('2024-11-15')).to.deep.equal({ state: 'running', updatedOn: '2024-11-15', by: '2026-11-15' })
    expect(at('2026-05-15')).to.include({ state: 'running' })
    expect(at('2026-05-16')).to.include({ state: 'soon' })
    expect(at('2026-11-15')).to.include({ state: 'soon' })
    expect(at('2026-11-16')).to.include({ state: 'overdue' })
  })
})

describe('months later', () => {
  it('is the same day, or the last one of a shorter month', () => {
    expect(monthsAfter('2026-11-15', 24)).to.equal('2028-11-15')
    expect(monthsAfter('2024-02-29', 12)).to.equal('2025-02-28')
    expect(monthsAfter('2026-08-31', 6)).to.equal('2027-02-28')
    expect(monthsAfter('2026-12-31', 12)).to.equal('2027-12-31')
  })
})

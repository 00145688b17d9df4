import { expect } from 'chai'
import { CHECKS, type CheckName, openingChecks, type Preparation } from '../../../server/domain/opening.ts'
import { aRound, smallSurvey } from '../../fixtures/rounds.ts'

const ROUND = aRound({ sealed: true, opensOn: '2026-09-01', closesOn: '2026-10-31', openLink: false })
const WHOLE: Preparation = {
  round: ROUND,
  survey: smallSurvey('lilla-2026'),
  areas: ['Norr', 'Söder'],
  uncoded: [],
  drawn: null,
  register: { year: 2025, unknown: [] },
  sealed: true,
  focus: 3,
}

describe('what is to be in place before a round opens', () => {
  const look = (name: CheckName, given: Partial<Preparation> = {}, today = '2026-08-15') => {
    const found = openingChecks({ ...WHOLE, ...given }, today).find((check) => check.name === name)
    return { state: found?.state, words: found?.words ?? '' }
  }

  it('is looked over in one order, and only the trial is left to a person when all is there', () => {
    const checks = openingChecks(WHOLE, '2026-08-15')
    expect(checks.map(({ name }) => name)).to.deep.equal([...CHECKS])
    expect(checks.filter(({ state }) => state !== 'ready').map(({ name }) => name)).to.deep.equal(['trial'])
  })

  it('is the very definition the round was made with', () => {
    expect(look('survey').words).to.contain('12 frågor i 4 delar')
    expect(look('survey', { survey: undefined }).state).to.equal('missing')
    expect(look('survey', { survey: smallSurvey('lilla-2025') }).state).to.equal('missing')
  })

  it('is every text in both languages that residents are promised', () => {
    expect(look('languages').state).to.equal('ready')
    expect(look('languages', { survey: { ...smallSurvey('lilla-2026'), languages: ['sv'] } }).state).to.equal('missing')
  })

  it('is areas, each with its code where codes are used', () => {
    expect(look('areas', { areas: [] }).state).to.equal('missing')
    expect(look('areas', { areas: ['Norr'] }).words).to.equal('Ett område är inläst.')
    expect(look('codes', { uncoded: ['Söder'] })).to.deep.include({ state: 'missing' })
    expect(look('codes', { uncoded: ['Söder'] }).words).to.contain('Kod saknas för Söder.')
    expect(look('codes', { uncoded: ['Norr', 'Söder'], round: { ...ROUND, openLink: true } }).words).to.contain('Inga koder behövs')
  })

  it('is a sample where that is the way to answer', () => {
    const alone = { uncoded: ['Norr', 'Söder'] }
    expect(look('codes', alone)).to.deep.include({ state: 'missing' })
    expect(look('codes', alone).words).to.contain('Inget urval är draget.')
    expect(look('codes', { ...alone, drawn: 1200 })).to.deep.equal({
      state: 'ready',
      words: 'Urvalet är draget: 1\u00a0200 personer har var sin kod. Gör breven i tid.',
    })
  })

  it('is the register’s people in every area, from the last year', () => {
    expect(look('population').words).to.contain('från den 31 december 2025')
    expect(look('population', { register: { year: 2023, unknown: [] } }).state).to.equal('look')
    expect(look('population', { register: null }).state).to.equal('missing')
    const unknown = ['Ett', 'Två', 'Tre', 'Fyra', 'Fem']
    expect(look('population', { register: { year: 2025, unknown } }).words).to.contain('Folkmängd saknas för Ett, Två, Tre och 2 till.')
  })

  it('is days enough for letters and a reminder', () => {
    expect(look('days').words).to.contain('1 september 2026 till och med 31 oktober 2026: 61 dagar.')
    expect(look('days', { round: { ...ROUND, closesOn: '2026-09-13' } })).to.deep.include({ state: 'look' })
    expect(look('days', { round: { ...ROUND, closesOn: '2026-09-14' } })).to.deep.include({ state: 'ready' })
    expect(look('days', { round: { ...ROUND, closesOn: '2026-09-01' } }).words).to.contain(': 1 dag.')
  })

  it('is focus questions, which can only be chosen before it opens', () => {
    expect(look('focus').words).to.equal('3 fokusfrågor är valda.')
    expect(look('focus', { focus: 0 }).words).to.contain('De väljs innan omgången öppnar')
    expect(look('focus', { focus: 0 }, '2026-09-01').words).to.contain('Nu går de inte att välja.')
  })
})

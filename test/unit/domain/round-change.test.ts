import { expect } from 'chai'
import { askable, bygoneFaults, plan, suggestion } from '../../../server/domain/new-round.ts'
import { changeable, changed, closedNow } from '../../../server/domain/round-change.ts'
import { AREAS } from '../../fixtures/places.ts'
import { aRound, smallSurvey, smallSurveys } from '../../fixtures/rounds.ts'

const ROUND = aRound({ opensOn: '2026-09-01', closesOn: '2026-10-31', resultsOn: '2027-01-15' })
const WISH = { opensOn: '2026-09-01', closesOn: '2026-11-15', resultsOn: '2027-01-15', openLink: false, areaCodes: true, sample: false }

/** The ways to answer last year's round besides the link. */
const HAD = { areaCodes: true, sample: true }

describe('what may be changed of a round', () => {
  it('is everything before it opens, then its end, and nothing once its urn is opened or it is cancelled', () => {
    expect(changeable(ROUND, false, '2026-08-31')).to.equal('all days')
    expect(changeable(ROUND, false, '2026-09-01')).to.equal('the end')
    expect(changeable(ROUND, false, '2026-12-01')).to.equal('the end')
    expect(changeable(ROUND, true, '2026-12-01')).to.equal('nothing')
    expect(changeable({ ...ROUND, cancelledOn: '2026-08-01' }, false, '2026-08-31')).to.equal('nothing')
  })
})

describe('a changed round', () => {
  const faultsOf = (wish: Partial<typeof WISH>, what: 'all days' | 'the end', today: string) => {
    const changing = changed(ROUND, what, { ...WISH, ...wish }, today)
    return changing.ok ? [] : changing.faults.map(({ field }) => field)
  }

  it('keeps its beginning and its open link once it has opened, whatever is asked', () => {
    const changing = changed(ROUND, 'the end', { ...WISH, opensOn: '2026-09-20' }, '2026-09-15')
    expect(changing).to.deep.equal({ ok: true, round: { ...ROUND, closesOn: '2026-11-15' } })
  })

  it('takes all its days before it opens', () => {
    const changing = changed(ROUND, 'all days', { ...WISH, opensOn: '2026-09-20' }, '2026-08-15')
    expect(changing).to.deep.equal({ ok: true, round: { ...ROUND, opensOn: '2026-09-20', closesOn: '2026-11-15', openLink: false } })
  })

  it('cannot begin or end on a day that has been, or promise results while it is open', () => {
    expect(faultsOf({ opensOn: '2026-08-14' }, 'all days', '2026-08-15')).to.deep.equal(['oppnar'])
    expect(faultsOf({ closesOn: '2026-09-14' }, 'the end', '2026-09-15')).to.deep.equal(['stanger'])
    expect(faultsOf({ closesOn: '2026-09-15' }, 'the end', '2026-09-15')).to.deep.equal([])
    expect(faultsOf({ resultsOn: '2026-11-15' }, 'the end', '2026-09-15')).to.deep.equal(['resultat'])
    expect(faultsOf({ closesOn: 'snart', resultsOn: '' }, 'the end', '2026-09-15')).to.deep.equal(['stanger', 'resultat'])
  })

  it('may get another day for results after it has closed', () => {
    expect(faultsOf({ closesOn: '2026-10-31', resultsOn: '2027-02-15' }, 'the end', '2026-11-15')).to.deep.equal([])
  })

  it('that is closed now ended yesterday, or today when it opened today', () => {
    expect(closedNow(ROUND, '2026-10-01')).to.equal('2026-09-30')
    expect(closedNow(ROUND, '2026-09-01')).to.equal('2026-09-01')
  })
})

describe("next year's round", () => {
  const surveys = [...smallSurveys().values()].sort((a, b) => b.year - a.year)
  const last = aRound({
    surveyId: 'lilla-2025',
    year: 2025,
    opensOn: '2025-09-01',
    closesOn: '2025-10-31',
    resultsOn: '2026-01-15',
    openLink: false,
  })

  it('is made from last year’s: the survey that follows, the days a year later, the same ways to answer', () => {
    expect(suggestion(last, HAD, surveys)).to.deep.equal({
      surveyId: 'lilla-2026',
      opensOn: '2026-09-01',
      closesOn: '2026-10-31',
      resultsOn: '2027-01-15',
      openLink: false,
      areaCodes: true,
      sample: true,
      rehearsal: false,
      sealed: true,
    })
  })

  it('begins blank where there is none to make it from, and cannot be made without a survey', () => {
    expect(suggestion(undefined, HAD, surveys)).to.include({ surveyId: 'lilla-2026', opensOn: '', areaCodes: true })
    expect(suggestion(last, HAD, [])).to.equal(undefined)
  })

  it('asks a survey of a year that has no round, or whose round was cancelled', () => {
    const asked = (round: typeof last) => askable(smallSurveys(), [round]).map(({ id }) => id)
    expect(asked(last)).to.deep.equal(['lilla-2026'])
    expect(asked({ ...last, cancelledOn: '2025-09-10' })).to.deep.equal(['lilla-2026', 'lilla-2025'])
  })

  it('cannot begin or end before today', () => {
    const fieldsOf = (opensOn: string, closesOn: string) =>
      bygoneFaults({ opensOn, closesOn, resultsOn: '' }, '2026-09-15').map(({ field }) => field)
    expect(fieldsOf('2026-09-15', '2026-09-15')).to.deep.equal([])
    expect(fieldsOf('2026-09-14', '2026-09-15')).to.deep.equal(['oppnar'])
    expect(fieldsOf('2025-09-01', '2025-10-31')).to.deep.equal(['oppnar', 'stanger'])
    expect(fieldsOf('i går', '')).to.deep.equal([])
  })

  it('says everything that is wrong with a plan at once, by field', () => {
    const [kommun] = AREAS
    if (!kommun) throw new Error('There is no kommun.')
    const wish = {
      survey: smallSurvey('lilla-2026'),
      kommun,
      opensOn: '2026-02-30',
      closesOn: '2026-10-31',
      resultsOn: '',
      openLink: false,
      areaCodes: false,
      sample: false,
      rehearsal: false,
      sealed: true,
    }
    const planning = plan(wish, [], 'id')
    expect(planning.ok ? [] : planning.faults.map(({ field }) => field)).to.deep.equal(['enkat', 'oppnar', 'resultat', 'oppen'])
    const drawn = plan({ ...wish, sample: true }, [], 'id')
    expect(drawn.ok ? [] : drawn.faults.map(({ field }) => field)).to.deep.equal(['enkat', 'oppnar', 'resultat'])
  })
})

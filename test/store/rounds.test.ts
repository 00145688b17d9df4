import { expect } from 'chai'
import { Problem } from '../../server/domain/problem.ts'
import * as areas from '../../server/store/areas.ts'
import * as drafts from '../../server/store/drafts.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as responses from '../../server/store/responses.ts'
import * as roundChanges from '../../server/store/round-changes.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as urn from '../../server/store/urn.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound } from '../fixtures/rounds.ts'
import { onEveryBackend } from './backends.ts'

const FIRST = aRound({ id: 'first', year: 2025, surveyId: 'lilla-2025', openLink: false, rehearsal: true })
const SECOND = aRound({ id: 'second', year: 2026 })
const ELSEWHERE = aRound({ id: 'elsewhere', kommunId: '9902', year: 2026 })

onEveryBackend('rounds in the store', (db) => {
  beforeEach(async () => {
    await areas.write(db(), AREAS)
    for (const round of [FIRST, SECOND, ELSEWHERE]) await rounds.add(db(), round)
  })

  it('come back as they were written', async () => {
    expect(await rounds.byId(db(), 'first')).to.deep.equal(FIRST)
    expect(await rounds.ofKommunAndYear(db(), '9901', 2026)).to.deep.equal(SECOND)
    expect(await rounds.byId(db(), 'another')).to.equal(undefined)
    expect(await rounds.ofKommunAndYear(db(), '9901', 2024)).to.equal(undefined)
  })

  it('are listed newest first, of one kommun or of all', async () => {
    expect(await rounds.ofKommun(db(), '9901')).to.deep.equal([SECOND, FIRST])
    expect((await rounds.all(db())).map(({ id }) => id)).to.deep.equal(['second', 'elsewhere', 'first'])
  })

  it('are all rehearsals only when there is one and none is real', async () => {
    expect(await rounds.areAllRehearsals(db())).to.equal(false)
    await db().deleteFrom('rounds').execute()
    expect(await rounds.areAllRehearsals(db())).to.equal(false)
    await rounds.add(db(), FIRST)
    expect(await rounds.areAllRehearsals(db())).to.equal(true)
  })

  it('refuse a second one in the same kommun and year, and keep the first', async () => {
    const error = await rounds.add(db(), aRound({ id: 'again', year: 2026, openLink: false })).catch((thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(Problem).and.to.include({ status: 409, code: 'round_exists' })
    expect(await rounds.ofKommunAndYear(db(), '9901', 2026)).to.deep.equal(SECOND)
  })

  it('are added with all their codes or not at all', async () => {
    const round = aRound({ id: 'third', year: 2027 })
    const twice = { code: 'K7MA3XRT', areaId: '9901N' }
    const error = await rounds.addWithCodes(db(), round, [twice, { ...twice, areaId: '9901S' }]).catch((thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(Error)
    expect(await rounds.byId(db(), 'third')).to.equal(undefined)
    await rounds.addWithCodes(db(), round, [twice])
    expect(await rounds.areaCodes(db(), 'third')).to.deep.equal([twice])
  })

  it('know the area of their own codes, and of no other round’s', async () => {
    await rounds.addAreaCode(db(), 'second', { code: 'K7MA3XRT', areaId: '9901N' })
    expect(await rounds.areaOfCode(db(), 'second', 'K7MA3XRT')).to.equal('9901N')
    expect(await rounds.areaOfCode(db(), 'elsewhere', 'K7MA3XRT')).to.equal(undefined)
    expect(await rounds.areaOfCode(db(), 'second', 'K7MA3XRX')).to.equal(undefined)
    expect([await rounds.hasCodes(db(), 'second'), await rounds.hasCodes(db(), 'elsewhere')]).to.deep.equal([true, false])
  })

  describe('that are changed', () => {
    const later = { ...SECOND, closesOn: '2026-11-15', openLink: false }

    it('get other days, once for each who read them', async () => {
      expect(await roundChanges.isFixed(db(), 'second')).to.equal(false)
      expect(await roundChanges.change(db(), SECOND, later)).to.equal(true)
      expect(await roundChanges.change(db(), SECOND, { ...SECOND, closesOn: '2026-11-20' })).to.equal(false)
      expect(await rounds.byId(db(), 'second')).to.deep.equal(later)
    })

    for (const changed of [{ opensOn: '2026-09-02' }, { closesOn: '2026-11-01' }, { resultsOn: '2027-01-16' }, { openLink: false }]) {
      it(`stay as another left them: ${Object.keys(changed)}`, async () => {
        expect(await roundChanges.change(db(), SECOND, { ...SECOND, ...changed })).to.equal(true)
        expect(await roundChanges.change(db(), SECOND, later)).to.equal(false)
        expect(await roundChanges.cancel(db(), SECOND, '2026-09-10')).to.equal(false)
        expect(await rounds.byId(db(), 'second')).to.deep.equal({ ...SECOND, ...changed })
      })
    }

    it('stay as they are once their urn has been opened, or somebody has asked for it', async () => {
      await responses.add(db(), 'second', [{ id: 'r', source: 'code', areaId: '9901N', signs: '[]' }])
      await jobs.request(db(), 'count', 'elsewhere', new Date('2026-11-01T10:00:00Z'))
      for (const round of [SECOND, ELSEWHERE]) {
        expect(await roundChanges.change(db(), round, { ...round, closesOn: '2026-11-15' })).to.equal(false)
        expect(await roundChanges.cancel(db(), round, '2026-11-02')).to.equal(false)
        expect(await roundChanges.isFixed(db(), round.id)).to.equal(true)
        expect(await rounds.byId(db(), round.id)).to.deep.equal(round)
      }
    })
  })

  describe('that are cancelled', () => {
    const DRAFT = { source: 'code', areaId: '9901N', answers: {}, texts: {} } as const

    it('lose every answer to them, sent or under way, and no other round’s', async () => {
      const box = drafts.box(
        db(),
        () => '2026-12-01',
        () => '2026-09-15',
      )
      const key = await box.start('second', DRAFT)
      const other = await box.start('first', DRAFT)
      for (const id of ['second', 'first']) await urn.put(db(), id, 'a document')
      expect(await roundChanges.cancel(db(), SECOND, '2026-09-10')).to.equal(true)
      expect(await rounds.byId(db(), 'second')).to.deep.equal({ ...SECOND, cancelledOn: '2026-09-10' })
      expect([await urn.count(db(), 'second'), await urn.count(db(), 'first')]).to.deep.equal([0, 1])
      expect([await box.read('second', key), await box.read('first', other)]).to.deep.equal([undefined, { sent: false, draft: DRAFT }])
    })

    it('take no more: a draft under way is gone, and nothing is begun or sent just after', async () => {
      const box = drafts.box(
        db(),
        () => '2026-12-01',
        () => '2026-09-15',
      )
      const key = await box.start('second', DRAFT)
      await roundChanges.cancel(db(), SECOND, '2026-09-10')
      expect(await box.send('second', key, () => 'a document')).to.equal('gone')
      for (const late of [
        () => box.start('second', DRAFT),
        () => urn.put(db(), 'second', 'a document'),
        () => box.start('removed', DRAFT),
      ]) {
        const error = await late().catch((thrown: unknown) => thrown)
        expect(error).to.be.instanceOf(Problem).and.to.include({ status: 409, code: 'survey_cancelled' })
      }
      expect(await urn.count(db(), 'second')).to.equal(0)
      expect(await db().selectFrom('drafts').selectAll().execute()).to.deep.equal([])
    })

    it('give way to a new one of the same year', async () => {
      await rounds.addAreaCode(db(), 'second', { code: 'K7MA3XRT', areaId: '9901N' })
      await roundChanges.cancel(db(), SECOND, '2026-09-10')
      await rounds.addWithCodes(db(), aRound({ id: 'again', year: 2026 }), [{ code: 'CDFHJKMN', areaId: '9901N' }])
      expect((await rounds.ofKommun(db(), '9901')).map(({ id }) => id)).to.deep.equal(['again', 'first'])
      expect(await rounds.areaOfCode(db(), 'again', 'K7MA3XRT')).to.equal(undefined)
    })
  })

  it('are removed with their codes while nobody has answered or begun to, and not after', async () => {
    await rounds.addAreaCode(db(), 'second', { code: 'K7MA3XRT', areaId: '9901N' })
    await urn.put(db(), 'elsewhere', 'a document')
    await drafts
      .box(
        db(),
        () => '2026-12-01',
        () => '2026-09-15',
      )
      .start('first', { source: 'open', areaId: '9901N', answers: {}, texts: {} })
    expect(await roundChanges.remove(db(), SECOND)).to.equal(true)
    for (const round of [ELSEWHERE, FIRST]) {
      expect(await roundChanges.remove(db(), round)).to.equal(false)
      expect(await rounds.byId(db(), round.id)).to.deep.equal(round)
    }
    expect(await rounds.byId(db(), 'second')).to.equal(undefined)
  })
})

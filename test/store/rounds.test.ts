import { expect } from 'chai'
import { Problem } from '../../server/domain/problem.ts'
import * as areas from '../../server/store/areas.ts'
import * as rounds from '../../server/store/rounds.ts'
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
})

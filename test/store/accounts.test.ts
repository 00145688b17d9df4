import { expect } from 'chai'
import type { Role, Staff } from '../../server/domain/staff.ts'
import * as accounts from '../../server/store/accounts.ts'
import * as areas from '../../server/store/areas.ts'
import type { PasswordHash } from '../../server/store/password.ts'
import * as sessions from '../../server/store/sessions.ts'
import * as staff from '../../server/store/staff.ts'
import { AREAS } from '../fixtures/places.ts'
import { onEveryBackend } from './backends.ts'

const NOW = new Date('2026-09-15T10:00:00Z')
const TODAY = '2026-09-15'
const somebody = (id: string, role: Role, kommunIds: readonly string[]): Staff => ({
  ...{ id, name: id, email: `${id}@exempel.se`, role, kommunIds },
})
const ADA = somebody('ada', 'administrator', ['9901', '9902'])
const ANNA = somebody('anna', 'administrator', ['9901'])
const KLARA = somebody('klara', 'kommunpolis', ['9901'])
const KAJSA = somebody('kajsa', 'kommunpolis', ['9901', '9902'])
const NEW = { from: 'old', to: 'new' as PasswordHash } // the store never looks inside a kept password

onEveryBackend('accounts', (db) => {
  beforeEach(async () => {
    await areas.write(db(), AREAS)
    for (const person of [ADA, ANNA, KLARA, KAJSA]) {
      await staff.add(db(), person, 'old' as PasswordHash)
      await sessions.write(db(), person.id, { staffId: person.id, document: '{}' }, NOW)
    }
  })

  const failing = (work: Promise<unknown>) =>
    work.then(
      () => 'nothing',
      (problem: unknown) => (problem as { code: string }).code,
    )
  const isSignedIn = async (id: string) => (await sessions.read(db(), id, NOW)) !== undefined

  it('are told for some kommuner with all that they serve, their own rights and when they were used', async () => {
    await staff.grant(db(), 'kajsa', 'export uncoarsened')
    await staff.welcome(db(), { id: 'kajsa', password: 'old' }, TODAY)
    const found = await accounts.serving(db(), ['9902'])
    expect(found.map(({ id }) => id)).to.have.members(['ada', 'kajsa'])
    const kajsa = found.find(({ id }) => id === 'kajsa')
    expect(kajsa).to.deep.equal({ ...KAJSA, granted: ['export uncoarsened'], usedOn: TODAY, lockedUntil: null })
    expect(await accounts.serving(db(), [])).to.deep.equal([])
  })

  it('are closed: sessions, rights and address are gone, and the name is kept to tell who did what', async () => {
    expect(await accounts.close(db(), 'klara', ANNA, TODAY)).to.equal(true)
    expect(await accounts.byId(db(), 'klara')).to.equal(undefined)
    expect(await staff.idOf(db(), 'klara@exempel.se')).to.equal(null)
    expect(await isSignedIn('klara')).to.equal(false)
    expect(await isSignedIn('kajsa')).to.equal(true)
    expect([...(await staff.names(db(), ['klara', 'anna', 'nobody']))]).to.have.deep.members([
      ['anna', 'anna'],
      ['klara', 'klara'],
    ])
  })

  it('are closed once: the second of two is told that there is none, and nothing else is touched', async () => {
    const both = await Promise.all([ANNA, ADA].map((manager) => failing(accounts.close(db(), 'klara', manager, TODAY))))
    expect(both.sort()).to.deep.equal(['account_gone', 'nothing'])
    expect(await db().selectFrom('staff').select('id').execute()).to.have.length(3)
  })

  it('are not closed for whoever may not: nothing is then changed', async () => {
    expect(await failing(accounts.close(db(), 'kajsa', ANNA, TODAY))).to.equal('account_gone')
    expect(await failing(accounts.close(db(), 'ada', ADA, TODAY))).to.equal('own_account')
    expect(await failing(accounts.close(db(), 'ada', 'command line', TODAY))).to.equal('last_administrator')
    expect(await isSignedIn('ada')).to.equal(true)
    expect(await db().selectFrom('former_staff').selectAll().execute()).to.deep.equal([])
  })

  it('of two administrators who close each other, one is left', async () => {
    const berit = somebody('berit', 'administrator', ['9901'])
    await staff.add(db(), berit, 'old' as PasswordHash)
    const ends = await Promise.all([
      failing(accounts.close(db(), 'berit', ANNA, TODAY)),
      failing(accounts.close(db(), 'anna', berit, TODAY)),
    ])
    expect(ends.sort()).to.deep.equal(['account_gone', 'nothing'])
  })

  it('are judged by what the manager is when it happens, not by what they were when they asked', async () => {
    await db().updateTable('staff').set({ role: 'samordnare' }).where('id', '=', 'anna').execute()
    expect(await failing(accounts.close(db(), 'klara', ANNA, TODAY))).to.equal('account_gone')
    expect(await failing(accounts.givePassword(db(), 'klara', NEW, ANNA))).to.equal('account_gone')
    expect(await accounts.keptPassword(db(), 'klara')).to.equal('old')
  })

  it('are given a new password: they are no longer locked, and their sessions are over', async () => {
    for (let times = 0; times < 5; times++) await staff.attempt(db(), 'klara@exempel.se', NOW)
    expect(await accounts.givePassword(db(), 'klara', NEW, ADA)).to.equal(true)
    expect(await accounts.byId(db(), 'klara')).to.include({ lockedUntil: null })
    expect(await accounts.keptPassword(db(), 'klara')).to.equal('new')
    expect(await isSignedIn('klara')).to.equal(false)
    expect(await isSignedIn('kajsa')).to.equal(true)
  })

  it('are given no second password upon one that somebody has just given', async () => {
    const both = await Promise.all([ANNA, ADA].map((manager) => failing(accounts.givePassword(db(), 'klara', NEW, manager))))
    expect(both.sort()).to.deep.equal(['account_moved', 'nothing'])
    await accounts.close(db(), 'klara', ADA, TODAY)
    expect(await failing(accounts.givePassword(db(), 'klara', NEW, ADA))).to.equal('account_gone')
  })

  it('that were closed are forgotten with the audit trail', async () => {
    await accounts.close(db(), 'klara', ADA, TODAY)
    expect(await accounts.sweepNames(db(), TODAY)).to.equal(0)
    expect(await accounts.sweepNames(db(), '2026-09-16')).to.equal(1)
    expect([...(await staff.names(db(), ['klara']))]).to.deep.equal([])
  })
})

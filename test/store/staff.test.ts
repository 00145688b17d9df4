import { expect } from 'chai'
import type { Staff } from '../../server/domain/staff.ts'
import * as areas from '../../server/store/areas.ts'
import type { Db } from '../../server/store/database.ts'
import * as password from '../../server/store/password.ts'
import * as staff from '../../server/store/staff.ts'
import { emptyDatabase } from '../fixtures/database.ts'
import { AREAS } from '../fixtures/places.ts'

const KLARA: Staff = { id: 'klara', name: 'Klara', email: 'Klara@Exempel.se ', role: 'kommunpolis', kommunIds: ['9901', '9902'] }
const NOW = new Date('2026-09-15T10:00:00Z')
const LATER = new Date('2026-09-15T10:15:00Z')

describe('a kept password', () => {
  it('is recognised again, with å typed as one sign or as two', async () => {
    const kept = await password.hash('påskägg och tulpaner'.normalize('NFC'))
    expect(await password.matches('påskägg och tulpaner'.normalize('NFD'), kept)).to.equal(true)
    expect(await password.matches('påskägg och tulpanen', kept)).to.equal(false)
  })

  it('says its own cost, takes at least 2^15 blocks, and has a salt of its own', async () => {
    const [first, second] = await Promise.all([password.hash('samma ord två gånger'), password.hash('samma ord två gånger')])
    expect(Number(/ln=(\d+)/.exec(first)?.[1])).to.be.at.least(15)
    expect(first).to.not.equal(second)
    expect(first).to.not.contain('samma')
  })

  it('made at a lower cost in earlier days still opens', async () => {
    // scrypt of 'gammalt' with the 16-byte salt 'saltsaltsaltsalt', N = 2^4, r = 8, p = 1, 32 bytes, made by Python's hashlib.scrypt.
    const kept = '$scrypt$ln=4,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA==$EjNcAj0ZFL/7/20J19XCly/0506Xzcg2ewUDQfK5j7o='
    expect(await password.matches('gammalt', kept)).to.equal(true)
  })

  it('matches nothing when nothing was kept', async () => {
    expect(await password.matches('', undefined)).to.equal(false)
  })
})

describe('staff in the store', () => {
  let db: Db
  beforeEach(async () => {
    db = await emptyDatabase()
    await areas.write(db, AREAS)
    await staff.add(db, KLARA, 'a hash' as password.PasswordHash) // the store never looks inside it
  })
  afterEach(() => db.destroy())

  it('come back with their role and every kommun', async () => {
    expect(await staff.byId(db, 'klara')).to.deep.equal({ ...KLARA, email: 'klara@exempel.se', granted: [] })
    expect(await staff.byId(db, 'nobody')).to.equal(undefined)
  })

  it('refuses a second account with the same address in other capitals, and keeps the first', async () => {
    const added = await staff.add(db, { ...KLARA, id: 'other', email: 'KLARA@exempel.se' }, 'b' as password.PasswordHash)
    expect(added).to.equal(false)
    expect(await staff.byId(db, 'other')).to.equal(undefined)
    expect(await staff.byId(db, 'klara')).to.not.equal(undefined)
  })

  it('takes five attempts, also when all come at once, and then none for fifteen minutes', async () => {
    const attempts = await Promise.all(Array.from({ length: 9 }, () => staff.attempt(db, 'klara@exempel.se', NOW)))
    expect(attempts.filter((account) => account !== undefined)).to.have.length(5)
    expect(await staff.attempt(db, 'klara@exempel.se', new Date(LATER.getTime() - 1))).to.equal(undefined)
    expect(await staff.attempt(db, 'klara@exempel.se', LATER)).to.deep.equal({ id: 'klara', password: 'a hash', lockedUntil: null })
  })

  it('gives five new attempts when the fifteen minutes are over', async () => {
    for (let times = 0; times < 5; times++) await staff.attempt(db, 'klara@exempel.se', NOW)
    const again = []
    for (let times = 0; times < 6; times++) again.push(await staff.attempt(db, 'klara@exempel.se', LATER))
    expect(again.map((account) => account !== undefined)).to.deep.equal([true, true, true, true, true, false])
  })

  it('forgets earlier failures when the right password comes, even on the fifth attempt', async () => {
    for (let times = 0; times < 5; times++) await staff.attempt(db, 'klara@exempel.se', NOW)
    expect(await staff.welcome(db, { id: 'klara', password: 'a hash' }, '2026-09-15')).to.equal(true)
    expect(await staff.attempt(db, 'klara@exempel.se', NOW)).to.not.equal(undefined)
  })

  it('are not let in by a password that was changed while it was being compared', async () => {
    for (let times = 0; times < 5; times++) await staff.attempt(db, 'klara@exempel.se', NOW)
    expect(await staff.welcome(db, { id: 'klara', password: 'an older hash' }, '2026-09-15')).to.equal(false)
    expect(await staff.attempt(db, 'klara@exempel.se', NOW)).to.equal(undefined)
  })

  it('knows no attempt on an address nobody has', async () => {
    expect(await staff.attempt(db, 'ingen@exempel.se', NOW)).to.equal(undefined)
  })
})

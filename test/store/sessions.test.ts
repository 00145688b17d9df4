import { expect } from 'chai'
import * as accounts from '../../server/store/accounts.ts'
import * as areas from '../../server/store/areas.ts'
import type { Db } from '../../server/store/database.ts'
import type { PasswordHash } from '../../server/store/password.ts'
import * as sessions from '../../server/store/sessions.ts'
import * as staff from '../../server/store/staff.ts'
import { emptyDatabase } from '../fixtures/database.ts'
import { AREAS } from '../fixtures/places.ts'

const at = (time: string) => new Date(`2026-09-15T${time}Z`)
const KEPT = { staffId: null, document: '{"a":1}' }

describe('sessions in the store', () => {
  let db: Db
  beforeEach(async () => {
    db = await emptyDatabase()
  })
  afterEach(() => db.destroy())

  it('are found by their id, which is itself not kept', async () => {
    await sessions.write(db, 'the secret id', KEPT, at('08:00:00'))
    expect(await sessions.read(db, 'the secret id', at('08:00:01'))).to.equal('{"a":1}')
    expect(JSON.stringify(await db.selectFrom('sessions').selectAll().execute())).to.not.contain('the secret id')
  })

  it('end after twelve hours without use', async () => {
    await sessions.write(db, 'id', KEPT, at('08:00:00'))
    expect(await sessions.read(db, 'id', at('19:59:59'))).to.not.equal(undefined)
    expect(await sessions.read(db, 'id', at('20:00:00'))).to.equal(undefined)
  })

  it('last longer when used, noted at most every ten minutes', async () => {
    await sessions.write(db, 'id', KEPT, at('08:00:00'))
    const expiry = async () => (await db.selectFrom('sessions').select('expires_at').executeTakeFirst())?.expires_at
    await sessions.use(db, 'id', at('08:09:00'))
    expect(await expiry()).to.equal('2026-09-15T20:00:00.000Z')
    await sessions.use(db, 'id', at('08:11:00'))
    expect(await expiry()).to.equal('2026-09-15T20:11:00.000Z')
  })

  it('are swept when they have ended, and only then', async () => {
    await sessions.write(db, 'old', KEPT, at('01:00:00'))
    await sessions.write(db, 'new', KEPT, at('08:00:00'))
    await sessions.sweep(db, at('14:00:00'))
    expect(await db.selectFrom('sessions').selectAll().execute()).to.have.length(1)
    expect(await sessions.read(db, 'new', at('14:00:00'))).to.not.equal(undefined)
  })

  it('can be ended one at a time, and end with the account', async () => {
    await areas.write(db, AREAS)
    await staff.add(db, { id: 's', name: 'S', email: 's@exempel.se', role: 'analytiker', kommunIds: ['9901'] }, 'h' as PasswordHash)
    await sessions.write(db, 'one', { ...KEPT, staffId: 's' }, at('08:00:00'))
    await sessions.write(db, 'two', { ...KEPT, staffId: 's' }, at('08:00:00'))
    await sessions.remove(db, 'one')
    expect(await sessions.read(db, 'one', at('08:00:00'))).to.equal(undefined)
    await accounts.close(db, 's', 'command line', '2026-09-15')
    expect(await sessions.read(db, 'two', at('08:00:00'))).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { sql } from 'kysely'
import { type Db, lightly } from '../../server/store/database.ts'
import { onEveryBackend } from './backends.ts'

/** SQLite's words for how long a commit waits: 1 is normal, 2 full. */
async function waits(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
  return rows[0]?.synchronous
}

onEveryBackend('a light write', (db) => {
  it('is not waited for down to the disk, and the next write is again', async () => {
    expect(await waits(db())).to.equal(2)
    for (const _ of ['first', 'second']) {
      expect(await lightly(db(), waits)).to.equal(1)
      expect(await waits(db())).to.equal(2)
    }
  })

  it('is no part of a transaction, whose commit is waited for', async () => {
    const refused = await db()
      .transaction()
      .execute((db) => lightly(db, waits))
      .catch((error: Error) => error.message)
    expect(refused).to.include('not a transaction')
  })

  it('leaves the next write waiting also when it fails', async () => {
    const fault = await lightly(db(), async () => {
      throw new Error('on purpose')
    }).catch((error: Error) => error.message)
    expect(fault).to.equal('on purpose')
    expect(await waits(db())).to.equal(2)
  })
})

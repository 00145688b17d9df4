import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { sql } from 'kysely'
import { written } from '../../server/domain/audit/chain.ts'
import { type AuditEvent, type Entry, PROGRAM, person, stranger } from '../../server/domain/audit/events.ts'
import * as areas from '../../server/store/areas.ts'
import { atomically } from '../../server/store/atomically.ts'
import * as audit from '../../server/store/audit.ts'
import { sweep, verify } from '../../server/store/audit-chain.ts'
import * as database from '../../server/store/database.ts'
import type { PasswordHash } from '../../server/store/password.ts'
import * as staff from '../../server/store/staff.ts'
import { AREAS } from '../fixtures/places.ts'
import { onEveryBackend } from './backends.ts'

const SIGNED_IN: AuditEvent = { what: 'signed in', details: {} }
const LOOKED: AuditEvent = { what: 'saw dialogues', details: {} }

/** Sara reading about Lillköping at ten; say only what matters. */
const entry = (given: Partial<Entry> = {}): Entry => ({
  at: new Date('2026-09-15T10:00:00Z'),
  by: person('sara'),
  kommunId: '9901',
  event: LOOKED,
  ...given,
})
const on = (day: string) => new Date(`${day}T10:00:00Z`)

onEveryBackend('the audit trail', (db) => {
  const keep = async (...entries: readonly Partial<Entry>[]) => {
    for (const one of entries) await audit.record(db(), entry(one))
  }
  const ALL = { kommunIds: ['9901', '9902'], nobodys: true }
  const seqs = async (filter: Partial<audit.Filter>, most = 100) =>
    (await audit.list(db(), { ...ALL, ...filter }, most)).map(({ seq }) => seq)
  const refused = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: Error) => error.message,
    )

  it('comes back as it was told, latest first, numbered from 1', async () => {
    await keep({}, { event: { what: 'saw underlag', details: { year: 2026 } }, by: stranger(null), kommunId: null })
    expect(await audit.list(db(), ALL, 10)).to.deep.equal([
      {
        seq: 2,
        at: '2026-09-15T10:00:00.000Z',
        by: stranger(null),
        kommunId: null,
        event: { what: 'saw underlag', details: { year: 2026 } },
      },
      { seq: 1, at: '2026-09-15T10:00:00.000Z', by: person('sara'), kommunId: '9901', event: LOOKED },
    ])
  })

  it('is kept together with what it tells of, or not at all', async () => {
    const failing = atomically(db(), async (db) => {
      await areas.write(db, AREAS)
      await audit.record(db, entry())
      throw new Error('halfway')
    })
    expect(await refused(failing)).to.equal('halfway')
    expect(await seqs({})).to.deep.equal([])
    expect(await audit.recording(db(), entry(), async () => false)).to.equal(false)
    expect(await seqs({})).to.deep.equal([])
    expect(await audit.recording(db(), entry(), async () => true)).to.equal(true)
    expect(await seqs({})).to.deep.equal([1])
    expect((await verify(db())).ok).to.equal(true)
  })

  it('refuses every change and removal, and whatever would take the place of a row', async () => {
    await keep({}, {})
    expect(await refused(db().updateTable('audit').set({ what: 'signed out' }).execute())).to.contain('never changed')
    expect(await refused(db().deleteFrom('audit').execute())).to.contain('kept until it is swept')
    const row = sql`insert or replace into audit select * from audit where seq = 1`
    expect(await refused(row.execute(db()))).to.contain('grows at its end')
    expect(await verify(db())).to.include({ ok: true, first: 1 })
  })

  it('is narrowed by person, kind, time and place in the trail, each and together', async () => {
    await keep(
      { at: on('2026-09-01') },
      { at: on('2026-09-02'), by: person('klara') },
      { at: on('2026-09-03'), event: SIGNED_IN },
      { at: on('2026-09-04'), kommunId: '9902' },
    )
    expect(await seqs({ person: 'klara' })).to.deep.equal([2])
    expect(await seqs({ whats: ['signed in'] })).to.deep.equal([3])
    expect(await seqs({ from: on('2026-09-02'), until: on('2026-09-04') })).to.deep.equal([3, 2])
    expect(await seqs({ kommunIds: ['9902'], nobodys: false })).to.deep.equal([4])
    expect(await seqs({ before: 4 }, 2)).to.deep.equal([3, 2])
    expect(await seqs({ person: 'klara', whats: ['signed in'] })).to.deep.equal([])
  })

  it('shows what is about no kommun to those it concerns: colleagues of who did it, or whoever looks after everything', async () => {
    await areas.write(db(), AREAS)
    const account = (id: string, kommunId: string) => ({ id, name: id, email: id, role: 'samordnare' as const, kommunIds: [kommunId] })
    await staff.add(db(), account('sara', '9901'), 'h' as PasswordHash)
    await staff.add(db(), account('greta', '9902'), 'h' as PasswordHash)
    const about = { kommunId: null, event: SIGNED_IN }
    await keep(
      { ...about },
      { ...about, by: person('greta') },
      { ...about, by: person('gone') },
      { ...about, by: PROGRAM },
      { kommunId: '9902' },
    )
    expect(await seqs({ kommunIds: ['9901'], nobodys: false })).to.deep.equal([1])
    expect(await seqs({ kommunIds: ['9902'], nobodys: false })).to.deep.equal([5, 2])
    expect(await seqs({ kommunIds: ['9901'], nobodys: true })).to.deep.equal([4, 3, 1])
  })

  describe('when somebody has been at the file', () => {
    beforeEach(async () => {
      await keep({}, {}, {}, {}, {})
      for (const guard of ['audit_never_changed', 'audit_kept_until_swept', 'audit_grows_at_its_end'])
        await sql.raw(`drop trigger ${guard}`).execute(db())
    })

    it('names the first row that was changed', async () => {
      await db().updateTable('audit').set({ staff_id: 'somebody else' }).where('seq', 'in', [3, 5]).execute()
      expect(await verify(db())).to.deep.equal({ ok: false, seq: 3, at: '2026-09-15T10:00:00.000Z', fault: 'changed' })
    })

    it('names the first row that was removed: in the middle, at the end, at the beginning, or all of them', async () => {
      const without = async (seqs: readonly number[]) => {
        const gone = await db().deleteFrom('audit').where('seq', 'in', seqs).returningAll().execute()
        const verdict = await verify(db())
        await db().insertInto('audit').values(gone).execute()
        return verdict.ok ? 'whole' : `${verdict.seq} ${verdict.fault}`
      }
      expect(await without([3])).to.equal('3 missing')
      expect(await without([4, 5])).to.equal('4 missing')
      expect(await without([1, 2])).to.equal('1 missing')
      expect(await without([1, 2, 3, 4, 5])).to.equal('1 missing')
      expect((await verify(db())).ok).to.equal(true)
    })

    it('is not deceived by a sweep that the trail does not tell of', async () => {
      const { hash } = await db().selectFrom('audit').select('hash').where('seq', '=', 2).executeTakeFirstOrThrow()
      await db().updateTable('audit_chain').set({ swept: 2, swept_hash: hash }).execute()
      await db().deleteFrom('audit').where('seq', '<=', 2).execute()
      expect(await verify(db())).to.include({ ok: false, seq: 3, fault: 'missing' })
    })

    it('looks whole when all of it is made anew, but not beside a mark written down before', async () => {
      const before = await verify(db())
      if (!before.ok) throw new Error('not whole')
      await db().deleteFrom('audit').execute()
      await sql`update audit_chain set last = 0, last_hash = swept_hash`.execute(db())
      await keep({}, {}, {}, {}, { by: person('somebody else') }, {})
      expect((await verify(db())).ok).to.equal(true)
      expect(await verify(db(), before.last)).to.include({ ok: false, seq: 5, fault: 'not as marked' })
      expect(written(before.last)).to.match(/^5:[0-9a-f]{64}$/)
    })
  })

  describe('when it is swept', () => {
    beforeEach(() => keep({ at: on('2024-09-01') }, { at: on('2024-09-02') }, { at: on('2026-09-01') }))

    it('loses what is older, tells of it, and is still whole', async () => {
      const mark = await verify(db())
      expect(await sweep(db(), on('2025-01-01'), on('2026-09-15'))).to.equal(2)
      const [told] = await audit.list(db(), ALL, 1)
      expect(told?.by).to.deep.equal(PROGRAM)
      expect(told?.event).to.have.property('what', 'swept audit')
      expect(told?.event.details).to.include({ through: 2, rows: 2 })
      expect(await seqs({})).to.deep.equal([4, 3])
      expect(await verify(db(), mark.ok ? mark.last : undefined)).to.include({ ok: true, first: 3 })
    })

    it('says nothing when there is nothing to take', async () => {
      expect(await sweep(db(), on('2024-01-01'), on('2026-09-15'))).to.equal(0)
      expect(await seqs({})).to.deep.equal([3, 2, 1])
    })

    it('can be swept again and again, to the last word about itself', async () => {
      await sweep(db(), on('2025-01-01'), on('2026-09-15'))
      expect(await sweep(db(), on('2026-12-01'), on('2027-01-01'))).to.equal(2)
      expect(await seqs({})).to.deep.equal([5])
      await keep({ at: on('2027-01-02') })
      expect(await verify(db())).to.include({ ok: true, first: 5 })
    })

    it('stops at a newer row, should the clock have gone backwards, and never leaves a gap', async () => {
      await keep({ at: on('2024-09-03') })
      expect(await sweep(db(), on('2025-01-01'), on('2026-09-15'))).to.equal(2)
      expect(await seqs({})).to.deep.equal([5, 4, 3])
    })
  })
})

describe('the audit trail of two processes at once', () => {
  it('is one whole chain with every entry in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trygg-audit-'))
    const file = join(folder, 'prov.sqlite')
    const db = database.open(file)
    await database.migrate(db)
    const writers = ['one', 'two'].map((name) => fork(new URL('../fixtures/audit-writer.ts', import.meta.url), [file, name, '150']))
    const ended = await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0]))
    expect(ended).to.deep.equal([0, 0])
    expect(await verify(db)).to.deep.include({ ok: true, first: 1 })
    const kept = await db
      .selectFrom('audit')
      .select('staff_id')
      .select((row) => row.fn.countAll().as('entries'))
      .groupBy('staff_id')
      .execute()
    expect(kept.map(({ staff_id, entries }) => [staff_id, Number(entries)])).to.have.deep.members([
      ['one', 150],
      ['two', 150],
    ])
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })
})

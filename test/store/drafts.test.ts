import { expect } from 'chai'
import { sql } from 'kysely'
import type { UrnDocument } from '../../server/domain/document.ts'
import type { Box, Draft } from '../../server/domain/draft.ts'
import * as areas from '../../server/store/areas.ts'
import * as drafts from '../../server/store/drafts.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as urn from '../../server/store/urn.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound } from '../fixtures/rounds.ts'
import { onEveryBackend } from './backends.ts'

const DRAFT: Draft = { source: 'open', areaId: '9901N', answers: { kon: 'man' }, texts: { forslag: 'Mer ljus i parken' } }
const toDocument = ({ source, answers, texts }: Draft) => JSON.stringify({ source, areaId: '9901N', answers, texts })

onEveryBackend('drafts in the store', (db) => {
  let box: Box
  beforeEach(async () => {
    await areas.write(db(), AREAS)
    await rounds.add(db(), aRound({ id: 'r' }))
    await rounds.add(db(), aRound({ id: 'other', year: 2027 }))
    box = drafts.box(
      db(),
      () => '2026-09-22',
      () => '2026-09-15',
    )
  })

  const documents = async () => {
    const rows = await db().selectFrom('urn').selectAll().execute()
    return rows.map(({ document }): UrnDocument => JSON.parse(document))
  }

  it('open with their key, in their own round, and with nothing else', async () => {
    const key = await box.start('r', DRAFT)
    expect(await box.read('r', key)).to.deep.equal({ sent: false, draft: DRAFT })
    expect(await box.read('other', key)).to.equal(undefined)
    const another = key.startsWith('A') ? `B${key.slice(1)}` : `A${key.slice(1)}`
    for (const wrong of ['', 'x', another, `${key}AAAA`, key.slice(4), '💥', 'é'.repeat(43)]) {
      expect(await box.read('r', wrong), wrong).to.equal(undefined)
    }
  })

  it('lie unreadable in the table, without the key and without the day they were begun', async () => {
    const key = await box.start('r', DRAFT)
    const [row] = await db().selectFrom('drafts').selectAll().execute()
    const lying = JSON.stringify(row) + row?.sealed?.toString('latin1')
    expect(row?.expires_on).to.equal('2026-09-22')
    for (const secret of ['ljus', 'man', '9901N', 'open', key, Buffer.from(key, 'base64url').toString('hex')]) {
      expect(lying).not.to.include(secret)
    }
  })

  it('are sealed anew each time, so that the same answers do not look the same', async () => {
    const key = await box.start('r', DRAFT)
    const before = await db().selectFrom('drafts').select('sealed').executeTakeFirstOrThrow()
    await box.change('r', key, (draft) => draft)
    const after = await db().selectFrom('drafts').select('sealed').executeTakeFirstOrThrow()
    expect(after.sealed?.equals(before.sealed ?? Buffer.alloc(0))).to.equal(false)
  })

  it('lose nothing when many pages of one visitor save at once', async () => {
    const key = await box.start('r', { ...DRAFT, answers: {} })
    const questions = Array.from({ length: 12 }, (_, index) => `q${index}`)
    await Promise.all(
      questions.map((question) => box.change('r', key, (draft) => ({ ...draft, answers: { ...draft.answers, [question]: '1' } }))),
    )
    const found = await box.read('r', key)
    expect(found?.sent === false && Object.keys(found.draft.answers).sort()).to.deep.equal([...questions].sort())
  })

  it('are sent once, however many times at once, and leave nothing of themselves', async () => {
    const key = await box.start('r', DRAFT)
    const sendings = await Promise.all(Array.from({ length: 8 }, () => box.send('r', key, toDocument)))
    expect(sendings.sort()).to.deep.equal([...Array.from({ length: 7 }, () => 'already'), 'sent'])
    expect(await documents()).to.deep.equal([JSON.parse(toDocument(DRAFT))])
    expect(await box.read('r', key)).to.deep.equal({ sent: true })
    expect(await box.change('r', key, () => ({ ...DRAFT, areaId: '9901S' }))).to.deep.equal({ sent: true })
    expect(await db().selectFrom('drafts').select(['sealed', 'sent']).execute()).to.deep.equal([{ sealed: null, sent: 1 }])
  })

  it('are sent with everything that was saved before, also when a page saves at the same moment', async () => {
    for (let time = 0; time < 20; time++) {
      const key = await box.start('r', { ...DRAFT, answers: {}, texts: { forslag: `draft ${time}` } })
      const saving = box.change('r', key, (draft) => ({ ...draft, answers: { kon: 'kvinna' } }))
      const [saved] = await Promise.all([saving, box.send('r', key, toDocument)])
      const lying = (await documents()).find(({ texts }) => texts.forslag === `draft ${time}`)
      expect(lying?.answers).to.deep.equal(saved?.sent === false ? { kon: 'kvinna' } : {})
    }
  })

  it('stay as they were, and the urn empty, when sending breaks off', async () => {
    const key = await box.start('r', DRAFT)
    await db().schema.alterTable('urn').renameTo('urn_away').execute()
    expect(await box.send('r', key, toDocument).catch((error: unknown) => error)).to.be.instanceOf(Error)
    await db().schema.alterTable('urn_away').renameTo('urn').execute()
    expect(await box.read('r', key)).to.deep.equal({ sent: false, draft: DRAFT })
    expect(await box.send('r', key, toDocument)).to.equal('sent')
    expect(await urn.count(db(), 'r')).to.equal(1)
  })

  it('cannot be sent with a key that opens nothing', async () => {
    expect(await box.send('r', Buffer.alloc(32).toString('base64url'), toDocument)).to.equal('gone')
    expect(await urn.count(db(), 'r')).to.equal(0)
  })

  it('are swept the day after their last, sent or not, and never what was sent', async () => {
    const key = await box.start('r', DRAFT)
    await box.start('r', DRAFT)
    await box.send('r', key, toDocument)
    expect(await drafts.sweep(db(), '2026-09-22')).to.equal(0)
    expect(await drafts.sweep(db(), '2026-09-23')).to.equal(2)
    expect(await box.read('r', key)).to.equal(undefined)
    expect(await urn.count(db(), 'r')).to.equal(1)
  })
})

onEveryBackend('the urn', (db) => {
  beforeEach(async () => {
    await areas.write(db(), AREAS)
    await rounds.add(db(), aRound({ id: 'r' }))
  })

  it('holds documents under ids of 128 random bits, with no row number, date or order beside them', async () => {
    for (let sent = 0; sent < 50; sent++) await urn.put(db(), 'r', String(sent))
    const rows = await db().selectFrom('urn').selectAll().execute()
    for (const row of rows) {
      expect(Object.keys(row).sort()).to.deep.equal(['document', 'id', 'round_id'])
      expect(row.id).to.match(/^[0-9a-f]{32}$/)
    }
    const order = rows.map(({ document }) => Number(document))
    expect(order, 'as read from the table').not.to.deep.equal([...order].sort((a, b) => a - b))
  })

  it('and the drafts have no row numbers', async () => {
    for (const table of ['drafts', 'urn']) {
      const error = await sql`select rowid from ${sql.table(table)}`.execute(db()).catch((thrown: unknown) => thrown)
      expect(String(error)).to.include('rowid')
    }
  })
})

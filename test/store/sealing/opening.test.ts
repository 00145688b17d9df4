import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { sql } from 'kysely'
import * as database from '../../../server/store/database.ts'
import * as jobs from '../../../server/store/jobs.ts'
import * as roundChanges from '../../../server/store/round-changes.ts'
import * as seals from '../../../server/store/sealing/seals.ts'
import * as sealedUrn from '../../../server/store/sealing/urn.ts'
import * as urn from '../../../server/store/urn.ts'
import { folderOf } from '../../../server/work/letters/files.ts'
import { aDraw } from '../../fixtures/draws.ts'
import { anOpener, aSeal, aSealedRound, emptyHere, fillSealed, openHere } from '../../fixtures/sealing.ts'
import { aRoundToCount, countHere, fillUrn, outcome } from '../../fixtures/to-count.ts'
import { onEveryBackend } from '../backends.ts'

const PEOPLE = 60

onEveryBackend('a sealed urn', (db) => {
  it('gives the figures that the same answers give unsealed, and leaves nothing behind but what they leave', async () => {
    await aSealedRound(db())
    await aRoundToCount(db(), { id: 'clear', year: 2025 })
    const sealed = await fillSealed(db(), 'r', PEOPLE)
    expect(await fillUrn(db(), 'clear', PEOPLE)).to.deep.equal(sealed)

    expect(await openHere(db(), 'r', { opener: await anOpener(db(), 'r') })).to.deep.include({ state: 'done', note: null, faults: [] })
    await countHere(db(), 'clear')
    const [opened, counted] = [await outcome(db(), 'r'), await outcome(db(), 'clear')]
    expect(opened.responses).to.equal(PEOPLE)
    expect({ ...opened, rows: null }).to.deep.equal({ ...counted, rows: null })
    expect(await sealedUrn.count(db(), 'r')).to.equal(0)
    expect(await seals.ofRound(db(), 'r')).to.deep.include({ state: 'opened', received: PEOPLE, lost: 0 })
  })

  it('is read and counted by nobody before it is opened: counting refuses with a sentence', async () => {
    await aSealedRound(db())
    await fillSealed(db(), 'r', 3)
    const job = await countHere(db(), 'r')
    expect(job).to.deep.include({ state: 'failed', faults: [] })
    expect(job.note).to.match(/^Urnan är förseglad\. Ingen kan läsa eller räkna svaren/)
  })

  it('takes nothing in the clear, and nothing before it is sealed or once it is being opened', async () => {
    const round = await aRoundToCount(db(), { sealed: true })
    const refusal = (work: Promise<unknown>) =>
      work.then(
        () => 'taken',
        (error: Error) => error.message,
      )
    expect(await refusal(urn.lot(db(), round.id, '[]'))).to.include('Enkäten har inte öppnat än.')
    expect(await refusal(urn.put(db(), round.id, '[]'))).to.not.equal('taken')
    await seals.keep(db(), await aSeal('r'))
    const lot = await urn.lot(db(), round.id, '[]')
    await seals.advance(db(), round.id, 'sealed', 'closed')
    expect(await refusal(urn.put(db(), round.id, lot))).to.include('Enkäten har stängt')
    expect(await refusal(urn.lot(db(), round.id, '[]'))).to.include('Enkäten har stängt')
    expect(await sealedUrn.count(db(), round.id)).to.equal(0)
  })

  it('can be sealed anew until the first answer, and never after', async () => {
    await aSealedRound(db())
    await seals.keep(db(), await aSeal('r'))
    await fillSealed(db(), 'r', 1)
    const again = await seals.keep(db(), await aSeal('r')).catch((error: Error) => error.message)
    expect(again).to.include('Urnan är redan förseglad och har tagit emot svar.')
  })

  it('asks for the key again after a restart, and goes on with it where it was', async () => {
    await aSealedRound(db())
    await fillSealed(db(), 'r', 5)
    const waiting = await openHere(db(), 'r')
    expect(waiting).to.deep.include({ state: 'failed', faults: [] })
    expect(waiting.note).to.match(/^Urnans nyckel finns bara i minnet/)
    expect(await seals.ofRound(db(), 'r')).to.deep.include({ state: 'uncoded' })
    await emptyHere(db(), 'r', { opener: await anOpener(db(), 'r') })
    expect(await seals.ofRound(db(), 'r')).to.deep.include({ state: 'opened', lost: 0 })
  })

  it('that has begun to be opened stays closed, and goes on, though the clock is set back into the open days', async () => {
    const round = await aSealedRound(db())
    await fillSealed(db(), 'r', 5)
    await openHere(db(), 'r')
    const before = { now: () => new Date('2026-10-01T10:00:00Z') }
    expect(await roundChanges.change(db(), round, { ...round, closesOn: '2026-12-01' })).to.equal(false)
    expect((await openHere(db(), 'r', { ...before, opener: await anOpener(db(), 'r') })).state).to.equal('done')
  })

  it('whose key is lost when its opening has begun can be cancelled, and then nothing of it is left', async () => {
    const round = await aSealedRound(db())
    await aDraw(db(), 'r')
    await fillSealed(db(), 'r', PEOPLE)
    const left = () =>
      Promise.all(
        (['responses', 'texts', 'sealed_urn', 'seals', 'codes'] as const).map((table) => db().selectFrom(table).selectAll().execute()),
      )
    let out = 0
    const reached = async () => {
      out = (await db().selectFrom('texts').select('id').execute()).length
    }
    await openHere(db(), 'r', { opener: await anOpener(db(), 'r'), reached, stopping: () => out > 0 })
    expect((await left()).map((rows) => rows.length > 0)).to.deep.equal([true, true, true, true, false])
    expect(await roundChanges.cancel(db(), round, '2026-12-01'), 'while somebody may go on').to.equal(false)
    await openHere(db(), 'r') // a restart: the key is asked for, and nobody has it
    expect(await roundChanges.cancel(db(), round, '2026-12-01')).to.equal(true)
    expect(await left()).to.deep.equal([[], [], [], [], []])
    expect(await jobs.countFailed(db())).to.equal(0)
  })

  it('cannot be cancelled once its keys are destroyed: then the answers are out', async () => {
    const round = await aSealedRound(db())
    await fillSealed(db(), 'r', 5)
    await emptyHere(db(), 'r', { opener: await anOpener(db(), 'r') })
    expect(await roundChanges.mayBeCancelled(db(), 'r')).to.equal(false)
    expect(await roundChanges.cancel(db(), round, '2026-12-01')).to.equal(false)
  })

  it('is not opened before the round has closed', async () => {
    await aSealedRound(db())
    await fillSealed(db(), 'r', 5)
    const job = await openHere(db(), 'r', { now: () => new Date('2026-10-31T22:30:00Z'), opener: await anOpener(db(), 'r') })
    expect(job.note).to.equal('Omgången har inte stängt. Svaren kan räknas när den har gjort det.')
    expect(await seals.ofRound(db(), 'r')).to.deep.include({ state: 'sealed' })
  })

  it('stops with nothing written when a document does not open or is missing, and goes on only with consent to that very number', async () => {
    await aSealedRound(db())
    await fillSealed(db(), 'r', 20)
    const [one, other] = await db().selectFrom('sealed_urn').select(['id', 'box']).orderBy('id').limit(2).execute()
    const spoilt = Buffer.from(one?.box ?? [])
    spoilt[100] = (spoilt[100] ?? 0) ^ 1
    await db()
      .updateTable('sealed_urn')
      .set({ box: spoilt })
      .where('id', '=', one?.id ?? '')
      .execute()
    await db()
      .deleteFrom('sealed_urn')
      .where('id', '=', other?.id ?? '')
      .execute()

    for (const without of [0, 1, 3]) {
      const stopped = await openHere(db(), 'r', { opener: await anOpener(db(), 'r', without) })
      expect(stopped.note).to.match(/^2 svar i urnan saknas eller går inte att läsa\./)
      expect(await db().selectFrom('responses').selectAll().execute()).to.deep.equal([])
    }
    const job = await openHere(db(), 'r', { opener: await anOpener(db(), 'r', 2) })
    expect(job).to.deep.include({ state: 'done', note: '2 svar gick inte att läsa, eller saknades, och är inte räknade.' })
    expect((await outcome(db(), 'r')).responses).to.equal(18)
  })

  it('is opened once by two who open it at the same time: the one who is overtaken writes nothing more', async () => {
    await aSealedRound(db())
    await fillSealed(db(), 'r', PEOPLE)
    const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db())
    const other = database.open(rows[0]?.file ?? '')
    let overtaken = false
    const overtake = async (step: string) => {
      if (overtaken || step !== 'Blandar svaren') return
      overtaken = true
      expect((await openHere(other, 'r', { opener: await anOpener(other, 'r') })).state).to.equal('done')
    }
    const job = await openHere(db(), 'r', { opener: await anOpener(db(), 'r'), reached: overtake })
    expect(job).to.deep.include({ state: 'done', faults: [] })
    await other.destroy()
    expect(overtaken).to.equal(true)
    expect(await outcome(db(), 'r')).to.deep.include({ responses: PEOPLE, inUrn: 0 })
    expect(await db().selectFrom('responses').selectAll().execute()).to.have.length(PEOPLE)
    expect(await db().selectFrom('snapshots').selectAll().execute()).to.have.length(1)
  })

  it('leaves no code, key, sealed document or register reference anywhere in the file or its log', async () => {
    await aSealedRound(db())
    await aDraw(db(), 'r')
    await fillSealed(db(), 'r', 50)
    const { by_passphrase, by_sheet } = await db().selectFrom('seals').selectAll().executeTakeFirstOrThrow()
    const boxes = await db().selectFrom('sealed_urn').select('box').execute()
    const drawn = await db().selectFrom('codes').select(['id', 'reference']).execute()
    const traces = [by_passphrase ?? '', by_sheet ?? '', ...boxes.map(({ box }) => box.subarray(0, 40)), ...drawn.map(({ id }) => id)]
    const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db())
    const files = () => ['', '-wal'].map((ending) => readFileSync(`${rows[0]?.file}${ending}`))
    const found = () => traces.filter((trace) => files().some((bytes) => bytes.includes(trace)))
    expect(found()).to.have.length(traces.length)

    await emptyHere(db(), 'r', { opener: await anOpener(db(), 'r') })
    expect(found()).to.have.length(0)
  })

  it('takes the letters with its codes along, and no other round’s', async () => {
    await aSealedRound(db())
    await aDraw(db(), 'r')
    const folders = await Promise.all(['r', 'another'].map((roundId) => folderOf(db(), roundId)))
    for (const folder of folders) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'utskick-1-000001-000042-koppling.csv'), 'koder')
    }
    await emptyHere(db(), 'r', { opener: await anOpener(db(), 'r') })
    expect(folders.map((folder) => existsSync(folder))).to.deep.equal([false, true])
  })
})

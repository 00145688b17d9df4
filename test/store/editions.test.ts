import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { type EditionDocument, FORMAT, INPUT_PARTS } from '../../server/domain/editions/document.ts'
import { figuresOf } from '../../server/domain/editions/making.ts'
import { METHOD } from '../../server/domain/statistics/method.ts'
import type { Row } from '../../server/domain/tables.ts'
import * as database from '../../server/store/database.ts'
import * as editions from '../../server/store/editions.ts'
import * as figures from '../../server/store/figures.ts'
import * as publications from '../../server/store/publications.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { nameOf } from '../../server/work/editions/bytes.ts'
import { gather } from '../../server/work/editions/gather.ts'
import { rebuilt } from '../../server/work/editions/rebuild.ts'
import { TABLES } from '../../server/work/editions/tables.ts'
import { VERSION } from '../../server/work/version.ts'
import { aCountedHouse, answer, count } from '../fixtures/counted-house.ts'
import { askAndPublish, CONTACT, changeOneAnswer, publish, publishAsked } from '../fixtures/editions.ts'
import { aHouse, type House, ROUND_2026 } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'

let house: House
const documentOf = async (hash: string): Promise<EditionDocument> => JSON.parse((await editions.document(house.deps.db, hash)) ?? '')

describe('An edition', () => {
  beforeEach(async () => {
    house = await aCountedHouse()
  })
  afterEach(() => house.close())

  it('is named by the SHA-256 of its bytes, and holds what its pages show', async () => {
    const { hash } = await publish(house.deps, 'r2026')
    expect(nameOf((await editions.document(house.deps.db, hash)) ?? '')).to.equal(hash)
    const { rows, sentences, terms } = await documentOf(hash)
    expect(sentences.kommun[0]).to.contain('ser fortkörning som ett problem')
    expect(terms.contact.name).to.equal('Petra Polis')
    expect(rows.filter(({ hidden }) => !hidden)).not.to.deep.equal([])
  })

  it('freezes the hash of each of its inputs and of the pattern, the definitions, model, rules and program, and what attacking it came to', async () => {
    const { hash } = await publish(house.deps, 'r2026')
    const { provenance, survey, before, index } = await documentOf(hash)
    expect(provenance.survey).to.deep.equal({ id: 'lilla-2026', hash: survey.hash })
    expect(provenance.surveyBefore).to.deep.equal({ id: 'lilla-2025', hash: before?.survey.hash })
    expect(provenance.indexModel).to.deep.equal({ id: 'lilla-index', version: 1, hash: index?.model.hash })
    expect(provenance.rules).to.deep.equal({ cells: 5, bases: 10, publicBases: 30, publicObservations: 5 })
    expect(provenance).to.include({ program: VERSION, method: METHOD.version, format: FORMAT })
    expect(Object.keys(provenance.inputs).sort()).to.deep.equal([...INPUT_PARTS].sort())
    for (const inputHash of Object.values(provenance.inputs)) expect(inputHash).to.match(/^[0-9a-f]{64}$/)
    const { attack, givenAway, rows, hiddenRows } = provenance.audit
    expect(givenAway).to.equal(0)
    expect(attack?.together).to.deep.equal([])
    expect(attack?.attacked).to.be.above(50)
    expect(hiddenRows).to.be.above(0).and.below(rows)
  })

  it('gives files that name the program and the method that made it, whatever program gives them out', async () => {
    const { hash } = await publish(house.deps, 'r2026')
    const document = await documentOf(hash)
    const made = { ...document, provenance: { ...document.provenance, program: '0.0.1', method: '0', assumption: 'Som då.' } }
    for (const of of Object.values(TABLES)) {
      const { origin, columns, lines } = of(made, hash)
      expect(origin).to.include({ edition: hash, program: '0.0.1', method: '0', assumption: 'Som då.' })
      const told = columns.filter(({ name }) => name === 'utgava' || name === 'metod')
      for await (const line of lines) {
        expect(told.map((column) => column.of(line))).to.deep.equal([hash, '0'])
        break
      }
    }
  })

  it('shows the public nothing that rests on fewer than thirty answers, not even of the year before', async () => {
    const { rows, before } = await documentOf((await publish(house.deps, 'r2026')).hash)
    const bases = [...rows, ...(before?.rows ?? [])].flatMap((row) => (row.hidden === 'row' ? [] : [row.base]))
    expect(Math.min(...bases)).to.be.at.least(30)
  })

  it('is made again with the same bytes, here and in a copy of the database', async () => {
    const edition = await publish(house.deps, 'r2026')
    expect(await rebuilt(house.deps, edition)).to.deep.include({ came: 'the same', hash: edition.hash })
    await database.settle(house.deps.db)
    const file = join(house.file, '..', 'kopia.sqlite')
    copyFileSync(house.file, file)
    const copy = database.open(file)
    expect(await rebuilt({ ...house.deps, db: copy }, edition)).to.deep.include({ came: 'the same', hash: edition.hash })
    await copy.destroy()
  })

  it('becomes another when one answer is another, and the difference is shown', async () => {
    const edition = await publish(house.deps, 'r2026')
    await changeOneAnswer(house.deps.db, edition)
    const again = await rebuilt(house.deps, edition)
    expect(again.came).to.equal('another')
    if (again.came !== 'another') return
    expect(again.hash).not.to.equal(edition.hash)
    expect(again.differences.map(({ place }) => place)).to.include('provenance inputs answers')
  })

  it('can be made again when the round has been counted anew and the register is another', async () => {
    const edition = await publish(house.deps, 'r2026')
    await house.deps.db.updateTable('population').set({ people: 1 }).execute()
    await answer(house, 'r2026', Array(10).fill(PERSONS).flat())
    await count(house, 'r2026')
    await count(house, 'r2026')
    expect(await rebuilt(house.deps, edition)).to.deep.include({ came: 'the same' })
  })

  it('is never changed, removed or replaced', async () => {
    const { hash } = await publish(house.deps, 'r2026')
    const { db } = house.deps
    const said = async (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: Error) => error.message,
      )
    expect(await said(db.updateTable('editions').set({ document: '{}' }).where('hash', '=', hash).execute())).to.contain('never changed')
    expect(await said(db.deleteFrom('editions').execute())).to.contain('never removed')
    const row = await db.selectFrom('editions').selectAll().executeTakeFirstOrThrow()
    await db
      .replaceInto('editions')
      .values({ ...row, document: '{}' })
      .execute()
    await db
      .replaceInto('editions')
      .values({ ...row, hash: 'another' })
      .execute()
    expect(await db.selectFrom('editions').selectAll().execute()).to.deep.equal([row])
  })

  it('says plainly that it cannot be made again when what it was made from is gone', async () => {
    const edition = await publish(house.deps, 'r2026')
    await publications.forget(house.deps.db, edition.hash)
    expect(await rebuilt(house.deps, edition)).to.deep.include({ came: 'nothing' })
    expect(await editions.document(house.deps.db, edition.hash)).not.to.equal(undefined)
  })

  it('is not made before the round is counted', async () => {
    const empty = await aHouse({ now: '2026-11-15T10:00:00Z' })
    try {
      expect(await askAndPublish(empty.deps, 'r2026')).to.contain('Svaren är inte räknade än.')
      expect(await editions.ofKommun(empty.deps.db, '9901')).to.deep.equal([])
    } finally {
      await empty.close()
    }
  })

  it('is not made of figures that the answers no longer give', async () => {
    await house.deps.db
      .updateTable('population')
      .set((row) => ({ people: row('people', '+', 50) }))
      .execute()
    expect(await askAndPublish(house.deps, 'r2026')).to.contain('Räkna omgången igen och publicera sedan.')
    expect(await editions.ofKommun(house.deps.db, '9901')).to.deep.equal([])
  })

  it('is one, however often the same is asked for, and a year has one first', async () => {
    const first = await publish(house.deps, 'r2026')
    const asked = await publications.latest(house.deps.db, 'r2026')
    expect(await publishAsked(house.deps, asked?.id ?? '')).to.equal(null)
    expect(await askAndPublish(house.deps, 'r2026')).to.contain('publicerats eller rättats av någon annan')
    expect((await editions.ofKommun(house.deps.db, '9901')).map(({ hash }) => hash)).to.deep.equal([first.hash])
  })

  it('is not made when a number about few can be worked out, and says where', async () => {
    const { db } = house.deps
    const { id = '' } = (await snapshots.latest(db, 'r2026')) ?? {}
    const stored = await figures.ofSnapshot(db, id)
    await put(stored.map(({ hides: _hides, ...row }) => row))
    await put([...(await madeAnew())]) // as a counting that hid nothing would have made them
    async function put(rows: readonly Row[]) {
      await figures.remove(db, id, stored.length)
      for (let from = 0; from < rows.length; from += 50) await figures.add(db, id, rows.slice(from, from + 50))
    }
    async function madeAnew() {
      const making = figuresOf(
        await gather({ ...house.deps, round: ROUND_2026, terms: { contact: CONTACT, corrects: null }, rules: MINIMUM }),
      )
      for (let next = making.next(); ; next = making.next()) if (next.done) return next.value.rows
    }
    const note = await askAndPublish(house.deps, 'r2026')
    expect(note).to.contain('Ingenting har publicerats. Granskningen hittade tal om få personer som går att räkna ut:')
    expect(note).to.match(/”[^”]+” i (Norr|Söder|Ön|hela kommunen|gruppen)/)
    expect(await editions.ofKommun(db, '9901')).to.deep.equal([])
  })
})

describe('A correction', () => {
  beforeEach(async () => {
    house = await aCountedHouse()
  })
  afterEach(() => house.close())

  const correcting = (edition: string) => ({ corrects: { edition, reason: 'Fel telefonnummer.' } })

  it('is a new edition with a reason; the old one stays as it was and says by what it is superseded', async () => {
    const old = await publish(house.deps, 'r2026')
    const bytes = await editions.document(house.deps.db, old.hash)
    const corrected = await publish(house.deps, 'r2026', correcting(old.hash))
    expect(corrected.corrects).to.equal(old.hash)
    expect(await editions.byHash(house.deps.db, old.hash)).to.deep.include({
      corrected: { by: corrected.hash, reason: 'Fel telefonnummer.' },
    })
    expect(await editions.document(house.deps.db, old.hash)).to.equal(bytes)
    const third = await publish(house.deps, 'r2026', correcting(corrected.hash)) // all three at the same instant
    const listed = await editions.ofKommun(house.deps.db, '9901')
    expect(listed.map(({ hash }) => hash)).to.deep.equal([third.hash, corrected.hash, old.hash])
    expect(await askAndPublish(house.deps, 'r2026', correcting(old.hash))).to.contain('av någon annan')
  })

  it('is audited together with the old one, also when many more answers have been counted between the two', async () => {
    const old = await publish(house.deps, 'r2026')
    await answer(house, 'r2026', Array(10).fill(PERSONS).flat())
    await count(house, 'r2026')
    const corrected = await publish(house.deps, 'r2026', correcting(old.hash))
    expect(corrected.corrects).to.equal(old.hash)
    expect((await documentOf(corrected.hash)).provenance.audit.attack?.together).to.deep.equal([old.hash])
    for (const edition of [old, corrected]) expect(await rebuilt(house.deps, edition)).to.deep.include({ came: 'the same' })
  })

  it('is declined when nobody can tell any more what the two would give away together', async () => {
    const old = await publish(house.deps, 'r2026')
    await publications.forget(house.deps.db, old.hash)
    expect(await askAndPublish(house.deps, 'r2026', correcting(old.hash))).to.contain('Underlaget till den tidigare utgåvan')
  })
})

import { expect } from 'chai'
import * as jobs from '../../server/store/jobs.ts'
import { onEveryBackend } from './backends.ts'

const MONDAY = new Date('2026-11-02T08:00:00Z')
const TUESDAY = new Date('2026-11-03T08:00:00Z')

onEveryBackend('jobs in the store', (db) => {
  const taken = async (id: string, secret = 's') => {
    const mine = await jobs.take(db(), id, secret)
    if (!mine) throw new Error('The job has ended.')
    return mine
  }

  it('wait from when they are asked for', async () => {
    const id = await jobs.request(db(), 'count', 'r', MONDAY)
    expect(await jobs.byId(db(), id)).to.deep.equal({
      id,
      kind: 'count',
      subject: 'r',
      state: 'queued',
      step: 'I kö',
      done: 0,
      total: 0,
      note: null,
    })
    expect((await jobs.waiting(db())).map((job) => job.id)).to.deep.equal([id])
  })

  it('are one at a time on each subject: asking again finds the first', async () => {
    const [first, again, other] = await Promise.all(['r', 'r', 'q'].map((subject) => jobs.request(db(), 'count', subject, MONDAY)))
    expect(again).to.equal(first)
    expect(other).not.to.equal(first)
  })

  it('are new when the last one has ended', async () => {
    const first = await jobs.request(db(), 'count', 'r', MONDAY)
    await jobs.finish(db(), await taken(first), null, MONDAY)
    const second = await jobs.request(db(), 'count', 'r', TUESDAY)
    expect(second).not.to.equal(first)
    expect((await jobs.latest(db(), 'count', 'r'))?.id).to.equal(second)
  })

  it('keep the first secret they were given, until they end', async () => {
    const id = await jobs.request(db(), 'count', 'r', MONDAY)
    expect((await taken(id, 'first')).secret).to.equal('first')
    const again = await taken(id, 'second')
    expect(again.secret).to.equal('first')
    await jobs.finish(db(), again, null, TUESDAY)
    expect(await db().selectFrom('jobs').select('secret').executeTakeFirst()).to.deep.equal({ secret: null })
    expect(await jobs.take(db(), id, 'third')).to.equal(undefined)
  })

  it('belong to whoever took them last, and nobody else can write in them', async () => {
    const id = await jobs.request(db(), 'count', 'r', MONDAY)
    const [before, now] = [await taken(id), await taken(id)]
    expect(await jobs.advance(db(), before, { done: 7 })).to.equal(false)
    expect(await jobs.finish(db(), before, null, TUESDAY)).to.equal(false)
    expect(await jobs.advance(db(), now, { step: 'Räknar', done: 3, total: 9 })).to.equal(true)
    expect(await jobs.byId(db(), id)).to.include({ state: 'running', step: 'Räknar', done: 3, total: 9 })
  })

  it('that failed are not over: they say why, wait for nobody, and are taken up when asked for', async () => {
    const id = await jobs.request(db(), 'count', 'r', MONDAY)
    await jobs.fail(db(), await taken(id, 'first'), 'Disken är full.')
    expect(await jobs.byId(db(), id)).to.include({ state: 'failed', note: 'Disken är full.' })
    expect(await jobs.waiting(db())).to.deep.equal([])

    expect(await jobs.request(db(), 'count', 'r', TUESDAY)).to.equal(id)
    expect((await jobs.byId(db(), id))?.state).to.equal('queued')
    const again = await taken(id, 'second')
    expect(again).to.include({ secret: 'first' })
    expect((await jobs.byId(db(), id))?.note).to.equal(null)
  })

  it('that were left wait again', async () => {
    const id = await jobs.request(db(), 'count', 'r', MONDAY)
    await jobs.leave(db(), await taken(id))
    expect((await jobs.waiting(db())).map(({ state }) => state)).to.deep.equal(['queued'])
  })

  it('whose runner fell without a word, running or about to, are failed for it; those that have ended stay ended', async () => {
    const [fallen, unbegun, over] = await Promise.all(['r', 'q', 'p'].map((subject) => jobs.request(db(), 'count', subject, MONDAY)))
    await taken(fallen ?? '')
    await jobs.finish(db(), await taken(over ?? ''), null, MONDAY)
    const all = [fallen, unbegun, over].map((id) => id ?? '')
    for (const id of all) await jobs.fell(db(), id, 'Något gick fel.')
    expect(await Promise.all(all.map(async (id) => (await jobs.byId(db(), id))?.state))).to.deep.equal(['failed', 'failed', 'done'])
  })
})

import { expect } from 'chai'
import * as areas from '../../server/store/areas.ts'
import type { CodeKey } from '../../server/store/code-key.ts'
import * as codes from '../../server/store/codes.ts'
import type { Db } from '../../server/store/database.ts'
import * as draws from '../../server/store/draws.ts'
import * as roundChanges from '../../server/store/round-changes.ts'
import * as rounds from '../../server/store/rounds.ts'
import { aDraw, CELLS, KEY } from '../fixtures/draws.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound } from '../fixtures/rounds.ts'
import { onEveryBackend } from './backends.ts'

const DAY = '2026-09-15'

onEveryBackend('personal codes in the store', (db) => {
  let drawn: ReadonlyMap<string, string>
  beforeEach(async () => {
    await areas.write(db(), AREAS)
    await rounds.add(db(), aRound({ id: 'r' }))
    await rounds.add(db(), aRound({ id: 'other', year: 2027 }))
    drawn = await aDraw(db(), 'r')
  })

  const idOf = (reference: string) => KEY.idOf('r', drawn.get(reference) ?? '')
  const spend = (db: Db, reference: string, channel: codes.Channel = 'web') =>
    codes.spend(db, 'r', { id: idOf(reference), channel, day: DAY })
  const answered = async () => (await codes.cells(db(), 'r')).map((cell) => cell.answered)

  it('open the survey for one person of a frame cell', async () => {
    const norr = { areaId: '9901N', sex: 'kvinna', ages: ['30-44'] }
    expect(await codes.lookUp(db(), 'r', idOf('0-1'))).to.deep.equal({ kind: 'usable', frame: norr })
    expect(await codes.lookUp(db(), 'r', idOf('2-1'))).to.deep.equal({ kind: 'usable', frame: { areaId: '9901S', sex: null, ages: null } })
  })

  it('open nothing in another round, or made with another key', async () => {
    expect(await codes.lookUp(db(), 'other', idOf('0-1'))).to.deep.equal({ kind: 'unknown' })
    expect(await codes.lookUp(db(), 'r', KEY.idOf('other', drawn.get('0-1') ?? ''))).to.deep.equal({ kind: 'unknown' })
  })

  it('are spent once, and only once', async () => {
    expect(await spend(db(), '1-3')).to.deep.equal({ areaId: '9901N', sex: 'man', ages: ['15-29', '30-44'] })
    expect(await codes.lookUp(db(), 'r', idOf('1-3'))).to.deep.equal({ kind: 'spent' })
    expect(await spend(db(), '1-3')).to.equal(undefined)
    expect(await answered()).to.deep.equal([0, 1, 0])
  })

  it('are spent together with what the caller stores, or not at all', async () => {
    const failing = db()
      .transaction()
      .execute(async (db) => {
        await spend(db, '0-1')
        throw new Error('the answer would not be stored')
      })
    await failing.catch(() => {})
    expect(await codes.lookUp(db(), 'r', idOf('0-1'))).to.include({ kind: 'usable' })
    expect(await answered()).to.deep.equal([0, 0, 0])
    expect(await codes.days(db(), 'r')).to.deep.equal([])
  })

  it('leave sums by cell, and by day and channel, and nothing else of when they were spent', async () => {
    await spend(db(), '0-1')
    await spend(db(), '0-2')
    await spend(db(), '2-1', 'paper')
    expect(await answered()).to.deep.equal([2, 0, 1])
    expect(await codes.days(db(), 'r')).to.deep.equal([
      { day: DAY, channel: 'paper', answered: 1 },
      { day: DAY, channel: 'web', answered: 2 },
    ])
  })

  it('lie in the database neither in clear nor in the order they were drawn', async () => {
    const rows = await db().selectFrom('codes').selectAll().execute()
    expect(rows).to.have.lengthOf(42)
    for (const code of drawn.values()) expect(JSON.stringify(rows)).to.not.contain(code)
    expect(rows.map(({ reference }) => reference)).to.not.deep.equal([...drawn.keys()])
  })

  it('take note of letters that came back, once each, and not of codes that were used', async () => {
    await spend(db(), '2-1')
    expect(await codes.returned(db(), 'r', [idOf('2-1'), idOf('2-2'), idOf('2-2'), idOf('0-1'), 'strange'])).to.equal(2)
    expect(await codes.returned(db(), 'r', [idOf('2-2')])).to.equal(0)
    expect((await codes.cells(db(), 'r')).map((cell) => cell.undeliverable)).to.deep.equal([1, 0, 1])
  })

  it('are destroyed, some at a time, with what the kommun called their holders; the sums stay', async () => {
    await spend(db(), '0-1')
    expect(await codes.destroy(db(), 'r', 40)).to.equal(40)
    expect(await codes.destroy(db(), 'r', 40)).to.equal(2)
    expect(await codes.destroy(db(), 'r', 40)).to.equal(0)
    expect(await codes.areThere(db(), 'r')).to.equal(false)
    expect(await answered()).to.deep.equal([1, 0, 0])
  })

  it('are there once the draw is whole, and go with a round that is cancelled', async () => {
    await draws.begin(db(), { roundId: 'other', method: 'areas', seed: '', drawnOn: DAY, keyMark: '', report: {} }, CELLS)
    await draws.addCodes(db(), KEY, 'other', [{ cell: 0, reference: 'a' }])
    expect(await codes.lookUp(db(), 'other', KEY.idOf('other', KEY.codeOf('other', 'a', 0)))).to.deep.equal({ kind: 'unknown' })
    expect(await codes.areThere(db(), 'other')).to.equal(false)
    expect(await codes.areThere(db(), 'r')).to.equal(true)
    await roundChanges.cancel(db(), aRound({ id: 'r' }), DAY)
    expect(await codes.areThere(db(), 'r')).to.equal(false)
    expect(await codes.cells(db(), 'r')).to.deep.equal([])
  })

  it('are never the same for two people', async () => {
    // A key by which everybody's first code is the same.
    const stubborn: CodeKey = { ...KEY, codeOf: (round, reference, turn) => (turn < 2 ? `${turn}` : KEY.codeOf(round, reference, turn)) }
    await draws.begin(db(), { roundId: 'other', method: 'areas', seed: '', drawnOn: DAY, keyMark: '', report: {} }, CELLS)
    await draws.addCodes(
      db(),
      stubborn,
      'other',
      ['a', 'b', 'c', 'd'].map((reference) => ({ cell: 0, reference })),
    )
    const rows = await db().selectFrom('codes').select(['reference', 'turn']).where('round_id', '=', 'other').orderBy('turn').execute()
    expect(rows.map(({ turn }) => turn)).to.deep.equal([0, 1, 2, 2])
    expect(rows.map(({ reference }) => reference).sort()).to.deep.equal(['a', 'b', 'c', 'd'])
  })
})

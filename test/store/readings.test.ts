import { expect } from 'chai'
import type { Queue } from '../../server/domain/reading/queue.ts'
import * as areas from '../../server/store/areas.ts'
import * as readings from '../../server/store/readings.ts'
import { AREAS } from '../fixtures/places.ts'
import { onEveryBackend } from './backends.ts'

const QUEUE: Queue = { source: 'tip', collection: '9901' }
const aText = (id: string, words = 'Mer ljus.', subject = 'trafik') => ({ id, areaId: '9901N', subject, words })
const SHOWN = { state: 'shown', words: 'Mer ljus.', masked: {}, reason: null } as const

onEveryBackend('texts that wait to be read', (db) => {
  beforeEach(() => areas.write(db(), AREAS))

  it('come one at a time, question by question, and round in a circle from where a reader begins', async () => {
    await readings.add(db(), QUEUE, [aText('b'), aText('d'), aText('a', 'Annat.', 'xyz')])
    expect((await readings.next(db(), QUEUE))?.id).to.equal('b')
    expect((await readings.next(db(), QUEUE, 'c'))?.id).to.equal('d')
    expect((await readings.next(db(), QUEUE, 'd'))?.id).to.equal('b')
    for (const id of ['b', 'd']) await readings.decide(db(), QUEUE, { id, version: 1 }, SHOWN)
    expect((await readings.next(db(), QUEUE, 'q'))?.id).to.equal('a')
    await readings.decide(db(), QUEUE, { id: 'a', version: 1 }, SHOWN)
    expect(await readings.next(db(), QUEUE)).to.equal(undefined)
  })

  it('are of their own queue alone', async () => {
    const others: readonly Queue[] = [
      { source: 'tip', collection: '9902' },
      { source: 'quote', collection: '9901' },
    ]
    for (const other of others) await readings.add(db(), other, [aText('a')])
    expect(await readings.next(db(), QUEUE)).to.equal(undefined)
    expect(await readings.byId(db(), QUEUE, 'a')).to.equal(undefined)
    expect(await readings.decide(db(), QUEUE, { id: 'a', version: 1 }, SHOWN)).to.equal(false)
    expect(await readings.remove(db(), QUEUE, ['a'])).to.equal(0)
  })

  it('are shown only when a reader has said so', async () => {
    await readings.add(db(), QUEUE, [aText('a'), aText('b'), aText('c')])
    await readings.decide(db(), QUEUE, { id: 'a', version: 1 }, SHOWN)
    await readings.decide(db(), QUEUE, { id: 'b', version: 1 }, { ...SHOWN, state: 'withheld', reason: 'empty' })
    expect((await readings.shown(db(), QUEUE, { most: 10 })).map(({ id }) => id)).to.deep.equal(['a'])
    expect(await readings.shown(db(), QUEUE, { ids: ['b', 'c'], most: 10 })).to.deep.equal([])
    expect((await readings.progress(db(), 'tip', ['9901'])).get('9901')).to.deep.equal({ waiting: 1, shown: 1, withheld: 1 })
  })

  it('keep nothing of what was masked but how many places of each kind, over all decisions', async () => {
    await readings.add(db(), QUEUE, [aText('a', 'Fråga Åke på 070-123 45 67.'), aText('b', 'Åke igen.')])
    await readings.decide(
      db(),
      QUEUE,
      { id: 'a', version: 1 },
      { ...SHOWN, words: 'Fråga [namn] på [telefonnummer].', masked: { name: 1, phone: 1 } },
    )
    await readings.decide(db(), QUEUE, { id: 'b', version: 1 }, { ...SHOWN, words: '[namn] igen.', masked: { name: 1 } })
    expect((await readings.byId(db(), QUEUE, 'a'))?.words).to.equal('Fråga [namn] på [telefonnummer].')
    expect(await readings.masked(db(), QUEUE)).to.deep.equal({ name: 2, phone: 1 })
    await readings.add(db(), QUEUE, [aText('a', 'Fråga Åke på 070-123 45 67.')])
    expect((await readings.byId(db(), QUEUE, 'a'))?.words, 'handed in again').to.equal('Fråga [namn] på [telefonnummer].')
  })

  it('take the first of two decisions, and tell the second that it came to nothing', async () => {
    await readings.add(db(), QUEUE, [aText('a')])
    expect(await readings.decide(db(), QUEUE, { id: 'a', version: 1 }, { ...SHOWN, state: 'withheld', reason: 'crime' })).to.equal(true)
    for (const version of [1, 2])
      expect(await readings.decide(db(), QUEUE, { id: 'a', version }, { ...SHOWN, masked: { name: 1 } })).to.equal(false)
    expect(await readings.byId(db(), QUEUE, 'a')).to.include({ state: 'withheld', reason: 'crime', version: 2 })
    expect(await readings.masked(db(), QUEUE)).to.deep.equal({})
  })

  it('wait again when the decision is taken back, unless it has been decided upon anew', async () => {
    await readings.add(db(), QUEUE, [aText('a')])
    expect(await readings.undo(db(), QUEUE, { id: 'a', version: 1 })).to.equal(false)
    await readings.decide(db(), QUEUE, { id: 'a', version: 1 }, { ...SHOWN, state: 'withheld', reason: 'empty' })
    expect(await readings.undo(db(), QUEUE, { id: 'a', version: 2 })).to.equal(true)
    expect(await readings.byId(db(), QUEUE, 'a')).to.include({ state: 'waiting', reason: null, version: 3 })
    await readings.decide(db(), QUEUE, { id: 'a', version: 3 }, SHOWN)
    expect(await readings.undo(db(), QUEUE, { id: 'a', version: 2 })).to.equal(false)
    expect(await readings.byId(db(), QUEUE, 'a')).to.include({ state: 'shown' })
  })
})

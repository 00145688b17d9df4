import { expect } from 'chai'
import * as areas from '../../server/store/areas.ts'
import * as focus from '../../server/store/focus.ts'
import * as rounds from '../../server/store/rounds.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound } from '../fixtures/rounds.ts'
import { onEveryBackend } from './backends.ts'

onEveryBackend('focus indicators in the store', (db) => {
  beforeEach(async () => {
    await areas.write(db(), AREAS)
    for (const round of [aRound({ id: 'first', year: 2025 }), aRound({ id: 'second', year: 2026 })]) await rounds.add(db(), round)
  })

  it('are none until they are declared', async () => {
    expect(await focus.ofRound(db(), 'first')).to.deep.equal([])
  })

  it('are the round’s own, and the last ones declared', async () => {
    await focus.set(db(), 'first', ['trygg', 'skrap'])
    await focus.set(db(), 'second', ['trygg'])
    await focus.set(db(), 'first', ['polis', 'skrap'])
    expect(await focus.ofRound(db(), 'first')).to.deep.equal(['polis', 'skrap'])
    expect(await focus.ofRound(db(), 'second')).to.deep.equal(['trygg'])
    await focus.set(db(), 'first', [])
    expect(await focus.ofRound(db(), 'first')).to.deep.equal([])
  })

  it('stay as they were when the new ones cannot be kept', async () => {
    await focus.set(db(), 'first', ['trygg'])
    const error = await focus.set(db(), 'first', ['skrap', 'skrap']).catch((thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(Error)
    expect(await focus.ofRound(db(), 'first')).to.deep.equal(['trygg'])
  })

  it('go with their round', async () => {
    await focus.set(db(), 'first', ['trygg'])
    await db().deleteFrom('rounds').where('id', '=', 'first').execute()
    expect(await focus.ofRound(db(), 'first')).to.deep.equal([])
  })
})

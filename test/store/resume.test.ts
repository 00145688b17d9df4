import { expect } from 'chai'
import type { Box, Draft } from '../../server/domain/draft.ts'
import { WORDS } from '../../server/domain/wordlist.ts'
import * as areas from '../../server/store/areas.ts'
import * as drafts from '../../server/store/drafts.ts'
import * as resume from '../../server/store/resume.ts'
import * as rounds from '../../server/store/rounds.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound } from '../fixtures/rounds.ts'
import { onEveryBackend } from './backends.ts'

const DRAFT: Draft = { source: 'open', areaId: '9901N', answers: { kon: 'man' }, texts: { forslag: 'Mer ljus i parken' } }

onEveryBackend('words that open a draft', (db) => {
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
  const wordsFor = async (key: string) => (await resume.words(db(), 'r', key)) ?? []

  it('are four of the list, open it in its own round alone, and only in their own order', async () => {
    const key = await box.start('r', DRAFT)
    const words = await wordsFor(key)
    expect(words).to.have.length(4)
    for (const word of words) expect(WORDS).to.include(word)
    expect(await resume.open(db(), 'r', words)).to.equal(key)
    expect(await resume.open(db(), 'other', words)).to.equal(undefined)
    expect(await resume.open(db(), 'r', words.slice(0, 3))).to.equal(undefined)
    const [first = '', ...rest] = words
    expect(await resume.open(db(), 'r', [...rest, first])).to.equal(first === rest[0] ? key : undefined)
  })

  it('open no other draft, and one draft after another gets words of its own', async () => {
    const [one, two] = [await box.start('r', DRAFT), await box.start('r', DRAFT)]
    const [first, second] = [await wordsFor(one), await wordsFor(two)]
    expect(await resume.open(db(), 'r', first)).to.equal(one)
    expect(await resume.open(db(), 'r', second)).to.equal(two)
  })

  it('stop working when new ones are given, and when the draft is sent', async () => {
    const key = await box.start('r', DRAFT)
    const old = await wordsFor(key)
    const words = await wordsFor(key)
    expect(await resume.open(db(), 'r', old)).to.equal(undefined)
    expect(await box.send('r', key, () => '{}')).to.equal('sent')
    expect(await resume.open(db(), 'r', words)).to.equal(undefined)
    expect(await resume.words(db(), 'r', key)).to.equal(undefined)
    const row = await db().selectFrom('drafts').select(['words_id', 'wrapped']).executeTakeFirstOrThrow()
    expect(row).to.deep.equal({ words_id: null, wrapped: null })
  })

  it('are given for no draft that is not there', async () => {
    expect(await resume.words(db(), 'r', 'A'.repeat(43))).to.equal(undefined)
    expect(await resume.words(db(), 'other', await box.start('r', DRAFT))).to.equal(undefined)
  })

  it('cannot be read from the table, nor can what they open', async () => {
    const key = await box.start('r', DRAFT)
    const words = await wordsFor(key)
    const row = await db().selectFrom('drafts').selectAll().executeTakeFirstOrThrow()
    const lying = JSON.stringify(row) + row.wrapped?.toString('latin1') + row.sealed?.toString('latin1')
    for (const secret of [...words, key, Buffer.from(key, 'base64url').toString('latin1'), Buffer.from(key, 'base64url').toString('hex')]) {
      expect(lying).not.to.include(secret)
    }
  })
})

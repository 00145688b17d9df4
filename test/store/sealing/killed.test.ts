import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as database from '../../../server/store/database.ts'
import * as jobs from '../../../server/store/jobs.ts'
import * as seals from '../../../server/store/sealing/seals.ts'
import * as sealedUrn from '../../../server/store/sealing/urn.ts'
import { aDraw } from '../../fixtures/draws.ts'
import { dies } from '../../fixtures/dying.ts'
import { anOpener, aSealedRound, fillSealed, openHere } from '../../fixtures/sealing.ts'
import { AFTERWARDS, outcome } from '../../fixtures/to-count.ts'

/** More than two writes in every step. */
const PEOPLE = 1300

/** Where the process is killed, one place after another until it is let through: a step, and how much of it was done. */
const DEATHS: Readonly<Record<string, readonly (readonly [step: string, done: number])[]>> = {
  'before the urn is closed': [['Stänger urnan', 0]],
  'before the codes are destroyed': [['Förstör koderna', 0]],
  'while the answers are read': [['Läser svaren', 1000]],
  'before anything is moved': [['Blandar svaren', 0]],
  'among the answers': [['Blandar svaren', 500]],
  'among the texts': [['Blandar fritexterna', 100]],
  'when all is moved and the keys are not yet destroyed': [['Kontrollerar att alla svar har följt med', PEOPLE]],
  'before what was sealed is destroyed': [['Tömmer urnan', 0]],
  'while it is counted': [['Räknar svaren', 1000]],
  'with the figures half stored': [['Sparar siffrorna', 100]],
  'in every step': [
    ['Stänger urnan', 0],
    ['Förstör koderna', 0],
    ['Läser svaren', 1000],
    ['Blandar svaren', 500],
    ['Blandar svaren', 1000],
    ['Blandar fritexterna', 100],
    ['Tömmer urnan', 0],
    ['Räknar svaren', 1000],
  ],
}

describe('an opening whose process is killed', () => {
  let folder: string
  let key: string
  let expected: Awaited<ReturnType<typeof outcome>>
  const inFolder = (name: string) => join(folder, name)

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-killed-'))
    const db = database.open(inFolder('full.sqlite'))
    await database.migrate(db)
    await aSealedRound(db)
    await aDraw(db, 'r')
    await fillSealed(db, 'r', PEOPLE)
    key = Buffer.from((await anOpener(db, 'r')).privateKey).toString('hex')
    await jobs.request(db, 'open', 'r', AFTERWARDS)
    await database.settle(db)
    copyFileSync(inFolder('full.sqlite'), inFolder('undisturbed.sqlite'))
    await db.destroy()

    const undisturbed = database.open(inFolder('undisturbed.sqlite'))
    await openHere(undisturbed, 'r', { opener: await anOpener(undisturbed, 'r') })
    expected = await outcome(undisturbed, 'r')
    await undisturbed.destroy()
    expect(expected).to.include({ responses: PEOPLE, inUrn: 0 })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  for (const [when, deaths] of Object.entries(DEATHS)) {
    it(`${when} comes to the same in the end: no answer lost, none doubled, no code left`, async () => {
      const file = inFolder(`${when.replaceAll(' ', '-')}.sqlite`)
      copyFileSync(inFolder('full.sqlite'), file)
      for (const death of deaths) expect(await dies({ file, at: death, key }), death.join(' ')).to.equal('SIGKILL')

      const db = database.open(file)
      const opener = { privateKey: Uint8Array.from(Buffer.from(key, 'hex')), without: 0 }
      expect(await openHere(db, 'r', { opener })).to.deep.include({ state: 'done', note: null })
      expect(await outcome(db, 'r')).to.deep.equal(expected)
      expect(await sealedUrn.count(db, 'r')).to.equal(0)
      expect(await db.selectFrom('codes').selectAll().execute()).to.deep.equal([])
      expect(await seals.ofRound(db, 'r')).to.deep.include({ state: 'opened', received: PEOPLE, lost: 0 })
      await db.destroy()
    })
  }
})

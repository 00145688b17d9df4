import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as database from '../../server/store/database.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as urn from '../../server/store/urn.ts'
import { dies } from '../fixtures/dying.ts'
import { AFTERWARDS, aRoundToCount, countHere, fillUrn, outcome } from '../fixtures/to-count.ts'

/** More than two writes in every step. */
const PEOPLE = 1300

/** Where the process is killed, one place after another until it is let through: a step, and how much of it was done. */
const DEATHS: Readonly<Record<string, readonly (readonly [step: string, done: number])[]>> = {
  'while reading': [['Läser svaren', 1000]],
  'before anything is moved': [['Blandar svaren', 0]],
  'among the answers': [['Blandar svaren', 500]],
  'when every answer is moved': [['Blandar svaren', PEOPLE]],
  'among the texts': [['Blandar fritexterna', 500]],
  'while making sure': [['Kontrollerar att alla svar har följt med', PEOPLE]],
  'before the urn is emptied': [['Tömmer urnan', 0]],
  'with the urn half empty': [['Tömmer urnan', 500]],
  'when the urn is empty': [['Tömmer urnan', PEOPLE]],
  'while counting again after that': [
    ['Tömmer urnan', 500],
    ['Räknar svaren', 1000],
  ],
  'before anything is stored': [['Sparar siffrorna', 0]],
  'with the figures half stored': [['Sparar siffrorna', 200]],
  'in every step': [
    ['Blandar svaren', 500],
    ['Blandar svaren', 1000],
    ['Blandar fritexterna', 500],
    ['Tömmer urnan', 500],
    ['Tömmer urnan', 500],
    ['Räknar svaren', 1000],
    ['Sparar siffrorna', 100],
    ['Sparar siffrorna', 200],
  ],
}

describe('a counting whose process is killed', () => {
  let folder: string
  let expected: Awaited<ReturnType<typeof outcome>>
  const inFolder = (name: string) => join(folder, name)

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-killed-'))
    const db = database.open(inFolder('full.sqlite'))
    await database.migrate(db)
    await aRoundToCount(db)
    await fillUrn(db, 'r', PEOPLE)
    await jobs.request(db, 'count', 'r', AFTERWARDS)
    await database.settle(db)
    copyFileSync(inFolder('full.sqlite'), inFolder('undisturbed.sqlite'))
    await db.destroy()

    const undisturbed = database.open(inFolder('undisturbed.sqlite'))
    await countHere(undisturbed, 'r')
    expected = await outcome(undisturbed, 'r')
    await undisturbed.destroy()
    expect(expected).to.include({ responses: PEOPLE, inUrn: 0 })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  for (const [when, deaths] of Object.entries(DEATHS)) {
    it(`${when} comes to the same in the end: no answer lost, none doubled`, async () => {
      const file = inFolder(`${when.replaceAll(' ', '-')}.sqlite`)
      copyFileSync(inFolder('full.sqlite'), file)
      for (const death of deaths) expect(await dies({ file, at: death }), death.join(' ')).to.equal('SIGKILL')

      const db = database.open(file)
      expect((await countHere(db, 'r')).state).to.equal('done')
      expect(await outcome(db, 'r')).to.deep.equal(expected)
      await db.destroy()
    })
  }

  it('leaves neither the ids of the urn nor the secret anywhere in its file when it has ended', async () => {
    const file = inFolder('traces.sqlite')
    copyFileSync(inFolder('full.sqlite'), file)
    expect(await dies({ file, at: ['Tömmer urnan', 500] })).to.equal('SIGKILL')
    const db = database.open(file)
    const urnIds = (await urn.page(db, 'r', '', PEOPLE)).map(({ id }) => id)
    const { secret } = await db.selectFrom('jobs').select('secret').executeTakeFirstOrThrow()
    const traces = [...urnIds, secret ?? '']
    const found = () => traces.filter((trace) => [file, `${file}-wal`].some((name) => readFileSync(name).includes(trace)))
    expect(found()).to.have.length(PEOPLE - 500 + 1)

    await countHere(db, 'r')
    expect(found()).to.deep.equal([])
    await db.destroy()
  })
})

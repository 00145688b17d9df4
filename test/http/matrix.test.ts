import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { createApp } from '../../server/app.ts'
import { ABILITIES, MATRIX, ROLES } from '../../server/domain/staff.ts'
import * as actions from '../../server/store/actions.ts'
import type { Db } from '../../server/store/database.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as jobs from '../../server/store/jobs.ts'
import type { PasswordHash } from '../../server/store/password.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as staff from '../../server/store/staff.ts'
import * as texts from '../../server/store/texts.ts'
import { folderOf } from '../../server/work/letters/files.ts'
import { place } from '../../server/work/letters/order.ts'
import { anAction } from '../fixtures/actions.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { everyPageFrom } from '../fixtures/crawl.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { anExtract } from '../fixtures/extracts/made.ts'
import type { House } from '../fixtures/house.ts'
import { aScannedImport } from '../fixtures/imports.ts'
import { become } from '../fixtures/neighbours.ts'
import { OPENED_BY, PUBLIC, SIGNED_IN } from '../fixtures/openings.ts'
import { aRound } from '../fixtures/rounds.ts'
import { routesOf } from '../fixtures/routes.ts'

const DIALOGUE = aDialogue({ id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', place: 'Rådhusparken', observations: [anObservation()] })
const ACTION = anAction({ place: 'Rådhusparken' })
const COLLEAGUE = { id: 'kim', name: 'Kim', email: 'kim@exempel.se', role: 'analytiker', kommunIds: ['9901'] } as const
const TEXT = { id: 'a'.repeat(32), areaId: '9901N', question: 'forslag', words: 'Mer ljus i Rådhusparken.' }

/** What is only there for a round that has not opened, or been counted. */
const UNOPENED = /^POST \/omgangar\/:id\/fokus$|\/omgangar\/:id\/(andra|stang|stall-in|forsegling|oppning|ta-bort)$/

/** Letters to r2026 that lie ready for the printer. */
const LETTERS = 'utskick-1-000001-000001-brev.pdf'
async function aLetter(db: Db): Promise<void> {
  const folder = await folderOf(db, 'r2026')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, LETTERS), 'brev')
  await place(db, 'r2026', { staffId: 'sara', mailing: 1, kind: 'pdf', contact: 'Sara', baseUrl: 'http://localhost', from: 1, to: null })
}

describe('the matrix of roles, pages and exports', () => {
  let house: House
  let insider: Client
  let jobId: string
  let extract: { readonly id: string; readonly file: string }

  before(async () => {
    house = await aCountedHouse()
    const { db } = house.deps
    await rounds.add(
      db,
      aRound({ id: 'r2027', year: 2027, opensOn: '2027-09-01', closesOn: '2027-10-31', resultsOn: '2028-01-15', sealed: true }),
    )
    await rounds.addAreaCode(db, 'r2026', { code: 'CDFHJKMN', areaId: '9901N' })
    jobId = (await jobs.latest(db, 'count', 'r2026'))?.id ?? ''
    const { id, manifest } = await anExtract(house, { staffId: 'sara' })
    extract = { id, file: manifest.files[0]?.name ?? '' }
    insider = await house.as('sara')
    await aLetter(db)
  })
  after(() => house.close())

  it('has a place for every address the server answers, and no other', () => {
    const known = [...Object.values(OPENED_BY).flat(), ...SIGNED_IN, ...PUBLIC]
    expect(routesOf(createApp(house.deps))).to.have.members(known)
  })

  for (const role of ROLES) {
    for (const ability of ABILITIES) {
      const allowed = MATRIX[ability].includes(role)

      it(`${allowed ? 'opens' : 'hides'} what "${ability}" is for to the kommun's ${role}`, async () => {
        await become(house, 'sara', role)
        for (const route of OPENED_BY[ability]) {
          const outcome = await ask(insider, route)
          if (allowed) expect(outcome.status, route).to.be.oneOf([200, 303, 409, 422])
          else expect(outcome.status, route).to.equal(404)
          expect(outcome.to, route).to.not.match(/^\/logga-in/)
          expect(outcome.kept, route).to.match(/^no-store/)
        }
      })
    }
  }

  for (const route of [...Object.values(OPENED_BY).flat(), ...SIGNED_IN]) {
    it(`asks somebody signed out to sign in: ${route}`, async () => {
      const outcome = await ask(house.visitor(), route)
      expect(outcome.status).to.equal(303)
      expect(outcome.to).to.match(/^\/logga-in\?/)
    })
  }

  for (const role of ROLES) {
    it(`shows the codes of a round only to roles that hand them out: ${role}`, async () => {
      await become(house, 'sara', role)
      const { body } = await ask(insider, 'GET /omgangar/:id')
      expect(/CDFH.?JKMN/.test(body)).to.equal(MATRIX['see codes'].includes(role))
    })

    it(`shows the kommun's ${role} no link that is refused`, async () => {
      await become(house, 'sara', role)
      const pages = await everyPageFrom(insider, '/start')
      expect(pages.length).to.be.above(15)
      for (const { address, status } of pages) expect(status, address).to.equal(200)
    })
  }

  /** One request to a route as it stands in Lillköping, with a form sent when the route takes one. */
  async function ask(client: Client, route: string) {
    await dialogues.add(house.deps.db, DIALOGUE) // a removal that was allowed has taken it away
    await actions.add(house.deps.db, ACTION)
    await texts.add(house.deps.db, 'r2026', [TEXT])
    await staff.add(house.deps.db, COLLEAGUE, 'a hash' as PasswordHash) // nobody signs in with it
    const importId = await aScannedImport(house)
    const [method = '', pattern = ''] = route.split(' ')
    const roundId = UNOPENED.test(route) ? 'r2027' : 'r2026'
    const ids = Object.entries({ '/dialoger': DIALOGUE.id, '/atgarder': ACTION.id, '/jobb': jobId, '/inlasning': importId })
    const id = ids.find(([start]) => pattern.startsWith(start))?.[1] ?? roundId
    const placed: Readonly<Record<string, string>> = {
      utdrag: extract.id,
      fil: pattern.startsWith('/omgangar') ? LETTERS : extract.file,
      kommun: 'lillkoping',
      ar: '2026',
      omrade: '9901N',
      sprak: 'sv',
      fraga: questionId(),
      n: '1',
      nummer: '1',
      text: TEXT.id,
      ko: 'enkat-2026',
      konto: COLLEAGUE.id,
      id,
    }
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => placed[name] ?? '')
    const form = new URLSearchParams({ kommun: 'lillkoping', form: 'tips', version: '1' })
    const response = await client.once(method, path, method === 'POST' ? form : undefined)
    const { status, headers } = response
    const outcome = { status, to: headers.get('location') ?? '', kept: headers.get('cache-control') ?? '', body: await response.text() }
    await ended(outcome.to)
    return outcome
  }

  /** Waits for a counting that the request began: it takes the place of the figures that later requests read. */
  async function ended(to: string): Promise<void> {
    const [, id] = /^\/jobb\/(.+)$/.exec(to) ?? []
    while (id !== undefined && ['queued', 'running'].includes((await jobs.byId(house.deps.db, id))?.state ?? '')) await setTimeout(20)
  }

  function questionId(): string {
    const survey = house.deps.surveys.get('lilla-2026')
    return survey?.questions.find((question) => 'measure' in question)?.id ?? ''
  }
})

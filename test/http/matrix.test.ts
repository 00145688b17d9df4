import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { createApp } from '../../server/app.ts'
import { ABILITIES, type Ability, MATRIX, ROLES, type Role } from '../../server/domain/staff.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as texts from '../../server/store/texts.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, andGranby } from '../fixtures/counted-house.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { anExtract } from '../fixtures/extracts/made.ts'
import type { House } from '../fixtures/house.ts'
import { routesOf } from '../fixtures/routes.ts'

/** What each ability opens. A route missing here and below fails the first test, so nobody forgets to say who a new page is for. */
const OPENED_BY: Readonly<Record<Ability, readonly string[]>> = {
  'see lagesbild': [
    'GET /lagesbild',
    'GET /lagesbild/jamfor',
    'GET /lagesbild/:kommun/:ar',
    'GET /lagesbild/:kommun/:ar/grupper',
    'GET /lagesbild/:kommun/:ar/omrade/:omrade',
    'GET /lagesbild/:kommun/:ar/fraga/:fraga',
  ],
  'see dialogues': ['GET /dialoger', 'GET /dialoger/:id'],
  'write dialogues': [
    'GET /dialoger/ny',
    'POST /dialoger/ny',
    'GET /dialoger/:id/andra',
    'POST /dialoger/:id/andra',
    'GET /dialoger/:id/ta-bort',
    'POST /dialoger/:id/ta-bort',
  ],
  'see rounds': ['GET /omgangar', 'GET /omgangar/:id', 'GET /jobb/:id', 'GET /planering/:kommun'],
  'make rounds': [],
  'count rounds': ['POST /omgangar/:id/rakning'],
  'see codes': [], // a part of GET /omgangar/:id: tested by itself below
  'try survey': [
    'GET /provsvar/:kommun/:ar',
    'POST /provsvar/:kommun/:ar',
    'GET /provsvar/:kommun/:ar/omrade',
    'POST /provsvar/:kommun/:ar/omrade',
    'GET /provsvar/:kommun/:ar/del/:n',
    'POST /provsvar/:kommun/:ar/del/:n',
    'GET /provsvar/:kommun/:ar/granska',
    'GET /provsvar/:kommun/:ar/svar',
    'POST /provsvar/:kommun/:ar/svar',
    'GET /provsvar/:kommun/:ar/kvitto',
  ],
  'export results': ['GET /lagesbild/:kommun/:ar/resultat.csv', 'GET /lagesbild/:kommun/:ar/resultat.json'],
  'export codebook': [
    'GET /lagesbild/:kommun/:ar/kodbok.csv',
    'GET /lagesbild/:kommun/:ar/kodbok.json',
    'GET /lagesbild/:kommun/:ar/filer',
  ],
  'export microdata': [
    'GET /mikrodata/:kommun/:ar',
    'POST /mikrodata/:kommun/:ar',
    'GET /mikrodata/:kommun/:ar/:utdrag',
    'POST /mikrodata/:kommun/:ar/:utdrag',
    'GET /mikrodata/:kommun/:ar/:utdrag/:fil',
  ],
  'export uncoarsened': [], // a choice in POST /mikrodata/:kommun/:ar, for the account's own right: tested with it
  'see underlag': ['GET /underlag', 'GET /underlag/:kommun/:ar'],
  'export underlag': ['GET /underlag/:kommun/:ar.md', 'GET /underlag/:kommun/:ar.json'],
  'erase words': [
    'GET /dialoger/:id/radera/:nummer',
    'POST /dialoger/:id/radera/:nummer',
    'GET /omgangar/:id/fritext',
    'POST /omgangar/:id/fritext',
    'GET /omgangar/:id/fritext/:text',
    'POST /omgangar/:id/fritext/:text',
  ],
  'see audit': ['GET /logg'],
}

/** Pages of anybody signed in, whatever their role: they show only what the person's own kommuner and abilities give. */
const SIGNED_IN = ['GET /start', 'GET /lagesbild/om-siffrorna', 'GET /logg/gallring', 'POST /logga-ut']

/** Pages of everybody. */
const PUBLIC = [
  'GET /',
  'GET /sa-skyddas-svaren',
  'GET /halsa',
  'GET /tillganglighet',
  'GET /logga-in',
  'POST /logga-in',
  'GET /underlag/schema.json',
  'GET /enkat/:kommun/:ar',
  'POST /enkat/:kommun/:ar',
  'GET /enkat/:kommun/:ar/omrade',
  'POST /enkat/:kommun/:ar/omrade',
  'GET /enkat/:kommun/:ar/del/:n',
  'POST /enkat/:kommun/:ar/del/:n',
  'GET /enkat/:kommun/:ar/granska',
  'GET /enkat/:kommun/:ar/svar',
  'POST /enkat/:kommun/:ar/svar',
  'GET /enkat/:kommun/:ar/kvitto',
]

/** Lists of all one's kommuner: open to whoever has the ability in any, showing those alone. */
const OF_ALL_ONES_KOMMUNER = [
  'GET /lagesbild',
  'GET /lagesbild/jamfor',
  'GET /dialoger',
  'GET /dialoger/ny',
  'GET /omgangar',
  'GET /underlag',
  'GET /logg',
]

const DIALOGUE = aDialogue({ id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', place: 'Rådhusparken', observations: [anObservation()] })
const TEXT = { id: 'a'.repeat(32), areaId: '9901N', question: 'forslag', words: 'Mer ljus i Rådhusparken.' }
/** What only pages about Lillköping hold: its word in addresses, its rounds, areas and dialogues. Its name stands in the title of the survey, which Granby shares. */
const LILLKOPING = /lillkoping|9901[NSO]|r202[56]\b|Norr\b|Söder\b|\bÖn\b|Rådhusparken/

describe('the matrix of roles, pages and exports', () => {
  let house: House
  let insider: Client
  let outsider: Client
  let jobId: string
  let extract: { readonly id: string; readonly file: string }

  before(async () => {
    house = await aCountedHouse()
    const { db } = house.deps
    await andGranby(house)
    await rounds.addAreaCode(db, 'r2026', { code: 'CDFHJKMN', areaId: '9901N' })
    jobId = (await jobs.latest(db, 'count', 'r2026'))?.id ?? ''
    const { id, manifest } = await anExtract(house, { staffId: 'sara' })
    extract = { id, file: manifest.files[0]?.name ?? '' }
    insider = await house.as('sara')
    outsider = await house.as('greta')
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
        await become('sara', role)
        for (const route of OPENED_BY[ability]) {
          const outcome = await ask(insider, route)
          if (allowed) expect(outcome.status, route).to.be.oneOf([200, 303, 422])
          else expect(outcome.status, route).to.equal(404)
          expect(outcome.to, route).to.not.match(/^\/logga-in/)
        }
      })

      it(`hides what "${ability}" is for from the neighbour kommun's ${role}`, async () => {
        await become('greta', role)
        for (const route of OPENED_BY[ability]) {
          const outcome = await ask(outsider, route)
          if (OF_ALL_ONES_KOMMUNER.includes(route)) expect(outcome.body, route).to.not.match(LILLKOPING)
          else expect(outcome.status, route).to.equal(404)
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
      await become('sara', role)
      const { body } = await ask(insider, 'GET /omgangar/:id')
      expect(/CDFH.?JKMN/.test(body)).to.equal(MATRIX['see codes'].includes(role))
    })

    it(`shows the kommun's ${role} no link that is refused`, async () => {
      await become('sara', role)
      const pages = await everyPageFrom(insider, '/start')
      expect(pages.length).to.be.above(15)
      for (const { address, status } of pages) expect(status, address).to.equal(200)
    })

    it(`shows the neighbour kommun's ${role} nothing of Lillköping on any page that can be reached`, async () => {
      await become('greta', role)
      const pages = await everyPageFrom(outsider, '/start')
      expect(pages.length).to.be.above(10)
      for (const { address, body } of pages) expect(body, address).to.not.match(LILLKOPING)
    })
  }

  it("does not give Lillköping's figures at an address in one's own kommun", async () => {
    await become('greta', 'administrator')
    for (const path of [
      '/lagesbild/granby/2026/omrade/9901N',
      '/lagesbild/granby/2025',
      '/underlag/granby/2025',
      '/lagesbild/granby/2025/resultat.csv',
    ]) {
      const page = await outsider.get(path)
      expect(page.status, path).to.equal(404)
      expect(page.html, path).to.not.match(LILLKOPING)
    }
  })

  /** Gives a person another role: it is felt at the next page. */
  async function become(person: 'sara' | 'greta', role: Role): Promise<void> {
    await house.deps.db.updateTable('staff').set({ role }).where('id', '=', person).execute()
  }

  /** One request to a route as it stands in Lillköping, with a form sent when the route takes one. */
  async function ask(client: Client, route: string) {
    await dialogues.add(house.deps.db, DIALOGUE) // a removal that was allowed has taken it away
    await texts.add(house.deps.db, 'r2026', [TEXT])
    const [method = '', pattern = ''] = route.split(' ')
    const id = pattern.startsWith('/dialoger') ? DIALOGUE.id : pattern.startsWith('/jobb') ? jobId : 'r2026'
    const place: Readonly<Record<string, string>> = {
      utdrag: extract.id,
      fil: extract.file,
      kommun: 'lillkoping',
      ar: '2026',
      omrade: '9901N',
      fraga: questionId(),
      n: '1',
      nummer: '1',
      text: TEXT.id,
      id,
    }
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => place[name] ?? '')
    const form = new URLSearchParams({ kommun: 'lillkoping', form: 'tips', version: '1' })
    const response = await client.once(method, path, method === 'POST' ? form : undefined)
    const outcome = { status: response.status, to: response.headers.get('location') ?? '', body: await response.text() }
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

/** Every staff page and file that can be reached by links from one, each once, residents' pages left out. */
async function everyPageFrom(client: Client, start: string) {
  const pages: { readonly address: string; readonly status: number; readonly body: string }[] = []
  const known = new Set([start])
  for (const address of known) {
    const { status, html } = await client.get(address)
    pages.push({ address, status, body: html })
    for (const [, link = ''] of html.matchAll(/href="(\/[^"#]*)/g)) {
      const to = link.replaceAll('&amp;', '&')
      if (!/^\/(static|enkat|sa-skyddas|tillganglighet|$)/.test(to)) known.add(to)
    }
  }
  return pages
}

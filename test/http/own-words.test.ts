import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { ROLES } from '../../server/domain/staff.ts'
import * as audit from '../../server/store/audit.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as readings from '../../server/store/readings.ts'
import * as texts from '../../server/store/texts.ts'
import * as tips from '../../server/store/tips.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { everyPageFrom } from '../fixtures/crawl.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { publish } from '../fixtures/editions.ts'
import { anExtract } from '../fixtures/extracts/made.ts'
import type { House } from '../fixtures/house.ts'
import { become } from '../fixtures/neighbours.ts'

const AT = '/lagesbild/lillkoping/2026/egna-ord'
const QUEUE = texts.queueOf('r2026')

/** Texts by what is planted in each, and where it may be met. Ön is too few to show. */
const PLANTED = {
  unread: { id: '1'.repeat(32), areaId: '9901N', words: 'Mörkt vid Vattugrind.' },
  withheld: { id: '2'.repeat(32), areaId: '9901N', words: 'Mörkt vid Hökdammen.' },
  masked: { id: '3'.repeat(32), areaId: '9901N', words: 'Sivert vid Gäddhamra säljer.' },
  small: { id: '4'.repeat(32), areaId: '9901O', words: 'Mörkt vid Klintudden.' },
} as const

describe('what people wrote in their own words', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aCountedHouse()
    const { db } = house.deps
    for (const text of Object.values(PLANTED)) await texts.add(db, 'r2026', [{ ...text, question: 'forslag' }])
    const decide = (id: string, state: 'shown' | 'withheld', words: string) =>
      readings.decide(db, QUEUE, { id, version: 1 }, { state, words, masked: {}, reason: state === 'withheld' ? 'else' : null })
    await decide(PLANTED.withheld.id, 'withheld', PLANTED.withheld.words)
    await decide(PLANTED.masked.id, 'shown', '[namn] vid Gäddhamra säljer.')
    await decide(PLANTED.small.id, 'shown', PLANTED.small.words)
    sara = await house.as('sara')
  })
  after(() => house.close())

  it('is shown once it has been read, with the area where at least thirty answered, and told of in the audit trail', async () => {
    const page = await sara.get(AT)
    expect(page.words).to.contain('[namn] vid Gäddhamra säljer. Norr').and.contain('En del texter är inte lästa än.')
    expect((await sara.get(`${AT}?omrade=9901N`)).words).to.contain('Gäddhamra')
    const [entry] = await audit.list(house.deps.db, { kommunIds: ['9901'], nobodys: false, whats: ['saw texts'] }, 1)
    expect(entry?.event.details).to.deep.equal({ year: 2026 })
  })

  it('is not shown for an area under thirty, or one whose number of answers is hidden for its sake; nor among the kommun’s', async () => {
    for (const area of ['9901O', '9901S']) {
      const page = await sara.get(`${AT}?omrade=${area}`)
      expect(page.words).to.contain('visas inte: färre än 30 svar').and.not.contain('Klintudden')
    }
    expect((await sara.get(AT)).words).to.not.contain('Klintudden')
  })

  it('leaves in files with the question and the area, and nothing else of whoever wrote', async () => {
    const { html } = await sara.get(`${AT}.csv?dialekt=internationell`)
    const [head, ...lines] = html.trim().split('\r\n')
    expect(head).to.equal('kommun,ar,fraga,fraga_namn,omrade,text')
    expect(lines).to.deep.equal(['Lillköping,2026,forslag,Förslag,Norr,[namn] vid Gäddhamra säljer.'])
  })

  for (const role of ROLES) {
    it(`leaves by no page and no file before it has been read, or when it is not to be shown, or is about too few, whoever looks: ${role}`, async () => {
      await become(house, 'sara', role)
      const reached = await everyPageFrom(sara, '/start')
      expect(reached.some(({ body }) => body.includes('Gäddhamra'))).to.equal(true)
      for (const { address, body } of reached) {
        const mayMeet = address.startsWith('/lasning/') ? [PLANTED.unread.words] : []
        const met = Object.entries(PLANTED).filter(
          ([what, { words }]) => what !== 'masked' && body.includes(words) && !mayMeet.some((one) => one === words),
        )
        expect(
          met.map(([what]) => what),
          address,
        ).to.deep.equal([])
        expect(body, address).to.not.contain('Sivert')
      }
      await become(house, 'sara', 'samordnare')
    })
  }

  it('leaves by nothing that everybody can reach, read or not, nor does a tip or a dialogue that nobody has read', async () => {
    const { db } = house.deps
    await publish(house.deps, 'r2026')
    const when = { sentOn: '2026-05-12', heldOn: '2026-05-12', timeOfDay: null, point: null, feeling: null, themes: [], reasons: [] }
    const tip = { id: '7'.repeat(32), kommunId: '9901', form: 'tips', areaId: '9901N', rehearsal: false, ...when } as const
    await tips.add(db, tip, 'Mörkt vid Ugglemossen.', 'kvitto')
    const said = anObservation({ themes: ['trafik'], said: 'Mörkt vid Grävlingsbacken.', suggestion: 'Ljus i Lodjursdalen.' })
    await dialogues.add(db, aDialogue({ id: 'c'.repeat(32), heldOn: '2026-05-12', observations: [said] }))
    const reached = await everyPageFrom(house.visitor(), '/')
    const ways = ['/lillkoping/lagesbild', '/lillkoping/lagesbild/2026', '/ni-sa-vi-gor/lillkoping', '/ni-sa-vi-gor/lillkoping/flode.xml']
    expect(reached.map(({ address }) => address)).to.include.members([...ways, '/lillkoping/lagesbild/2026/resultat.json'])
    for (const { address, body } of reached)
      expect(body, address).to.not.match(
        /Vattugrind|Hökdammen|Gäddhamra|Klintudden|Sivert|Mer ljus|Ugglemossen|Grävlingsbacken|Lodjursdalen/,
      )
  })

  it('is in no file of microdata', async () => {
    const { folder } = await anExtract(house, { staffId: 'sara' })
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).to.be.above(3)
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name), 'utf8'), name).to.not.match(/Vattugrind|Gäddhamra|Mer ljus/)
  })
})

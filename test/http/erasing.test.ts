import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import * as audit from '../../server/store/audit.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as texts from '../../server/store/texts.ts'
import * as voices from '../../server/store/voices.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { aDialogue, anObservation, unnumbered } from '../fixtures/dialogues.ts'
import type { House } from '../fixtures/house.ts'
import { FILLED } from './dialogues/filled.ts'

const SECRET = 'Grannen Åke i nummer sju'
const DIALOGUE = aDialogue({
  areaId: '9901N',
  heldOn: '2026-09-20',
  observations: [anObservation(), anObservation({ themes: ['trafik'], said: SECRET, suggestion: `Prata med ${SECRET}` })],
})
const TEXT = { id: 'f'.repeat(32), areaId: '9901O', question: 'forslag', words: `${SECRET} kör för fort.` }

/** What the database's file and its log hold, as they lie on the disk. */
const onDisk = ({ file }: House) => [file, `${file}-wal`].map((path) => readFileSync(path, 'latin1')).join('')
const latin1 = Buffer.from(SECRET).toString('latin1')

describe('erasing what somebody said or wrote', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
    await dialogues.add(house.deps.db, DIALOGUE)
    await texts.add(house.deps.db, 'r2026', [TEXT])
  })
  afterEach(() => house.close())
  const lastEntry = async () => {
    const [entry] = await audit.list(
      house.deps.db,
      { kommunIds: ['9901'], nobodys: false, whats: ['erased note', 'erased text', 'searched texts'] },
      1,
    )
    return entry && { by: entry.by.staffId, ...entry.event }
  }

  describe('in a dialogue', () => {
    const at = `/dialoger/${DIALOGUE.id}`

    it('is offered beside each observation, and asks once with the words to be erased', async () => {
      expect((await sara.get(at)).html)
        .to.contain(`href="${at}/radera/1"`)
        .and.contain(`href="${at}/radera/2"`)
      const asked = await sara.get(`${at}/radera/2`)
      expect(asked.words).to.contain(SECRET).and.contain('Tema och allvar finns kvar och räknas. Det går inte att ångra.')
      expect(asked.html).to.contain('name="version" value="1"')
    })

    it('takes the words away, keeps what is counted, and says that they are gone', async () => {
      const counts = () => voices.ofThemes(house.deps.db, '9901', '2026-01-01', '2026-12-31')
      const before = await counts()
      const page = await sara.post(`${at}/radera/2`, { version: '1' })
      expect(page.address).to.equal(`${at}?raderad=1`)
      expect(page.words).to.contain('Texten är raderad.').and.not.contain(SECRET)
      expect(page.html).to.not.contain(`href="${at}/radera/2"`)
      expect(unnumbered(await dialogues.get(house.deps.db, DIALOGUE.id))?.observations).to.deep.equal([
        anObservation(),
        anObservation({ themes: ['trafik'], said: '', place: '', point: null }),
      ])
      expect(await counts()).to.deep.equal(before)
    })

    it('leaves nothing of them in the database file or its log, and tells of it without them', async () => {
      await texts.erase(house.deps.db, 'r2026', TEXT.id)
      expect(onDisk(house)).to.contain(latin1)
      await sara.post(`${at}/radera/2`, { version: '1' })
      expect(onDisk(house)).to.not.contain(latin1)
      expect(await lastEntry()).to.deep.equal({ by: 'sara', what: 'erased note', details: { dialogue: DIALOGUE.id, note: 2 } })
    })

    it('is refused with 409 when the dialogue has been changed since: the number may then be another observation', async () => {
      await dialogues.edit(house.deps.db, { ...DIALOGUE, observations: [...DIALOGUE.observations].reverse() })
      const page = await sara.post(`${at}/radera/1`, { version: '1' })
      expect(page.status).to.equal(409)
      expect(page.words).to.contain('Dialogen har ändrats sedan du öppnade sidan').and.contain(SECRET)
      expect((await dialogues.get(house.deps.db, DIALOGUE.id))?.observations).to.have.length(2)
      expect(JSON.stringify(await dialogues.get(house.deps.db, DIALOGUE.id))).to.contain(SECRET)
      expect(await lastEntry()).to.equal(undefined)
    })

    it('is of one observation that is there', async () => {
      for (const number of ['0', '3', '-1', 'x', '1e0x', '2.5'])
        expect((await sara.get(`${at}/radera/${number}`)).status, number).to.equal(404)
    })

    it('lets the dialogue be changed afterwards without asking for the words again', async () => {
      await sara.post(`${at}/radera/1`, { version: '1' })
      const form = await sara.get(`${at}/andra`)
      expect(form.html).to.contain('name="raderad-1" value="1"')
      expect(form.words).to.contain('Texten är raderad. Temat och allvaret räknas fortfarande.')
      const fields = { ...FILLED, version: '2', 'raderad-1': '1', 'sagt-1': '', 'forslag-1': '', plats: 'Sjön' }
      expect((await sara.post(`${at}/andra`, fields)).address).to.equal(at)
      expect((await dialogues.get(house.deps.db, DIALOGUE.id))?.observations[0]).to.deep.include({ themes: ['nedskrapning'], said: '' })
    })
  })

  describe('in the survey', () => {
    const at = '/omgangar/r2026/fritext'

    it('begins on the page of a counted round, with a search', async () => {
      expect((await sara.get('/omgangar/r2026')).html).to.contain(`href="${at}"`)
      const page = await sara.post(at, { sok: 'åke I NUMMER' })
      expect(page.words).to.contain(`${SECRET} kör för fort.`)
      expect(page.words).to.not.match(/\bÖn\b/) // who wrote it may be alone in answering there
      expect(await lastEntry()).to.deep.equal({ by: 'sara', what: 'searched texts', details: { year: 2026 } })
    })

    it('asks for at least three signs, keeps what was typed, and finds nothing by wildcards', async () => {
      for (const [typed, sentence] of [
        ['', 'Skriv ett ord eller några ord ur texten.'],
        ['åk', 'Skriv minst 3 tecken.'],
      ] as const) {
        const page = await sara.post(at, { sok: typed })
        expect(page.status).to.equal(422)
        expect(page.words).to.contain(sentence)
        expect(page.html).to.contain(`value="${typed}"`)
      }
      for (const typed of ['%%%', '___', '\\\\\\'])
        expect((await sara.post(at, { sok: typed })).words).to.contain('Ingen text innehåller de orden.')
      expect(await lastEntry()).to.include({ what: 'searched texts' })
    })

    it('lists twenty and says that there are more', async () => {
      const many = Array.from({ length: 25 }, (_, n) => ({ ...TEXT, id: `many-${n}`, words: `Mer ljus, tack. ${n}` }))
      await texts.add(house.deps.db, 'r2026', many)
      const page = await sara.post(at, { sok: 'tack' })
      expect(page.html.match(/class="card"/g)).to.have.length(20)
      expect(page.words).to.contain('Det finns fler. Skriv fler ord.')
    })

    it('asks once, and then the text is gone from the file and from its log', async () => {
      await dialogues.remove(house.deps.db, DIALOGUE.id)
      expect((await sara.get(`${at}/${TEXT.id}`)).words)
        .to.contain(SECRET)
        .and.contain('Det går inte att ångra.')
      const page = await sara.post(`${at}/${TEXT.id}`)
      expect(page.address).to.equal(`${at}?raderad=1`)
      expect(await texts.byId(house.deps.db, 'r2026', TEXT.id)).to.equal(undefined)
      expect(onDisk(house)).to.not.contain(latin1)
      expect(await lastEntry()).to.deep.equal({ by: 'sara', what: 'erased text', details: { year: 2026, question: 'forslag' } })
      expect((await sara.get(`${at}/${TEXT.id}`)).status).to.equal(404)
    })

    it('reaches no text of another round by its id', async () => {
      await texts.add(house.deps.db, 'r2025', [{ ...TEXT, id: 'other' }])
      expect((await sara.post(`${at}/other`)).status).to.equal(404)
      expect(await texts.byId(house.deps.db, 'r2025', 'other')).to.not.equal(undefined)
    })
  })
})

import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { FORM_NAMES } from '../../../server/domain/dialogues/contract.ts'
import { MOST_OBSERVATIONS } from '../../../server/domain/dialogues/reading.ts'
import { fromRoot } from '../../../server/root.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import * as rounds from '../../../server/store/rounds.ts'
import type { Client } from '../../fixtures/client.ts'
import { aDialogue } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { aRound } from '../../fixtures/rounds.ts'
import { expectEveryFaultLinked, FILLED, ID } from './filled.ts'

const NEW = '/dialoger/ny?kommun=lillkoping&form=medborgardialog'

describe('writing down a dialogue', () => {
  let house: House
  let sara: Client
  const kept = () => dialogues.list(house.deps.db, { kommunIds: ['9901', '9902'] })
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  it('begins with choosing its form', async () => {
    const page = await sara.get('/dialoger/ny')
    for (const name of FORM_NAMES) expect(page.html).to.contain(`href="/dialoger/ny?form=${name}&amp;kommun=lillkoping"`)
  })

  it('asks which kommun only somebody who serves several', async () => {
    const ada = await house.as('ada')
    expect((await ada.get('/dialoger/ny')).html).to.contain('href="/dialoger/ny?form=tips"')
    const asked = await ada.get('/dialoger/ny?form=tips')
    expect(asked.words).to.contain('I vilken kommun hölls dialogen?')
    expect(asked.html).to.contain('href="/dialoger/ny?form=tips&amp;kommun=granby"').and.contain('kommun=lillkoping')
    expect((await sara.get('/dialoger/ny?form=tips')).words)
      .to.contain('Lillköping kommun')
      .and.contain('Vilken dag kom tipset?')
    expect((await ada.get('/dialoger/ny?form=nej')).status).to.equal(404)
  })

  for (const name of FORM_NAMES) {
    it(`has a page with the common core and own fields: ${name}`, async () => {
      const page = await sara.get(`/dialoger/ny?kommun=lillkoping&form=${name}`)
      expect(page.status).to.equal(200)
      expect(page.words).to.contain('Skriv inte namn på personer.')
      const refused = await sara.post('/dialoger/ny', { ...FILLED, form: name, arena: '' })
      expect(refused.status).to.equal(422)
      expectEveryFaultLinked(refused)
    })
  }

  it('keeps it and shows it, with what was said as it was written', async () => {
    const page = await sara.post('/dialoger/ny', FILLED)
    expect(page.address).to.equal(`/dialoger/${ID}`)
    expect(page.words).to.contain('Medborgardialog 12 maj 2026, Stortorget')
    for (const words of [
      'Norr',
      'boende',
      '12',
      'På torg, gata eller vid butik',
      'Nedskräpning',
      'Påtagligt',
      'Det ligger skräp vid sjön.',
      'Förslag: Fler korgar',
    ])
      expect(page.words).to.contain(words)
  })

  it('gives each new form an id of its own, so that a double click stores one dialogue', async () => {
    const ids = [await sara.get(NEW), await sara.get(NEW)].map((page) => /name="id" value="([0-9a-f-]{36})"/.exec(page.html)?.[1])
    expect(ids[0]).to.be.a('string').and.not.equal(ids[1])
    const [first, second] = await Promise.all([sara.post('/dialoger/ny', FILLED), sara.post('/dialoger/ny', FILLED)])
    expect([first.address, second.address]).to.deep.equal([`/dialoger/${ID}`, `/dialoger/${ID}`])
    expect(await kept()).to.have.length(1)
  })

  it('sent again with other words, after going back, asks before replacing what was saved, and loses neither', async () => {
    await sara.post('/dialoger/ny', FILLED)
    const page = await sara.post('/dialoger/ny', { ...FILLED, plats: 'Sjön' })
    expect(page.status).to.equal(409)
    expect(page.words).to.contain('Dialogen är redan sparad')
    expect(page.html).to.contain('value="Sjön"').and.contain(`action="/dialoger/${ID}/andra"`)
    expect((await dialogues.get(house.deps.db, ID))?.place).to.equal('Stortorget')
    await sara.post(`/dialoger/${ID}/andra`, { ...FILLED, plats: 'Sjön', version: '1' })
    expect((await kept()).map(({ place }) => place)).to.deep.equal(['Sjön'])
  })

  it('does not let somebody take over the id of a dialogue in another kommun', async () => {
    await dialogues.add(house.deps.db, aDialogue({ id: ID, kommunId: '9902', areaId: null, place: 'Granbys hemlighet' }))
    const page = await sara.post('/dialoger/ny', FILLED)
    expect(page.status).to.equal(404)
    expect(page.words).to.not.contain('hemlighet')
  })

  it('is refused with 422, every fault at once and linked, and everything typed still there', async () => {
    const page = await sara.post('/dialoger/ny', {
      ...FILLED,
      datum: '2026-12-24',
      omrade: '9902A',
      plats: '',
      antal: 'många',
      'tema-1-nedskrapning': '',
      'tema-1-okant': '1',
      arena: 'x',
    })
    expect(page.status).to.equal(422)
    expect(page.html).to.contain('<title>Fel: ')
    expect(page.words).to.contain('Datumet har inte varit än.').and.contain('Välj ett område i listan').and.contain('Skriv platsen')
    expect(page.words)
      .to.contain('Skriv hur många som deltog')
      .and.contain('Observation 1: välj minst ett tema')
      .and.contain('Välj hur dialogen hölls.')
    expect(page.html).to.contain('value="2026-12-24"').and.contain('value="många"').and.contain('Det ligger skräp vid sjön.')
    expectEveryFaultLinked(page)
    expect(await kept()).to.deep.equal([])
  })

  it('keeps ten thousand signs that do not fit, and says how many do', async () => {
    const long = 'Åäö '.repeat(2_500)
    const page = await sara.post('/dialoger/ny', { ...FILLED, 'sagt-1': `${long}.` })
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('högst 2 000 tecken får plats, du har skrivit 10 001.')
    expect(page.html).to.contain(long)
  })

  it('gets one more row without losing a word, and starts in it', async () => {
    const page = await sara.post('/dialoger/ny', { ...FILLED, plats: '', gor: 'rad' })
    expect(page.status).to.equal(200)
    expect(page.html)
      .to.contain('name="rader" value="3"')
      .and.match(/<textarea id="sagt-3" name="sagt-3" rows="4" autofocus/)
    expect(page.html).to.contain('Det ligger skräp vid sjön.').and.contain(`value="${ID}"`)
    expect(await kept()).to.deep.equal([])
  })

  it('marks the themes that its words suggest when asked to, ticks none of them, and saves nothing', async () => {
    const page = await sara.post('/dialoger/ny', { ...FILLED, 'tema-1-nedskrapning': '', 'sagt-1': 'Bilarna kör för fort.', gor: 'teman' })
    expect(page.status).to.equal(200)
    expect(page.words).to.contain('Trafik (föreslås)').and.contain('Det är du som väljer.').and.not.contain('Nedskräpning (föreslås)')
    expect(page.html).to.not.match(/name="tema-1-\w+" value="1" checked/)
    expect(await kept()).to.deep.equal([])
  })

  it('has at most thirty rows, and says so', async () => {
    const page = await sara.post('/dialoger/ny', { ...FILLED, rader: '1e6', gor: 'rad' })
    expect(page.words).to.contain(`En dialog rymmer högst ${MOST_OBSERVATIONS} observationer.`)
    expect(page.html).to.not.contain(`sagt-${MOST_OBSERVATIONS + 1}`)
  })

  it('keeps every naughty string just as it was typed, and shows it as words', async () => {
    const naughty: readonly string[] = JSON.parse(readFileSync(fromRoot('test', 'fixtures', 'robust', 'blns.json'), 'utf8'))
    for (let from = 0; from < naughty.length; from += MOST_OBSERVATIONS) {
      const strings = naughty.slice(from, from + MOST_OBSERVATIONS).filter((words) => words.trim() !== '')
      const rows = strings.map((words, index) => [
        [`tema-${index + 1}-stold`, '1'],
        [`allvar-${index + 1}`, '1'],
        [`sagt-${index + 1}`, words],
        [`forslag-${index + 1}`, words],
      ])
      const id = ID.slice(0, -3) + String(from).padStart(3, '0')
      const fields = {
        ...FILLED,
        'tema-1-nedskrapning': '',
        ...Object.fromEntries(rows.flat()),
        id,
        plats: strings.find((words) => words.length <= 200) ?? '',
        rader: String(MOST_OBSERVATIONS),
      }
      const page = await sara.post('/dialoger/ny', fields)
      expect(page.address, strings.join('\n')).to.equal(`/dialoger/${id}`)
      expect(page.html).to.not.match(/<script(?![^>]*\ssrc="\/static)|<img|<svg|<iframe|<style|<object/i)
      const dialogue = await dialogues.get(house.deps.db, id)
      expect(dialogue?.observations.map(({ said }) => said)).to.deep.equal(strings.map((words) => words.replace(/\r\n?/g, '\n').trim()))
    }
  })

  it('takes no naughty string for a date, an area, a number, a theme, an id or a row count', async () => {
    for (const words of ["'; DROP TABLE dialogues;--", '../../../etc/passwd', 'NaN', '-1', '1e3', '__proto__', '\u0000']) {
      const wrong = { datum: words, omrade: words, antal: words, 'tema-1-nedskrapning': '', 'allvar-1': words, arena: words, rader: words }
      const page = await sara.post('/dialoger/ny', { ...FILLED, ...wrong })
      expect(page.status, words).to.equal(422)
      expectEveryFaultLinked(page)
      expect((await sara.post('/dialoger/ny', { ...FILLED, form: words })).status, words).to.equal(404)
      expect((await sara.post('/dialoger/ny', { ...FILLED, kommun: words })).status, words).to.equal(404)
      expect((await sara.get(`/dialoger/${encodeURIComponent(words)}`)).status, words).to.equal(404)
    }
    const page = await sara.post('/dialoger/ny', { ...FILLED, id: '../start' })
    expect(page.address).to.match(/^\/dialoger\/[0-9a-f-]{36}$/)
  })

  it('in a kommun that rehearses is marked as invented, and elsewhere not', async () => {
    const { db } = house.deps
    await rounds.add(db, aRound({ id: 'g', kommunId: '9902', rehearsal: true }))
    const greta = await house.as('greta')
    const page = await greta.post('/dialoger/ny', { ...FILLED, kommun: 'granby', omrade: '9902A' })
    expect(page.words).to.contain('Påhittade svar – övning')
    expect((await greta.get('/dialoger')).words).to.contain('Påhittade svar – övning')
    const real = await sara.post('/dialoger/ny', { ...FILLED, id: ID.replace('6', '7') })
    expect(real.words).to.not.contain('Påhittade svar')
  })
})

import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { STATES } from '../../../server/domain/actions/states.ts'
import * as actions from '../../../server/store/actions.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import { anAction, aStep, HISTORIES } from '../../fixtures/actions.ts'
import { aDialogue, anObservation } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { readQuote } from '../../fixtures/quotes.ts'

const HOME = '/ni-sa-vi-gor/lillkoping'
const WALK = 'walk'

describe('Ni sa – vi gör', () => {
  let house: House
  before(async () => {
    house = await aHouse()
    const { db } = house.deps
    const observations = [
      anObservation({ themes: ['trafik'], said: 'Bilarna kör för fort. Ring Kalle på 070-1234567.' }),
      anObservation({ themes: ['trafik', 'otrygga_platser'], said: 'Det är mörkt i tunneln.' }),
      anObservation({ themes: ['nedskrapning'], said: 'Aldrig läst.' }),
    ]
    await dialogues.add(db, aDialogue({ id: WALK, people: 14, observations }))
    await dialogues.add(
      db,
      aDialogue({
        id: 'samtal',
        areaId: '9901S',
        people: 1,
        observations: [anObservation({ themes: ['stold'], said: 'En enda sa det.' })],
      }),
    )
    const sara = await house.as('sara')
    await sara.post(`/dialoger/${WALK}/citat`)
    await readQuote(db, '9901', `${WALK}.0`, 'Bilarna kör för fort. Ring [namn] på [telefonnummer].')
    await readQuote(db, '9901', `${WALK}.1`, null)
    for (const state of STATES)
      await actions.add(db, anAction({ id: state, what: `Åtgärd ${state}`, steps: HISTORIES[state], observations: [`${WALK}.0`] }))
    await actions.add(db, anAction({ id: 'hemlig', what: 'Visas inte', shown: false }))
    await actions.add(db, anAction({ id: 'soder', what: 'I Söder', areaId: '9901S', steps: [aStep('proposed', { on: '2026-01-01' })] }))
  })
  after(() => house.close())
  const visit = (path = '') => house.visitor().get(`${HOME}${path}`)

  it('shows everybody what was said, by theme, and what has been read as it was masked', async () => {
    const page = await visit()
    expect(page.status).to.equal(200)
    expect(page.words).to.contain('Ni sa 2026').and.contain('Trafik 2 1').and.contain('Otrygga platser 1 1')
    expect(page.words).to.contain('Ring [namn] på [telefonnummer].')
    for (const secret of ['070-1234567', 'Kalle', 'Det är mörkt i tunneln', 'Aldrig läst', 'En enda sa det'])
      expect(page.html).to.not.contain(secret)
  })

  it('shows what was decided and why, what is done and when, and what it has to do with what was said', async () => {
    const { words } = await visit()
    expect(words).to.contain('Avslagen 1 juni 2026, tekniska nämnden . Orsak: Lamporna byttes i fjol.')
    expect(words).to.contain('Klar 1 augusti 2026, gatuenheten . Vad det blev: Sex lampor är bytta.')
    expect(words).to.contain('Ej genomförd').and.contain('Orsak: Marken är såld.')
    expect(words).to.contain('Ska vara klart senast 1 september 2026.')
  })

  it('shows no action that is not to be shown, here or by its own address or in the feed', async () => {
    for (const path of ['', '/omrade/9901N', '/flode.xml']) expect((await visit(path)).html).to.not.contain('Visas inte')
    expect((await visit('/atgard/hemlig')).status).to.equal(404)
    expect((await visit('/atgard/done')).words).to.contain('Sex lampor är bytta.')
    expect((await house.visitor().get('/ni-sa-vi-gor/granby/atgard/done')).status).to.equal(404)
  })

  it('counts no theme that too few people spoke of, and says so', async () => {
    expect((await visit()).words)
      .to.contain('Ett tema visas inte om färre än 10 personer')
      .and.not.contain('Stöld 1')
    const south = await visit('/omrade/9901S')
    expect(south.words).to.contain('Inga dialoger är redovisade än.').and.contain('I Söder').and.not.contain('Åtgärd done')
    expect((await visit('/omrade/9901N')).words)
      .to.contain('Trafik 2 1')
      .and.contain('Åtgärd done')
    for (const path of ['/omrade/9902A', '/omrade/x', '/atgard/x']) expect((await visit(path)).status, path).to.equal(404)
    expect((await house.visitor().get('/ni-sa-vi-gor/x')).status).to.equal(404)
  })

  it('tells the staff of each thing said whether residents meet it, and why not', async () => {
    const sara = await house.as('sara')
    const walk = (await sara.get(`/dialoger/${WALK}`)).words
    expect(walk).to.contain('Räknas under sitt tema i området. Citeras, så som texten är läst. Åtgärden visas.')
    expect(walk).to.contain('Citeras inte: den som läste höll inne texten. Ingen åtgärd svarar på den.')
    expect(walk).to.contain('Citeras inte än: texten väntar på att läsas.')
    const talk = (await sara.get('/dialoger/samtal')).words
    expect(talk).to.contain(
      'Redovisas inte på Ni sa – vi gör. Räknas inte: de som deltog i dialoger om temat är för få. Citeras inte: texten är inte lämnad till läsning.',
    )
  })

  it('is in English too, what people wrote staying as it was written and marked as Swedish', async () => {
    const page = await visit('?sprak=en')
    expect(page.words).to.contain('You said – we do: Lillköping').and.contain('Declined').and.contain('Reason:')
    expect(page.html)
      .to.contain('<html lang="en"')
      .and.match(/<blockquote[^>]* lang="sv">Bilarna/)
  })

  it('prints a sheet for those who took part, with what has been read of what they said', async () => {
    const page = await (await house.as('sara')).get(`/dialoger/${WALK}/blad`)
    expect(page.words)
      .to.contain('Tack för att du var med')
      .and.contain('Trafik: 2 observationer')
      .and.contain('Ring [namn] på [telefonnummer].')
    expect(page.words).to.contain('Orsak: Lamporna byttes i fjol.').and.contain('http://localhost/ni-sa-vi-gor/lillkoping')
    expect(page.html).to.not.contain('070-1234567').and.not.contain('Det är mörkt i tunneln')
  })

  it('has a feed, a step for each entry, whose entries stay the same when more happens', async () => {
    const ids = async () => [...(await visit('/flode.xml')).html.matchAll(/<entry>\s*<id>([^<]*)/g)].map(([, id]) => id)
    const first = await visit('/flode.xml')
    expect(first.headers.get('content-type')).to.equal('application/atom+xml; charset=utf-8')
    const before = await ids()
    expect(before).to.include('http://localhost/ni-sa-vi-gor/lillkoping/atgard/declined#steg-2')
    expect(new Set(before).size).to.equal(before.length)
    await actions.move(house.deps.db, { id: 'proposed', version: 1 }, aStep('decided', { on: '2026-09-14' }), 1)
    expect(await ids()).to.include.members([...before, 'http://localhost/ni-sa-vi-gor/lillkoping/atgard/proposed#steg-2'])
    for (const personal of ['sara', 'Sara', 'exempel.se', '070-1234567', 'Kalle']) expect(first.html).to.not.contain(personal)
  })

  it('takes a quote back when what was said is changed, erased or removed', async () => {
    const { db } = house.deps
    const quoted = async () => (await visit()).html.includes('Ring [namn]')
    const dialogue = await dialogues.get(db, WALK)
    if (!dialogue) throw new Error('The walk is gone.')
    await dialogues.edit(db, { ...dialogue, place: 'En annan plats', areaId: null })
    expect(await quoted()).to.equal(true)
    expect((await visit('/omrade/9901N')).html).to.not.contain('<figure class="quote">')
    const [first, ...others] = dialogue.observations
    if (first) await dialogues.edit(db, { ...dialogue, version: 2, observations: [{ ...first, said: 'Något annat.' }, ...others] })
    expect(await quoted()).to.equal(false)
    await dialogues.eraseWords(db, { id: WALK, version: 3 }, 2)
    expect(await db.selectFrom('texts').select('id').where('source', '=', 'quote').execute()).to.deep.equal([{ id: `${WALK}.1` }])
    await dialogues.remove(db, WALK)
    expect(await db.selectFrom('texts').select('id').where('source', '=', 'quote').execute()).to.deep.equal([])
  })

  it('is led to from the front page, for a kommun that shows what it does', async () => {
    const page = await house.visitor().get('/')
    expect(page.html).to.contain('href="/ni-sa-vi-gor/lillkoping"').and.not.contain('href="/ni-sa-vi-gor/granby"')
  })

  it('is of a bearable size however many actions there are, and every one can be reached', async () => {
    const { db } = house.deps
    const words = 'Det här är en orsak av den längd som en nämnd brukar skriva när den förklarar ett beslut för dem som har frågat. '
    for (let n = 0; n < 200; n++)
      await actions.add(
        db,
        anAction({
          id: `granby${n}`,
          kommunId: '9902',
          areaId: '9902A',
          what: `Åtgärd ${n}`,
          steps: [...HISTORIES.proposed, aStep('declined', { words: `${n}. ${words.repeat(4)}` })],
        }),
      )
    const found = new Set<string>()
    let path: string | undefined = '/ni-sa-vi-gor/granby'
    while (path) {
      const page = await house.visitor().get(path)
      expect(gzipSync(page.html).length).to.be.below(30_000)
      for (const [, id = ''] of page.html.matchAll(/\/atgard\/(granby\d+)"/g)) found.add(id)
      path = /href="([^"]*)">Nästa</.exec(page.html)?.[1]
    }
    expect(found.size).to.equal(200)
  })
})

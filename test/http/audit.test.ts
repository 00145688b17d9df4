import { expect } from 'chai'
import * as audit from '../../server/store/audit.ts'
import { verify } from '../../server/store/audit-chain.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as rounds from '../../server/store/rounds.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { aHouse, type House, PASSWORD } from '../fixtures/house.ts'
import { FILLED, ID } from './dialogues/filled.ts'
import { answer, BASE } from './survey/walk.ts'

/** What is told, first to last, as 'person@kommun: sentence'. */
async function told(house: House, from = 0): Promise<readonly string[]> {
  const entries = await audit.list(house.deps.db, { kommunIds: ['9901', '9902'], nobodys: true }, 1000)
  return [...entries]
    .reverse()
    .slice(from)
    .map(({ by, kommunId, event }) => `${by.staffId ?? by.kind}@${kommunId}: ${event.what} ${JSON.stringify(event.details)}`)
}

describe('the audit trail of signing in', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())
  const signIn = (epost: string, losenord: string) => house.visitor().post('/logga-in', { epost, losenord })

  it('tells who came and went', async () => {
    const sara = await house.as('sara')
    await sara.post('/logga-ut')
    expect(await told(house)).to.deep.equal(['sara@null: signed in {}', 'sara@null: signed out {}'])
  })

  it('tells what was refused and why, without anything that was typed', async () => {
    await signIn('sara@exempel.se', 'ett-hemligt-felskrivet-lösenord')
    await signIn('ingen.alls@exempel.se', PASSWORD)
    expect(await told(house)).to.deep.equal([
      'sara@null: sign-in refused {"because":"wrong password"}',
      'stranger@null: sign-in refused {"because":"unknown address"}',
    ])
    const rows = JSON.stringify(await house.deps.db.selectFrom('audit').selectAll().execute())
    for (const typed of ['felskrivet', 'ingen.alls', 'exempel.se', PASSWORD]) expect(rows).to.not.contain(typed)
  })

  it('tells of an account that was locked, and of tries while it is', async () => {
    for (let times = 0; times < 6; times++) await signIn('sara@exempel.se', 'fel lösenord igen')
    const entries = await told(house)
    expect(entries.slice(-3)).to.deep.equal([
      'sara@null: sign-in refused {"because":"wrong password"}',
      'sara@null: account locked {}',
      'sara@null: sign-in refused {"because":"locked account"}',
    ])
    expect(entries).to.have.length(7)
  })

  it('tells once of a network that tries too often', async () => {
    const visitor = house.visitor()
    for (let times = 0; times < 23; times++) await visitor.post('/logga-in')
    expect(await told(house)).to.deep.equal(['stranger@null: network slowed {}'])
  })
})

describe('the audit trail of the work', () => {
  let house: House
  let sara: Client
  let before: number
  beforeEach(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
    before = (await told(house)).length
  })
  afterEach(() => house.close())
  const since = () => told(house, before)

  it('tells of every counting, with the mark that stands on its pages', async () => {
    const { html } = await sara.get('/lagesbild/lillkoping/2026')
    const counted = (await told(house)).filter((line) => line.startsWith('program@9901: counted'))
    expect(counted).to.have.length(2)
    const mark = /"mark":"(\w{8})"/.exec(counted[1] ?? '')?.[1] ?? 'no mark'
    expect(html).to.contain(mark)
  })

  it('tells what was read', async () => {
    for (const path of ['', '/grupper', '/omrade/9901N', '/fraga/tillit']) await sara.get(`/lagesbild/lillkoping/2026${path}`)
    for (const path of ['/underlag/lillkoping/2026', '/dialoger', `/dialoger/${'d'.repeat(32)}`, '/logg']) await sara.get(path)
    expect(await since()).to.deep.equal([
      'sara@9901: saw lagesbild {"year":2026,"part":"kommun","of":null}',
      'sara@9901: saw lagesbild {"year":2026,"part":"groups","of":null}',
      'sara@9901: saw lagesbild {"year":2026,"part":"area","of":"9901N"}',
      'sara@9901: saw lagesbild {"year":2026,"part":"question","of":"tillit"}',
      'sara@9901: saw underlag {"year":2026}',
      'sara@null: saw dialogues {}',
      `sara@9901: saw dialogue {"dialogue":"${'d'.repeat(32)}"}`,
      'sara@null: saw audit {}',
    ])
  })

  it('tells of codes that were shown, and never which', async () => {
    await rounds.addAreaCode(house.deps.db, 'r2026', { code: 'CDFHJKMN', areaId: '9901N' })
    await sara.get('/omgangar/r2026')
    await (await house.as('arvid')).get('/omgangar/r2026')
    expect(await since()).to.deep.equal(['sara@9901: saw codes {"year":2026}', 'arvid@null: signed in {}'])
  })

  it('tells what was taken, in which format, and nothing of a file that was not there', async () => {
    for (const path of ['resultat.csv?dialekt=internationell', 'kodbok.csv', 'resultat.json'])
      await sara.get(`/lagesbild/lillkoping/2026/${path}`)
    await sara.get('/underlag/lillkoping/2026.md')
    await sara.get('/lagesbild/lillkoping/2024/resultat.csv')
    expect(await since()).to.deep.equal([
      'sara@9901: exported {"file":"resultat","year":2026,"format":"csv-internationell"}',
      'sara@9901: exported {"file":"kodbok","year":2026,"format":"csv-excel"}',
      'sara@9901: exported {"file":"resultat","year":2026,"format":"json"}',
      'sara@9901: exported {"file":"underlag","year":2026,"format":"markdown"}',
    ])
  })

  it('tells what was written, changed and removed, once each, and nothing of a refused form', async () => {
    const send = (path: string, more: Record<string, string>) => sara.once('POST', path, new URLSearchParams({ ...FILLED, ...more }))
    const whole = { id: ID, kommun: 'lillkoping', form: 'medborgardialog' }
    await send('/dialoger/ny', { ...whole, antal: '0' })
    await send('/dialoger/ny', whole)
    await send('/dialoger/ny', whole)
    await send(`/dialoger/${ID}/andra`, { version: '1', plats: 'Sjön' })
    await send(`/dialoger/${ID}/andra`, { version: '1', plats: 'Ån' })
    await send(`/dialoger/${ID}/ta-bort`, {})
    expect(await since()).to.deep.equal(['wrote', 'changed', 'removed'].map((did) => `sara@9901: ${did} dialogue {"dialogue":"${ID}"}`))
  })

  it('tells of a counting that was asked for', async () => {
    await sara.post('/omgangar/r2026/rakning')
    expect((await since())[0]).to.equal('sara@9901: began counting {"year":2026}')
  })

  it("tells what was refused: another kommun's pages, and what the role may not", async () => {
    const greta = await house.as('greta')
    const arvid = await house.as('arvid')
    before = (await told(house)).length
    for (const path of [
      '/lagesbild/lillkoping/2026',
      '/omgangar/r2026',
      `/dialoger/${'d'.repeat(32)}`,
      '/finns-inte',
      '/lagesbild/ingenstans/2026',
    ])
      expect((await greta.get(path)).status).to.equal(404)
    for (const path of ['/logg', '/underlag/lillkoping/2026.md']) expect((await arvid.get(path)).status).to.equal(404)
    expect(await since()).to.deep.equal([
      'greta@9901: refused {"ability":"see lagesbild"}',
      'greta@9901: refused {"ability":"see rounds"}',
      'greta@9901: refused {"ability":"see dialogues"}',
      'arvid@null: refused {"ability":"see audit"}',
      'arvid@9901: refused {"ability":"export underlag"}',
    ])
  })

  it('tells nothing of residents: a whole answer leaves no entry', async () => {
    house.clock.now = '2026-09-20T10:00:00Z'
    const visitor = house.visitor()
    for (const path of ['/', '/sa-skyddas-svaren', BASE, '/finns-inte', '/enkat/granby/2026']) await visitor.get(path)
    expect((await visitor.post('/enkat/lillkoping/2026/svar', {})).status).to.equal(200)
    await answer(visitor)
    expect((await visitor.post(`${BASE}/svar`)).address).to.equal(`${BASE}/kvitto`)
    expect(await since()).to.deep.equal([])
  })

  it('is a whole chain after all of it', async () => {
    for (const path of ['/lagesbild/lillkoping/2026', '/lagesbild/lillkoping/2026/resultat.csv', '/dialoger']) await sara.get(path)
    expect(await verify(house.deps.db)).to.include({ ok: true, first: 1 })
  })
})

describe('the page of the audit trail', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
    const [klara, greta] = [await house.as('klara'), await house.as('greta')]
    await klara.get('/lagesbild/lillkoping/2026/omrade/9901N')
    await klara.get('/lagesbild/lillkoping/2026/fraga/tillit')
    await klara.get('/lagesbild/lillkoping/2026/resultat.csv')
    await greta.get('/lagesbild/lillkoping/2026')
    await greta.get('/dialoger')
    await house.visitor().post('/logga-in', { epost: 'nobody@exempel.se', losenord: 'x' })
    await dialogues.add(house.deps.db, aDialogue({ observations: [anObservation({ said: 'Det här sades i förtroende' })] }))
    await sara.get(`/dialoger/${aDialogue().id}`)
  })
  after(() => house.close())
  const rowsOf = (html: string) => html.match(/<tr><th scope="row"/g)?.length ?? 0

  it('says in plain words who did what, and when', async () => {
    const { words } = await sara.get('/logg')
    expect(words).to.contain('15 november 2026 kl. 11:00 Klara Kommunpolis Läste lägesbilden 2026: området Norr Lillköping')
    expect(words).to.match(/Läste lägesbilden 2026: frågan ”[^”]+” Lillköping/)
    expect(words).to.contain('Klara Kommunpolis Hämtade resultaten 2026 som csv-excel')
    expect(words).to.contain('Greta i Granby Nekades att läsa lägesbilden Lillköping')
    expect(words).to.contain('Programmet Räknade omgången 2026')
  })

  it('holds nothing that anybody said, and no addresses', async () => {
    const ada = await house.as('ada')
    for (const client of [sara, ada]) {
      const { words } = await client.get('/logg')
      expect(words).to.not.match(/förtroende|@|127\.0\.0\.1/)
    }
  })

  it("shows a samordnare her own kommun's and her colleagues', and the administrator also what is nobody's", async () => {
    const own = await sara.get('/logg')
    expect(own.words).to.contain('Klara Kommunpolis Loggade in').and.not.contain('Greta i Granby Loggade in')
    expect(own.words).to.not.contain('Läste listan över dialoger').and.not.contain('Någon okänd')
    const all = await (await house.as('ada')).get('/logg')
    expect(all.words).to.contain('Greta i Granby Loggade in').and.contain('Någon okänd Nekades inloggning: ingen har den adressen')
  })

  it('is narrowed by its address: what, who, from and to', async () => {
    expect((await sara.get('/logg?vad=hamtat')).words)
      .to.contain('Hämtade resultaten')
      .and.not.contain('Loggade in')
    const klaras = await sara.get('/logg?person=klara&vad=last')
    expect(klaras.words).to.contain('området Norr').and.not.contain('Sara Samordnare Läste')
    expect(klaras.html).to.contain('<option value="klara" selected>')
    expect((await sara.get('/logg?fran=2026-11-16')).words).to.contain('Ingenting stämmer med det du har valt.')
    expect((await sara.get('/logg?till=2026-11-14')).words).to.contain('Ingenting stämmer')
    expect(rowsOf((await sara.get('/logg?fran=2026-11-15&till=2026-11-15')).html)).to.be.above(5)
    const ada = await house.as('ada')
    expect((await ada.get('/logg?kommun=granby&vad=last')).words)
      .to.contain('Greta i Granby')
      .and.not.contain('Klara Kommunpolis Läste')
  })

  it('is not confused by an address nobody made', async () => {
    for (const query of [
      'vad=x&person=x&kommun=x',
      'fore=-1',
      'fore=1e9',
      'fran=2026-02-30',
      'vad=last&vad=nekat',
      'fore=99999999999999999999',
    ])
      expect((await sara.get(`/logg?${query}`)).status, query).to.equal(200)
  })

  it('goes back in time a hundred at a time, and forward again, keeping what was chosen', async () => {
    for (let times = 0; times < 205; times++) {
      const by = { kind: 'person', staffId: 'klara' } as const
      await audit.record(house.deps.db, {
        at: house.deps.now(),
        by,
        kommunId: '9901',
        event: { what: 'saw underlag', details: { year: 1900 + times } },
      })
    }
    let page = await sara.get('/logg?vad=last&person=klara')
    const years: string[] = []
    for (let pages = 0; ; pages++) {
      expect(rowsOf(page.html)).to.be.at.most(100)
      years.push(...[...page.words.matchAll(/underlaget (\d{4})/g)].map((match) => match[1] ?? ''))
      const older = /href="([^"]+)">Äldre rader/.exec(page.html)?.[1]
      if (!older) break
      expect(pages).to.be.below(5)
      page = await sara.get(older.replaceAll('&amp;', '&'))
      expect(page.html).to.contain('href="/logg?vad=last&amp;person=klara">De senaste raderna')
    }
    expect(years).to.deep.equal(Array.from({ length: 205 }, (_, n) => String(2104 - n)))
  })

  it('stands in the menu of those who may read it, and of nobody else', async () => {
    expect((await sara.get('/start')).html).to.contain('href="/logg"')
    expect((await (await house.as('arvid')).get('/start')).html).to.not.contain('href="/logg"')
  })

  it('is beside the page of how long records are kept, which all staff may read', async () => {
    const { words } = await (await house.as('arvid')).get('/logg/gallring')
    expect(words).to.contain('Påbörjade svar 7 dagar').and.contain('Personalens konton 24 månader').and.contain('Loggen 24 månader')
  })
})

import { existsSync, readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import * as imports from '../../../server/store/imports.ts'
import * as rounds from '../../../server/store/rounds.ts'
import type { Client, Page } from '../../fixtures/client.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { fileOf, SURVEY_2025, THEN } from '../../fixtures/imports.ts'
import { PERSONS } from '../../fixtures/people.ts'

const HOME = '/inlasning/lillkoping'
const FORM = { enkat: 'lilla-2025', forsta: '2025-09-01', sista: '2025-10-31' }

describe('reading in earlier answers in the browser', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse({ now: '2026-11-15T10:00:00Z' })
    await house.deps.db.deleteFrom('rounds').where('id', '=', 'r2025').execute()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  const plain = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, ' ')
  const papers = () => (existsSync(`${house.file}-inlasning`) ? readdirSync(`${house.file}-inlasning`) : [])
  const bring = (
    text: string | Uint8Array<ArrayBuffer> = fileOf(THEN),
    form: Readonly<Record<string, string>> = FORM,
    name = 'påskägg 2025.csv',
  ) => sara.upload(HOME, { fil: [name, text] }, form)

  /** The page that an import comes to when its work has ended. */
  async function settled(page: Page): Promise<Page> {
    let now = page
    while (/data-follow="(queued|running)"/.test(now.html)) {
      await setTimeout(20)
      now = await sara.get(page.address)
    }
    return now
  }

  /** The fields of the form on a page, as they are filled in. */
  function filledIn(html: string): Record<string, string> {
    const fields: Record<string, string> = {}
    for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
      const [, name = ''] = /name="([^"]*)"/.exec(tag) ?? []
      const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? []
      if (name !== '' && (!/type="(radio|checkbox)"/.test(tag) || tag.includes(' checked'))) fields[name] = value.replaceAll('&#34;', '"')
    }
    for (const [, name = '', options = ''] of html.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
      fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
    }
    return fields
  }

  /** From a file to the page that shows how it would be read. */
  async function checked(text?: string): Promise<Page> {
    const columns = await settled(await bring(text))
    expect(columns.address).to.match(/\/kolumner$/)
    const values = await sara.upload(columns.address, {}, { ...filledIn(columns.html), vag: 'kolumn' })
    expect(values.address).to.match(/\/varden$/)
    return settled(await sara.upload(values.address, {}, filledIn(values.html)))
  }

  it('goes step by step from a file to a counted round that says where it came from, and can be undone', async () => {
    const preview = await checked()
    expect(plain(preview.words)).to.contain('Filen är felfri: 91 svarande.').and.contain('Rad 2 Rad 3')
    expect(await rounds.ofKommunAndYear(house.deps.db, '9901', 2025)).to.equal(undefined)

    const done = await settled(await sara.post(`${preview.address}/inlasning`))
    expect(done.words).to.contain('Svaren är inlästa.').and.contain('påskägg 2025.csv').and.contain('Sara Samordnare')
    expect(papers(), 'the file is gone').to.deep.equal([])
    const [, round = ''] = /href="(\/omgangar\/[\w-]+)"/.exec(done.html) ?? []
    expect((await sara.get(round)).words).to.contain('Svaren är inlästa ur filen påskägg 2025.csv av Sara Samordnare')
    let counting = await sara.post(`${round}/rakning`)
    while (!counting.words.includes('Klart.')) counting = await sara.get(counting.address)
    const picture = await sara.get('/lagesbild/lillkoping/2025')
    expect(picture.words).to.contain('Svaren är inlästa ur filen påskägg 2025.csv')

    const refused = await sara.post(`${preview.address}/angra`, { bekrafta: 'ja' })
    expect(refused.status).to.equal(422)
    expect(refused.words).to.contain('Skriv Lillköping 2025 för att ångra inläsningen.')
    const gone = await settled(await sara.post(`${preview.address}/angra`, { bekrafta: 'Lillköping 2025' }))
    expect(gone.words).to.contain('Inläsningen är ångrad.')
    expect((await sara.get('/lagesbild/lillkoping/2025')).status).to.equal(404)
    expect((await sara.get('/logg?vad=raderat')).words).to.contain('Ångrade inläsningen av svar för 2025')
  })

  it('asks what values mean that resemble nothing, and keeps what was chosen', async () => {
    const text = fileOf(THEN).replaceAll(',kvinna,', ',K,').replaceAll(',Norr,', ',Centrala Norr,')
    const columns = await settled(await bring(text))
    const values = await sara.upload(columns.address, {}, { ...filledIn(columns.html), vag: 'kolumn' })
    expect(values.words).to.contain('”K” betyder').and.contain('”Centrala Norr” betyder')
    const fields = filledIn(values.html)
    const refused = await sara.upload(values.address, {}, fields)
    expect(refused.status).to.equal(422)
    expect(refused.words).to.contain('Välj vad ”K” betyder.').and.contain('Välj vad ”Centrala Norr” betyder.')
    const told = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value === '' ? (name.startsWith('omrade') ? '9901N' : 'kvinna') : value]),
    )
    const preview = await settled(await sara.upload(values.address, {}, told))
    expect(preview.words).to.contain('Filen är felfri').and.contain('Norr')
    expect(filledIn((await sara.get(values.address)).html)).to.deep.equal(told)
  })

  it('says which columns cannot be taken, all at once, and keeps what was typed', async () => {
    const columns = await settled(await bring())
    const fields = { ...filledIn(columns.html), vag: '', omrade: '', 'fraga.tillit': 'finns inte', 'fraga.kon': 'alder' }
    const refused = await sara.upload(columns.address, {}, fields)
    expect(refused.status).to.equal(422)
    for (const sentence of [
      'Skriv vilken kolumn som har området.',
      'Välj hur svaren kom in.',
      'Filen har ingen kolumn ”finns inte”.',
      'Kolumnen ”alder” används redan till något annat.',
    ])
      expect(refused.words).to.contain(sentence)
    expect(refused.html).to.contain('value="finns inte"')
  })

  it('lists what is wrong line by line, saves nothing, and lets the meaning be changed', async () => {
    const faulty = await checked(
      fileOf(
        PERSONS.map((person, n) => (n === 3 ? { ...person, answers: { ...person.answers, utsatt_stold: '1', anmalt: '1' } } : person)),
      ),
    )
    expect(faulty.words)
      .to.contain('Filen har fel. Inget är sparat.')
      .and.contain('rad 5: anmalt: frågan är besvarad fast hoppregeln går förbi den.')
    const columns = await sara.get(`${faulty.address}/kolumner`)
    const values = await sara.upload(columns.address, {}, { ...filledIn(columns.html), utelamna: 'ja' })
    const preview = await settled(await sara.upload(values.address, {}, filledIn(values.html)))
    expect(preview.words).to.contain('Filen är felfri').and.contain('På 1 rader utelämnas svar')
  })

  it('refuses at once what cannot become a round, and leaves nothing of the file', async () => {
    const wrong = await bring(fileOf(THEN), { enkat: 'lilla-2026', forsta: '2025-09-01', sista: '2026-12-01' })
    expect(wrong.status).to.equal(422)
    expect(wrong.words)
      .to.contain('Lillköping har redan en omgång 2026.')
      .and.contain('Första svarsdagen ska vara det året.')
      .and.contain('sista svarsdagen måste ha passerat')
      .and.contain('Välj filen igen')
    expect((await sara.upload(HOME, {}, FORM)).words).to.contain('Välj filen med svar.')
    expect(papers()).to.deep.equal([])
  })

  it('says of a file that cannot be read why', async () => {
    const latin = new Uint8Array([...Buffer.from('område;x\nSöder;1\n', 'latin1')])
    const unreadable = await settled(await bring(latin))
    expect(unreadable.words).to.contain('utan troligen Windows-1252').and.contain('Filen har fel. Inget är sparat.')
    const gone = await sara.post(`${unreadable.address}/borttagning`)
    expect(gone.address).to.equal(HOME)
    expect(gone.words).to.contain('Inga än.')
    expect(papers()).to.deep.equal([])
  })

  it('leaves nothing of an upload that is cut short', async () => {
    const head = Object.entries(FORM).map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    const body = `${head.join('')}--x\r\ncontent-disposition: form-data; name="fil"; filename="a.csv"\r\n\r\nlopnr;`
    const response = await sara.once('POST', HOME, body, { 'content-type': 'multipart/form-data; boundary=x' })
    expect(response.status).to.equal(400)
    expect(papers()).to.deep.equal([])
    expect(await imports.ofKommun(house.deps.db, '9901')).to.deep.equal([])
  })

  it('shows a pending file to nobody but whoever brought it, and takes none from roles that may not', async () => {
    const columns = await settled(await bring())
    const here = columns.address.replace('/kolumner', '')
    const ada = await house.as('ada')
    expect((await ada.get(here)).status).to.equal(404)
    expect((await ada.get(HOME)).words).not.to.contain('påskägg')
    for (const person of ['klara', 'arvid', 'greta'] as const)
      expect((await (await house.as(person)).get(HOME)).status, person).to.equal(404)
    const form = new FormData()
    form.append('fil', new Blob([fileOf(THEN)]), 'a.csv')
    expect((await sara.once('POST', HOME, form, { 'sec-fetch-site': 'cross-site' })).status).to.equal(403)
    expect(papers()).to.have.lengthOf(1)
  })

  it('knows a column of a hundred kinds of answers from one of codes', async () => {
    const many = Array.from({ length: 400 }, (_, n) => `${n},Norr,fritext nummer ${n}`).join('\n')
    const columns = await settled(await bring(`lopnr,område,${SURVEY_2025.questions[0]?.id}\n${many}\n`))
    const refused = await sara.upload(columns.address, {}, { ...filledIn(columns.html), vag: 'code' })
    expect(refused.words).to.contain('har för många olika värden')
  })
})

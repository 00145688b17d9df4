import { expect } from 'chai'
import * as actions from '../../../server/store/actions.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import { anAction, HISTORIES } from '../../fixtures/actions.ts'
import type { Client } from '../../fixtures/client.ts'
import { aCountedHouse } from '../../fixtures/counted-house.ts'
import { aDialogue, anObservation } from '../../fixtures/dialogues.ts'
import type { House } from '../../fixtures/house.ts'
import { expectEveryFaultLinked } from '../dialogues/filled.ts'

const UNDERLAG = '/underlag/lillkoping/2026'

/** What two rounds of talks came to: staff of the kommun and the police, then a school, a shop and an association. */
const TALKS = [
  {
    form: 'medarbetardialog',
    people: 11,
    heldOn: '2026-03-04',
    details: { arbetsgivare: 'kommun', enhet: 'Fritid' },
    themes: ['otrygga_platser', 'nedskrapning'],
  },
  {
    form: 'medarbetardialog',
    people: 8,
    heldOn: '2026-03-11',
    details: { arbetsgivare: 'polis', enhet: 'Lokalpolisområdet' },
    themes: ['otrygga_platser', 'trafik'],
  },
  { form: 'intervju', people: 2, heldOn: '2026-04-01', details: { verksamhet: 'skola', roll: 'rektor' }, themes: ['trafik'] },
  {
    form: 'intervju',
    people: 1,
    heldOn: '2026-04-02',
    details: { verksamhet: 'naringsliv', roll: 'butikschef' },
    themes: ['otrygga_platser'],
  },
  { form: 'intervju', people: 3, heldOn: '2026-04-03', details: { verksamhet: 'forening', roll: 'ledare' }, themes: ['trafik'] },
] as const

describe('a year that begins with those who work there', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aCountedHouse()
    const { db } = house.deps
    await db.deleteFrom('dialogues').execute()
    await db.deleteFrom('actions').execute()
    for (const [n, { themes, ...talk }] of TALKS.entries())
      await dialogues.add(
        db,
        aDialogue({
          ...talk,
          id: `talk${n}`,
          observations: themes.map((theme) => anObservation({ themes: [theme], said: `Om ${theme}.` })),
        }),
      )
    await actions.add(
      db,
      anAction({
        id: 'lampor',
        theme: 'otrygga_platser',
        what: 'Fler lampor vid stationen',
        steps: HISTORIES.done,
        observations: ['talk0.0'],
      }),
    )
    await actions.add(
      db,
      anAction({ id: 'gupp', theme: 'trafik', what: 'Gupp vid skolan', steps: HISTORIES.declined, observations: ['talk2.0'] }),
    )
    sara = await house.as('sara')
  })
  after(() => house.close())

  const CHOSEN = {
    rader: '5',
    'tema-1': 'otrygga_platser',
    'plats-1': '9901N',
    'varfor-1': 'Personal och handlare pekar på samma platser.',
    'tema-2': 'trafik',
    'plats-2': 'hela',
    'varfor-2': 'Skolan och föreningarna säger samma sak.',
  }

  it('refuses a choice without a reason, or made twice, and keeps what was typed', async () => {
    const page = await sara.post(`${UNDERLAG}/fokus`, {
      ...CHOSEN,
      version: '0',
      'varfor-1': '',
      'tema-3': 'trafik',
      'plats-3': 'hela',
      'varfor-3': 'Igen.',
    })
    expect(page.status).to.equal(422)
    expectEveryFaultLinked(page)
    expect(page.words).to.contain('samma tema och område är redan valt')
    expect(page.html).to.contain('Skolan och föreningarna säger samma sak.')
  })

  it('leads to two focus areas in the underlag, each with what it rests on', async () => {
    const page = await sara.post(`${UNDERLAG}/fokus`, { ...CHOSEN, version: '0' })
    expect(page.address).to.equal(UNDERLAG)
    const chosen = page.words.slice(page.words.indexOf('Valda fokusområden'), page.words.indexOf('Hela kommunen Förslag'))
    for (const words of [
      'Otrygga platser: Norr Personal och handlare pekar på samma platser.',
      'Medarbetardialog: 2 observationer vid 2 tillfällen med sammanlagt 19 deltagare.',
      'Intervju: 1 observation vid 1 tillfälle med sammanlagt 1 deltagare.',
      'Fler lampor vid stationen: klar 1 augusti 2026. Sex lampor är bytta.',
      'Trafik: Lillköping Skolan och föreningarna säger samma sak.',
      'Intervju: 2 observationer vid 2 tillfällen med sammanlagt 5 deltagare.',
      'Gupp vid skolan: avslagen 1 juni 2026. Lamporna byttes i fjol.',
    ])
      expect(chosen).to.contain(words)
    expect(chosen).to.match(/Enkäten Plats \d/)
  })

  it('stands with its evidence in the files too', async () => {
    const markdown = (await sara.get(`${UNDERLAG}.md`)).html
    expect(markdown).to.contain('### Otrygga platser: Norr').and.contain('- **Åtgärder.** Fler lampor vid stationen: klar 1 augusti 2026.')
    const json = JSON.parse((await sara.get(`${UNDERLAG}.json`)).html)
    expect(json.format).to.equal('trygghetsdialog/underlag/3')
    expect(json.valda_fokusomraden.map(({ tema, omrade }: { tema: string; omrade: string | null }) => [tema, omrade])).to.deep.equal([
      ['otrygga_platser', '9901N'],
      ['trafik', null],
    ])
    expect(json.taget).to.equal(null)
  })

  it('tells the second of two who decide, and overwrites nothing', async () => {
    const klara = await house.as('klara')
    const page = await klara.post(`${UNDERLAG}/fokus`, {
      rader: '5',
      version: '0',
      'tema-1': 'stold',
      'plats-1': 'hela',
      'varfor-1': 'Klaras ord.',
    })
    expect(page.status).to.equal(409)
    expect(page.words).to.contain('Någon annan hann före dig')
    expect(page.html).to.contain('Klaras ord.').and.contain('name="version" value="1"')
    expect((await klara.get(UNDERLAG)).words)
      .to.contain('Otrygga platser: Norr')
      .and.not.contain('Klaras ord.')
  })

  it('moves the year on when the underlag is taken, and back when it is taken back', async () => {
    const underlaget = async () => {
      const { html } = await sara.get('/start')
      return /<li class="check (\w+)">(?:(?!<li)[\s\S])*?> Underlaget</.exec(html)?.[1]
    }
    expect(await underlaget()).to.equal('now')
    expect((await sara.post(`${UNDERLAG}/tagande`, { version: '1', datum: '2027-01-01', vem: '' })).status).to.equal(422)
    const page = await sara.post(`${UNDERLAG}/tagande`, { version: '1', datum: '2026-11-10', vem: 'brottsförebyggande rådet' })
    expect(page.words).to.contain('Underlaget togs 10 november 2026 av brottsförebyggande rådet.')
    expect(await underlaget()).to.equal('done')
    expect((await sara.get('/start')).words).to.contain('Följ upp åtgärderna')
    const [entry] = await house.deps.db.selectFrom('audit').select('details').where('what', '=', 'took underlag').execute()
    expect(JSON.parse(entry?.details ?? '')).to.deep.equal({ year: 2026 })
    await sara.post(`${UNDERLAG}/tagande`, { version: '2', gor: 'lamna' })
    expect(await underlaget()).to.equal('now')
  })
})

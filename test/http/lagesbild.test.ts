import { expect } from 'chai'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, answer, count } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'
import { rowCalled } from '../fixtures/row.ts'

const HOME = '/lagesbild/lillkoping/2026'

describe('The lägesbild', () => {
  let house: House
  let klara: Client
  before(async () => {
    house = await aCountedHouse()
    klara = await house.as('klara')
  })
  after(() => house.close())

  const rowIn = async (path: string, label: string) => rowCalled(label, (await klara.get(path)).html)

  describe('as a list', () => {
    it('links to the years that are counted, newest first', async () => {
      const page = await klara.get('/lagesbild')
      expect(page.status).to.equal(200)
      expect([...page.html.matchAll(/href="(\/lagesbild\/lillkoping\/\d+)"/g)].map(([, href]) => href)).to.deep.equal([
        HOME,
        '/lagesbild/lillkoping/2025',
      ])
    })

    it('says what to do first where nothing is counted', async () => {
      const empty = await aHouse()
      try {
        const page = await (await empty.as('klara')).get('/lagesbild')
        expect(page.words).to.contain('Enkäten är öppen till och med 31 oktober 2026. Svaren räknas när den har stängt.')
        expect(page.words).to.contain('Enkäten har stängt men svaren är inte räknade. Se Omgångar')
        const page2026 = await (await empty.as('klara')).get(HOME)
        expect([page2026.status, page2026.words]).to.satisfy(
          ([status, words]: [number, string]) => status === 404 && words.includes('Svaren är inte räknade än.'),
        )
      } finally {
        await empty.close()
      }
    })
  })

  describe('of a kommun', () => {
    it('says first what the figures carry, and no more', async () => {
      const { words, status } = await klara.get(HOME)
      expect(status).to.equal(200)
      expect(words).to.match(
        /\d+ % ser fortkörning som ett problem \(95 % konfidensintervall \d+–\d+ %, 77 svar, stor osäkerhet\)\. Det är den högst uppmätta andelen bland enkätens problem\./,
      )
      expect(words).to.match(/I dialogerna nämns temana ”Trafik” och ”Otrygga platser” oftast \(1 observation vardera\)\./)
      expect(words).to.contain('Ingen andel har säkerställt ändrats sedan 2025.')
      expect(words).not.to.match(/säkerställd (ökning|minskning)|ökat|minskat|▲|▼/i)
    })

    it('shows the areas of the asked question on a map and in a list, hatched and in words where there are too few', async () => {
      const { html, words } = await klara.get(`${HOME}?fraga=nedskrapning`)
      expect(html).to.match(/<option value="nedskrapning" selected>/)
      expect(html).to.match(/<a href="\/lagesbild\/lillkoping\/2026\/omrade\/9901N" aria-label="Norr: \d+\u00a0% \([^"]*\), \d+ svar/)
      expect(words).to.match(/Ön för få svar/)
    })

    it('shows the most telling question when the asked one is not there', async () => {
      const { html } = await klara.get(`${HOME}?fraga=finns-inte`)
      expect(html).to.match(/<option value="fortkorning" selected>/)
    })

    it('gives every question with interval and base, last year beside it, what is established of the change, vet ej and unanswered', async () => {
      expect(await rowIn(HOME, 'Nedskräpning')).to.match(
        /ser nedskräpning som ett problem \d+ % \d+–\d+ % [^\d]+55 \d+ % 55 [^\d]+ inte prövad, begränsat jämförbar Frågan är omformulerad\. \d+ \(\d+ %\) \d+ Många hoppade över frågan\.$/,
      )
      expect(await rowIn(HOME, 'Tillit till andra')).to.match(/kan inte jämföras inte jämförbar Skalan är ändrad från 1–5 till 0–10\./)
      expect(await rowIn(HOME, 'Bilar kör för fort')).to.match(/ingen säkerställd skillnad 0 \(−\d+ till \+\d+\)/)
    })

    it('counts answers by area and source, never pooled, and hides the few, and Söder with Ön, which could else be told by subtraction', async () => {
      expect(await rowIn(HOME, 'Norr')).not.to.equal('')
      const { words } = await klara.get(HOME)
      expect(words).to.match(/Norr 40 14 Söder för få svar för få svar Ön för få svar för få svar Hela kommunen 77 14/)
    })

    it('shows the open link apart, with its own words and no interval', async () => {
      const { words } = await klara.get(HOME)
      const open = words.slice(words.indexOf('Svar via öppen länk Svaren kommer'))
      expect(open).to.match(
        /^Svar via öppen länk Svaren kommer från en öppen länk\. De som svarat har själva valt att delta\. Resultatet kan därför inte räknas upp till alla invånare och visas utan felmarginal\./,
      )
      expect(open).to.contain('14 svar via öppen länk i hela kommunen.')
    })

    it('counts what dialogues named, and gives no share of it', async () => {
      expect(await rowIn(HOME, 'Trafik')).to.equal('Trafik 1 1 Norr (1)')
    })

    it('says that shares are weighted, where that is explained, and has the unweighted ones one click away', async () => {
      const { html, words } = await klara.get(HOME)
      expect(words).to.contain('Andelar och medel är viktade till befolkningen och bygger på svar med kod.')
      expect(html).to.contain('<a href="/sa-laser-du-siffrorna">').and.contain(`<a href="${HOME}/metod">`)
      const unweighted = html.slice(html.indexOf('Visa oviktade andelar'))
      expect(rowCalled('Bilar kör för fort', unweighted)).to.equal('Bilar kör för fort 77 % – 77')
    })

    it('offers to take away only what the person may have', async () => {
      const analyst = await (await house.as('arvid')).get(HOME)
      expect(analyst.html).to.contain(`${HOME}/resultat.csv?dialekt=excel`).and.contain(`${HOME}/kodbok.csv`)
      expect(analyst.html).to.contain('/underlag/lillkoping/2026')
    })
  })

  describe('of groups of people', () => {
    it('divides the kommun by sex, by age and by housing, each share with its base; six told no sex, so that one of two is hidden', async () => {
      const { status, words } = await klara.get(`${HOME}/grupper`)
      expect(status).to.equal(200)
      expect(words)
        .to.match(/Kön .*Fråga Kvinna Man/)
        .and.match(/Ålder .*15–29 år/)
        .and.match(/Boendeform .*Villa eller radhus Lägenhet/)
      expect(await rowIn(`${HOME}/grupper`, 'Bilar kör för fort')).to.match(/ för få svar \d+ % \(\d+–\d+ %\) 36 svar/)
    })

    it('hides a group with too few answers', async () => {
      expect(await rowIn(`${HOME}/grupper`, 'Anmälde stölden')).to.contain('för få svar')
    })
  })

  describe('of an area', () => {
    it('gives every question with interval and base, last year, and the kommun', async () => {
      expect(await rowIn(`${HOME}/omrade/9901N`, 'Bilar kör för fort')).to.match(
        /ser fortkörning som ett problem \d+ % \d+–\d+ % mycket osäker, sprid inte 40 \d+ % 40 [^\d]+ inte prövad \d+ % 77 stor osäkerhet 0 \(0 %\) 0$/,
      )
    })

    it('says för få svar, and no figure, where few answered', async () => {
      const { words } = await klara.get(`${HOME}/omrade/9901O`)
      expect(words).to.contain('Området har för få svar med kod för att visas.')
      const row = await rowIn(`${HOME}/omrade/9901O`, 'Bilar kör för fort')
      expect(row).to.match(/problem för få svar för få svar inte prövad \d+ % 77 stor osäkerhet för få svar$/)
    })

    it('sets dialogues beside the survey theme by theme, in counts', async () => {
      expect(await rowIn(`${HOME}/omrade/9901N`, 'Trafik')).to.match(
        /^Trafik Bilar kör för fort ?: \d+ % \(\d+–\d+ %\), 40 svar, mycket osäker, sprid inte 1 1 invånare$/,
      )
      expect(await rowIn(`${HOME}/omrade/9901S`, 'Trafik')).to.match(/ 0 0 –$/)
    })

    it('leads to the areas before and after by name', async () => {
      const { html } = await klara.get(`${HOME}/omrade/9901S`)
      expect(html)
        .to.match(/omrade\/9901N" rel="prev"/)
        .and.match(/omrade\/9901O" rel="next"/)
    })
  })

  it('of the first year has no empty columns for a year before, on any page', async () => {
    for (const path of ['', '/omrade/9901N', '/fraga/fortkorning']) {
      const { status, words, html } = await klara.get(`/lagesbild/lillkoping/2025${path}`)
      expect(status).to.equal(200)
      expect(words, path).not.to.match(/2024|Förändring sedan|Ring:/)
      expect(html, path).not.to.contain('data-series="before"')
    }
  })

  it('says so when nobody came by code, and shows the open link for itself', async () => {
    const open = await aHouse({ now: '2026-11-15T10:00:00Z' })
    try {
      await answer(
        open,
        'r2026',
        PERSONS.filter(({ source }) => source === 'open'),
      )
      await count(open, 'r2026')
      const reader = await open.as('klara')
      for (const path of ['', '/omrade/9901N', '/fraga/fortkorning', '/grupper']) {
        const { status, words } = await reader.get(`${HOME}${path}`)
        expect([path, status]).to.deep.equal([path, 200])
        if (path !== '/grupper') expect(words, path).to.contain('Ingen har svarat med kod. Svaren via öppen länk visas för sig.')
      }
      expect((await reader.get(HOME)).words).to.contain('14 svar via öppen länk i hela kommunen.')
    } finally {
      await open.close()
    }
  })

  it('explains how to read the figures', async () => {
    const { status, words } = await klara.get('/sa-laser-du-siffrorna')
    expect(status).to.equal(200)
    for (const subject of [
      '95 % konfidensintervall',
      'Viktat och oviktat',
      'Säkerställd förändring',
      'Vet ej och obesvarat',
      'För få svar',
      'Jämförbarhet mellan år',
    ]) {
      expect(words).to.contain(subject)
    }
  })

  for (const path of [
    '/lagesbild/granby/2026',
    '/lagesbild/ingenstans/2026',
    '/lagesbild/lillkoping/2019',
    '/lagesbild/lillkoping/tjugosex',
    '/lagesbild/lillkoping/02026',
    `${HOME}/omrade/9902A`,
    `${HOME}/omrade/9901`,
    `${HOME}/fraga/forslag`,
    `${HOME}/fraga/__proto__`,
    `${HOME}/nagot-annat`,
  ]) {
    it(`is the same 404 at ${path}, whether not there or not yours`, async () => {
      const page = await klara.get(path)
      expect(page.status).to.equal(404)
      expect(page.words).to.contain('Sidan finns inte, eller så har du inte tillgång till den.')
    })
  }

  it('is for staff: a visitor is asked to sign in, on every page', async () => {
    for (const path of ['/lagesbild', HOME, `${HOME}/grupper`, `${HOME}/metod`, `${HOME}/omrade/9901N`, `${HOME}/fraga/tillit`]) {
      const response = await house.visitor().once('GET', path)
      expect([path, response.status, response.headers.get('location')]).to.deep.equal([
        path,
        303,
        `/logga-in?till=${encodeURIComponent(path)}`,
      ])
    }
  })

  it('names its source, its counting and what it takes for granted, on every page of figures', async () => {
    for (const path of [HOME, `${HOME}/grupper`, `${HOME}/omrade/9901N`, `${HOME}/fraga/fortkorning`]) {
      const { words } = await klara.get(path)
      expect(words, path).to.match(
        /Källa: Lilla trygghetsenkäten 2026, Lillköping\. 91 svar, räknade \d+ november 2026 kl\. \d\d:\d\d\. Räkningens märke: \w{8}\./,
      )
      expect(words, path)
        .to.contain('antas de som inte svarat tycka som de som svarat')
        .and.contain('En förändring är säkerställd bara där det står så.')
    }
  })
})

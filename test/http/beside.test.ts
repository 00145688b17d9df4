import { expect } from 'chai'
import * as dialogues from '../../server/store/dialogues.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, andGranby } from '../fixtures/counted-house.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import type { House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'

const PATH = '/lagesbild/jamfor'

describe('Kommuner side by side', () => {
  let house: House
  let ada: Client

  before(async () => {
    house = await aCountedHouse()
    ada = await house.as('ada')
  })
  after(() => house.close())

  /** The words of a question's own table and notes. */
  const about = async (label: string, query = '') => {
    const { words } = await ada.get(`${PATH}?${query}`)
    const [, after = ''] = words.split(` ${label} Så många procent `)
    return after.split(' Punkt: ')[0] ?? ''
  }

  it('has nothing to compare in one kommun, and says for whom it is', async () => {
    const { status, words } = await (await house.as('klara')).get(PATH)
    expect(status).to.equal(200)
    expect(words).to.contain('Ditt konto hör till en enda kommun.').and.not.contain('Granby')
    expect((await (await house.as('klara')).get('/lagesbild')).html).to.not.contain(PATH)
    expect((await ada.get('/lagesbild')).html).to.contain(`href="${PATH}"`)
  })

  it('names a kommun that has nothing counted, and has no figures of it', async () => {
    const { words } = await ada.get(PATH)
    expect(words).to.contain('Ingen omgång är räknad än i: Granby.')
    expect(words).to.match(/Den senast räknade omgången i varje kommun .* Lillköping 2026 Lilla trygghetsenkäten 2026 91 /)
  })

  describe('that asked different surveys in different years, one of them in practice', () => {
    before(async () => {
      await andGranby(house, { id: 'g2025', surveyId: 'lilla-2025', year: 2025, rehearsal: true }, PERSONS.slice(0, 50))
      const observations = [anObservation({ themes: ['trafik'] }), anObservation({ themes: ['trafik'] })]
      await dialogues.add(house.deps.db, aDialogue({ kommunId: '9902', areaId: '9902A', heldOn: '2025-05-12', observations }))
    })

    it('stand in the order of names, each with its year, share and base, whoever is worse', async () => {
      expect(await about('Bilar kör för fort')).to.match(
        /^ser fortkörning som ett problem Kommun År Andel 95 % konfidens\S*intervall Antal svar Granby Påhittade svar 2025 \d+ % \S+ oviktad 50 Lillköping 2026 \d+ % \d+–\d+ % stor osäkerhet 77/,
      )
    })

    it('say which are invented, from different years and by different surveys', async () => {
      const { words } = await ada.get(PATH)
      expect(words)
        .to.contain('Siffrorna är från olika år.')
        .and.contain('Kommunerna har svarat på olika enkäter. Här visas frågorna i Lilla trygghetsenkäten 2026.')
      expect(words).to.match(/Granby Påhittade svar 2025 Lilla trygghetsenkäten 2025 50 .* [0-9a-f]{8} Lillköping 2026/)
      expect(words).to.contain('Skillnaderna mellan dem är inte prövade')
    })

    it('have a figure with its reservation, or none with the reason, where the question was put in another way', async () => {
      expect(await about('Nedskräpning')).to.match(
        /Granby Påhittade svar 2025 \d+ % .*Granby 2025 är begränsat jämförbar\. Frågan är omformulerad\./,
      )
      expect(await about('Tillit till andra', 'grupp=tillit')).to.match(
        /Granby Påhittade svar 2025 kan inte jämföras Lillköping 2026 \d+ % .* Granby 2025 är inte jämförbar\. Skalan är ändrad/,
      )
    })

    it('have their group means too, in points', async () => {
      const { html, words } = await ada.get(PATH)
      const [, means = ''] = words.split(' Problem i utemiljön, medel 0–6 Medelpoäng från 0 till 6 ')
      expect(means).to.match(
        /^Kommun År Medel 95 % konfidens\S*intervall Antal svar Granby Påhittade svar 2025 \d,\d – oviktat 50 Lillköping 2026 \d,\d \d,\d–\d,\d (stor osäkerhet )?77 Granby 2025 är begränsat jämförbar\. .*Punkt: medlet/,
      )
      expect(html).to.match(/id="tabell-medel_utemiljo" data-axis-end="[\d.]+" data-points-from="0" data-points-to="6"/)
      expect((await ada.get(`${PATH}?grupp=tillit`)).words).to.not.contain('Medelpoäng')
    })

    it('say what weighted figures take for granted', async () => {
      expect((await ada.get(PATH)).words).to.contain('antas de som inte svarat tycka som de som svarat')
      expect((await ada.get(`${PATH}?kommun=granby`)).words).to.not.contain('antas de som inte svarat')
    })

    it('say that weighted and unweighted shares are not to be compared, where both stand', async () => {
      const warning = 'Jämför inte de viktade med de oviktade.'
      expect((await ada.get(PATH)).words).to.contain(warning)
      expect((await ada.get(`${PATH}?kommun=lillkoping`)).words).to.not.contain(warning)
    })

    it('can be chosen one by one, and the group of questions with them; the address can be shared', async () => {
      const { html, words } = await ada.get(`${PATH}?kommun=granby&grupp=utsatthet`)
      expect(words).to.not.contain('Lillköping 2026')
      expect(html)
        .to.match(/value="granby" checked/)
        .and.match(/value="lillkoping">/)
        .and.match(/<option value="utsatthet" selected>/)
    })

    it('are all shown for names that name none of them', async () => {
      const { html } = await ada.get(`${PATH}?kommun=ingenstans&kommun=__proto__&grupp=__proto__`)
      expect(html.match(/name="kommun" value="\w+" checked/g)).to.have.length(2)
    })

    it('have the counts of their dialogues apart, never as shares', async () => {
      const { words } = await ada.get(PATH)
      expect(words).to.match(/Tema Granby 2025 Lillköping 2026 Trafik 2 1 Otrygga platser 0 1 Dialoger som hållits 1 1 /)
    })

    it('are told of in the trail, each for itself', async () => {
      await ada.get(PATH)
      const { words } = await ada.get('/logg?vad=last')
      expect(words)
        .to.contain('Läste lägesbilden 2025: kommunen bredvid andra')
        .and.contain('Läste lägesbilden 2026: kommunen bredvid andra')
    })
  })

  describe('that asked the same survey', () => {
    before(async () => {
      await andGranby(house, {}, PERSONS.slice(0, 9))
    })

    it('have nothing said of years, surveys or practice, and too few answers are words', async () => {
      const { words } = await ada.get(PATH)
      expect(words).to.not.match(/olika år|olika enkäter|Påhittade/)
      expect(await about('Bilar kör för fort')).to.match(/Granby 2026 för få svar Lillköping 2026 \d+ % /)
    })
  })
})

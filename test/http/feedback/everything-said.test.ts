import { expect } from 'chai'
import * as areas from '../../../server/store/areas.ts'
import * as dialogues from '../../../server/store/dialogues.ts'
import * as rounds from '../../../server/store/rounds.ts'
import { keepActions, readPlans } from '../../../server/work/rehearsal/actions.ts'
import { keepDialogues, readNotes } from '../../../server/work/rehearsal/dialogues.ts'
import { readLand } from '../../../server/work/rehearsal/land.ts'
import type { Client } from '../../fixtures/client.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { aRound } from '../../fixtures/rounds.ts'

const TODAY = '2026-11-22'

/** What a page of staff says of one thing said: its themes, and which ways it says that residents meet it. */
interface Card {
  readonly html: string
  readonly themes: readonly string[]
  readonly counted: boolean
  readonly quoted: boolean
  readonly answered: boolean
}

describe('each thing that was said in the rehearsal’s dialogues', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aHouse({ now: `${TODAY}T10:00:00Z` })
    const { db } = house.deps
    for (const slug of ['varberg', 'svenljunga']) {
      const land = await readLand(slug)
      await areas.write(db, [land.kommun, ...land.areas])
      await rounds.add(db, aRound({ id: slug, kommunId: land.kommun.id, rehearsal: true }))
      await db.insertInto('staff_kommuner').values({ staff_id: 'sara', kommun_id: land.kommun.id }).execute()
    }
    await keepActions(db, await readPlans(), await keepDialogues(db, await readNotes(), TODAY), TODAY)
    sara = await house.as('sara')
  })
  after(() => house.close())

  for (const [kommunId, slug] of [
    ['1383', 'varberg'],
    ['1465', 'svenljunga'],
  ] as const) {
    it(`is met on Ni sa – vi gör, or its page tells staff why not: ${slug}`, async () => {
      const home = `/ni-sa-vi-gor/${slug}`
      const anybody = house.visitor()
      const quotes = (await pagesOf(anybody, `${home}/citat`)).join(' ')
      const actions = (await pagesOf(anybody, home)).join(' ')
      const held = await dialogues.whole(house.deps.db, { kommunIds: [kommunId] }, { most: 999 })
      expect(held.length).to.be.greaterThan(5)
      for (const { id, heldOn, observations } of held) {
        const cards = cardsIn((await sara.get(`/dialoger/${id}`)).html)
        expect(cards).to.have.lengthOf(observations.length)
        const year = (await anybody.get(`${home}?ar=${heldOn.slice(0, 4)}`)).html
        for (const [index, card] of cards.entries()) {
          expectReasons(card)
          const answers = [...card.html.matchAll(/href="\/atgarder\/([\w-]+)"/g)].map(([, action = '']) => `${home}/atgard/${action}`)
          if (card.counted)
            expect(
              card.themes.some((theme) => year.includes(`<th scope="row">${theme}</th>`)),
              String(card.themes),
            ).to.equal(true)
          if (card.quoted) expect(quotes).to.contain(observations[index]?.said)
          if (card.answered) expect(answers.some((address) => actions.includes(address))).to.equal(true)
        }
      }
    })
  }
})

function expectReasons({ html, counted, quoted, answered }: Card): void {
  expect(html).to.contain(counted || quoted || answered ? 'Redovisas på' : 'Redovisas inte på')
  if (!counted) expect(html).to.match(/Räknas inte: |Räknas inte bland problem: /)
  if (!quoted) expect(html).to.match(/Citeras inte( än)?: /)
  if (!answered) expect(html).to.match(/Åtgärden visas inte|Ingen åtgärd svarar/)
}

const cardsIn = (page: string): readonly Card[] =>
  page
    .split('<li class="card">')
    .slice(1)
    .map((html) => ({
      html,
      themes: (/<h3>([^<]*)/.exec(html)?.[1] ?? '').split(', '),
      counted: html.includes('Räknas under sitt tema'),
      quoted: html.includes('Citeras, så som texten är läst.'),
      answered: html.includes('Åtgärden visas.'),
    }))

/** The markup of a page and of all that its 'Nästa' leads on to. */
async function pagesOf(client: Client, from: string): Promise<readonly string[]> {
  const pages: string[] = []
  for (let path: string | undefined = from; path !== undefined; ) {
    const { html } = await client.get(path)
    pages.push(html)
    path = /href="([^"]*)">Nästa</.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return pages
}

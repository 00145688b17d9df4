import { shortOf } from '../domain/editions/document.ts'
import * as editions from '../store/editions.ts'
import { rebuilt } from '../work/editions/rebuild.ts'
import { VERSION } from '../work/version.ts'
import { command, Refused } from './command.ts'

/** How many differences are named. */
const NAMED = 10

/** Makes a published edition again from what it was made from, and compares the bytes. */
export const rebuild = command({
  name: 'rebuild',
  summary: 'Gör om en publicerad utgåva ur det den gjordes av och jämför byte för byte.',
  usage: 'UTGÅVA',
  help: `UTGÅVA är kontrollsumman (SHA-256) som står på lägesbildens sidor, hel eller de första åtta tecknen. Kommandot ändrar ingenting.
Samma byte: kod 0. Något skiljer sig: skillnaderna skrivs ut och koden är 2. Finns det som utgåvan gjordes av inte kvar: kod 1.

Exempel: npm run cli -- rebuild 3f9a1c05`,
  options: {},
  async run({ words }, context) {
    const [start = '', ...more] = words
    if (!/^[0-9a-f]{8,64}$/.test(start) || more.length > 0) throw new Refused('Ange utgåvans kontrollsumma, minst åtta tecken av den.')
    const db = await context.db()
    const [edition, another] = await editions.beginning(db, start)
    if (!edition) throw new Refused(`Ingen utgåva börjar på ${start}.`)
    if (another) throw new Refused(`Flera utgåvor börjar på ${start}. Skriv fler tecken.`)
    const outcome = await rebuilt({ db, surveys: await context.surveys(), indexModels: await context.indexModels() }, edition)
    if (outcome.came === 'nothing') throw new Refused(`Utgåvan går inte att göra om. ${outcome.why} Den publicerade utgåvan är oförändrad.`)
    if (outcome.came === 'the same') {
      context.print(`Samma byte: ${outcome.hash}`)
      if (outcome.program !== VERSION) context.print(`Utgåvan gjordes av version ${outcome.program}, och nu av version ${VERSION}.`)
      return undefined
    }
    context.complain(`Utgåvan ${shortOf(edition.hash)} blir en annan: ${outcome.hash}`)
    for (const { place, published, rebuilt } of outcome.differences.slice(0, NAMED))
      context.complain(`  ${place}: publicerat ${cut(published)}, omgjort ${cut(rebuilt)}`)
    if (outcome.differences.length > NAMED) context.complain(`  och ${outcome.differences.length - NAMED} skillnader till`)
    return 2
  },
})

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

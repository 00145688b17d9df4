import { unfit } from '../domain/areas/neighbours.ts'
import * as areas from '../store/areas.ts'
import * as audit from '../store/audit.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'

/** Says which area an area's answers are weighted together with when fewer than two people have answered there. */
export const setNeighbour = command({
  name: 'set-neighbour',
  summary: 'Väljer grannen som ett område med för få svar vägs ihop med.',
  usage: 'OMRÅDE=GRANNE …',
  help: `Har färre än två personer svarat från ett område kan det inte vägas för sig. Då vägs det ihop med sin granne, och får
inga egna siffror. Utan granne kan siffror för hela kommunen inte räknas. Välj ett område i samma kommun som är likt det.
Skriv OMRÅDE= för att ta bort grannen. En omgång som redan är räknad räknas om för att valet ska gälla.

Exempel: npm run cli -- set-neighbour 1383R001=1383R002`,
  options: {},
  async run({ words }, context) {
    if (words.length === 0) throw new Refused('Skriv minst ett område och dess granne, till exempel 1383R001=1383R002.')
    const pairs = words.map(pairOf)
    const db = await context.db()
    const places = new Map((await areas.tree(db)).map((area) => [area.id, area]))
    const faultIn = ({ area, neighbour }: Pair) => {
      if (neighbour !== null) return unfit(area, neighbour, places)
      return places.has(area) ? null : `Området ${area} finns inte.`
    }
    const faults = pairs.flatMap((pair) => faultIn(pair) ?? [])
    if (faults.length > 0) throw new Refused('Inget är ändrat.', faults)
    await audit.recording(db, entryOf(context, null, { what: 'set neighbours', details: { areas: pairs.length } }), async (db) => {
      for (const { area, neighbour } of pairs) await areas.setNeighbour(db, area, neighbour)
      return true
    })
    const called = (id: string) => `${places.get(id)?.name} (${id})`
    for (const { area, neighbour } of pairs) {
      context.print(
        neighbour === null ? `${called(area)} har ingen granne.` : `${called(area)} vägs vid behov ihop med ${called(neighbour)}.`,
      )
    }
    return undefined
  },
})

interface Pair {
  readonly area: string
  /** null to have none. */
  readonly neighbour: string | null
}

function pairOf(word: string): Pair {
  const [area = '', neighbour, ...more] = word.split('=').map((part) => part.trim())
  if (area === '' || neighbour === undefined || more.length > 0) throw new Refused(`”${word}” förstods inte. Skriv OMRÅDE=GRANNE.`)
  return { area, neighbour: neighbour === '' ? null : neighbour }
}

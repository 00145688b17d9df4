import type { Round } from '../domain/round.ts'
import type { Db } from '../store/database.ts'
import * as jobs from '../store/jobs.ts'
import * as rounds from '../store/rounds.ts'
import * as sealedUrn from '../store/sealing/urn.ts'
import { differencesIn } from '../work/count/differences.ts'
import { command } from './command.ts'
import type { Context } from './context.ts'
import { roundCalled, slugOf } from './round-called.ts'

/** How many differences of a round are named. */
const NAMED = 10

/** Counts again and compares with what is stored: every cell of the cube and every figure. */
export const check = command({
  name: 'check',
  summary: 'Räknar om och jämför med de sparade siffrorna.',
  usage: '[KOMMUN ÅR]',
  help: `Utan omgång kontrolleras alla som har räknats. Kommandot ändrar ingenting.
Slutar med kod 2 och skriver ut de första skillnaderna om något inte stämmer, annars med kod 0.

Exempel: npm run cli -- check varberg 2026`,
  options: {},
  async run({ words }, context) {
    const db = await context.db()
    const wanted = words.length === 0 ? await rounds.all(db) : [(await roundCalled(db, words)).round]
    return (await recheck(db, wanted, context)) ? undefined : 2
  },
})

/** Counts rounds of a database again and says for each whether it agrees with what is stored. Whether all do. */
export async function recheck(db: Db, wanted: readonly Round[], context: Context): Promise<boolean> {
  let differing = 0
  for (const round of wanted) {
    const name = `${await slugOf(db, round)} ${round.year}`
    const job = await jobs.latest(db, 'count', round.id)
    if (job && job.state !== 'done') {
      context.print(`${name}: räkningen är inte färdig, så det finns inget att jämföra.`)
      continue
    }
    const differences = await differencesIn({ db, surveys: await context.surveys() }, round)
    if (differences === undefined) {
      const sealed = await sealedIn(db, round.id)
      if (!sealed.ok) differing++
      const tell = sealed.ok ? context.print : context.complain
      tell(`${name}: ${sealed.words}`)
    } else if (differences.length === 0) context.print(`${name}: allt stämmer.`)
    else {
      differing++
      context.complain(`${name}: ${differences.length} ${differences.length === 1 ? 'skillnad' : 'skillnader'}.`)
      for (const { place, stored, recounted } of differences.slice(0, NAMED))
        context.complain(`  ${place}: sparat ${stored}, omräknat ${recounted}`)
    }
  }
  return differing === 0
}

/** What can be said of a round that is not counted: with a seal, whether every answer received lies in its urn. */
async function sealedIn(db: Db, roundId: string): Promise<{ readonly ok: boolean; readonly words: string }> {
  const lying = await sealedUrn.lying(db, roundId)
  if (!lying) return { ok: true, words: 'inte räknad än.' }
  const { received, sealed } = lying
  return received === sealed
    ? { ok: true, words: `förseglad med ${received} svar i urnan, kan inte räknas än.` }
    : { ok: false, words: `förseglad med ${sealed} svar i urnan, men ${received} är mottagna.` }
}

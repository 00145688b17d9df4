import { existsSync } from 'node:fs'
import { rowDifferences } from '../domain/counting/differences.ts'
import * as database from '../store/database.ts'
import * as figures from '../store/figures.ts'
import * as rounds from '../store/rounds.ts'
import * as snapshots from '../store/snapshots.ts'
import { copyChecked, listed, oneFile } from './backup.ts'
import { recheck } from './check.ts'
import { command, Refused } from './command.ts'
import type { Context } from './context.ts'
import { takeIn } from './restore.ts'
import { slugOf } from './round-called.ts'
import { besides, clearAway, clearLeft, inWords } from './write-file.ts'

/** Proves that a backup can be restored and says the same as the database: restores it aside, counts again and compares. */
export const drill = command({
  name: 'drill',
  summary: 'Övar återställning: läser in en säkerhetskopia vid sidan av, räknar om och jämför.',
  usage: '[FIL]',
  help: `Utan fil tas en ny kopia. Databasen ändras inte och servern får vara igång.
Alla räknade omgångar räknas om ur kopian och jämförs med kopians siffror och med dem som visas nu.
Slutar med kod 0 när allt stämmer, 1 när kopian inte går att använda och 2 när något skiljer.

Exempel: npm run cli -- drill /srv/kopior/trygghetsdialog.sqlite`,
  options: {},
  async run({ words }, context) {
    const { databaseFile } = context.config
    if (words.length === 0 && !existsSync(databaseFile)) throw new Refused(`Det finns ingen databas i ${databaseFile}.`)
    const file = words.length === 0 ? undefined : oneFile(words)
    if (file !== undefined && !existsSync(file)) throw new Refused(`Filen ${file} finns inte.`)
    const scratch = besides(databaseFile)
    try {
      await clearLeft(databaseFile)
      const counts = file === undefined ? await copyChecked(databaseFile, scratch) : await takeIn(file, scratch)
      context.print('Kopian är hel och går att läsa in:')
      for (const line of listed(counts)) context.print(line)
      const agrees = await agreement(scratch, context)
      context.print(agrees ? 'Övningen är klar: kopian går att återställa.' : 'Övningen är klar: kopian stämmer inte.')
      return agrees ? undefined : 2
    } catch (error) {
      throw inWords(error, databaseFile)
    } finally {
      await clearAway(scratch)
    }
  },
})

async function agreement(scratch: string, context: Context): Promise<boolean> {
  const copy = database.open(scratch)
  try {
    await database.migrate(copy)
    const again = await recheck(copy, await rounds.all(copy), context)
    const live = !existsSync(context.config.databaseFile) || (await sameAsLive(copy, context))
    return again && live
  } finally {
    await copy.destroy()
  }
}

async function sameAsLive(copy: database.Db, { config, print, complain }: Context): Promise<boolean> {
  const live = database.open(config.databaseFile, { readonly: true })
  let differing = 0
  try {
    for (const round of await rounds.all(copy)) {
      const name = `${await slugOf(copy, round)} ${round.year}`
      const [then, now] = [await snapshots.latest(copy, round.id), await snapshots.latest(live, round.id)]
      if (then?.id !== now?.id) print(`${name}: har räknats om sedan kopian togs.`)
      else if (then) {
        const differences = rowDifferences(await figures.ofSnapshot(live, then.id), await figures.ofSnapshot(copy, then.id))
        if (differences.length > 0) complain(`${name}: ${differences.length} siffror är andra i databasen än i kopian.`)
        differing += differences.length
      }
    }
  } finally {
    await live.destroy()
  }
  return differing === 0
}

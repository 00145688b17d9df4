import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { examine, refuseLog, replace } from '../store/copies.ts'
import { listed, oneFile } from './backup.ts'
import { command, Refused } from './command.ts'
import type { Context } from './context.ts'
import { besides, clearAway, clearLeft, inWords } from './write-file.ts'

/** Puts a backup in the database's place, once it has been looked through, and keeps the database that was there. */
export const restore = command({
  name: 'restore',
  summary: 'Återställer databasen från en säkerhetskopia. Servern måste vara stoppad.',
  usage: 'FIL [--force]',
  help: `Kopian kontrolleras först. Är den skadad, avklippt, från ett annat program eller en nyare version ändras ingenting.
Databasen som fanns läggs bredvid, med tiden i namnet. Ta bort den när du har sett att allt stämmer: den innehåller svar.
En äldre kopia uppdateras när servern startar. Konton och rättigheter blir som de var när kopian togs.

Exempel: npm run cli -- restore /srv/kopior/trygghetsdialog.sqlite`,
  options: { force: { type: 'boolean', means: 'ersätt också en databas som är för skadad för att läsas' } },
  async run({ values, words }, context) {
    const file = oneFile(words)
    const { databaseFile } = context.config
    if (!existsSync(file)) throw new Refused(`Filen ${file} finns inte.`)
    const [unfinished, keptAs] = [besides(databaseFile), keptName(databaseFile, context)]
    try {
      await mkdir(dirname(databaseFile), { recursive: true })
      await clearLeft(databaseFile)
      const counts = await takeIn(file, unfinished)
      const replaced = existsSync(databaseFile)
      replace(databaseFile, unfinished, keptAs, { force: values.force ?? false })
      context.print(`Databasen ${databaseFile} är återställd från ${file}:`)
      for (const line of listed(counts)) context.print(line)
      if (replaced) context.print(`Databasen som fanns ligger kvar som ${keptAs}.`)
    } catch (error) {
      throw inWords(error, databaseFile)
    } finally {
      await clearAway(unfinished)
    }
    return undefined
  },
})

/** Copies a backup to a name where it may be written beside, readable by us alone, and examines it there. Gives its rows. */
export async function takeIn(file: string, to: string): ReturnType<typeof examine> {
  refuseLog(file)
  await copyFile(file, to)
  await chmod(to, 0o600)
  return examine(to)
}

const keptName = (databaseFile: string, { now }: Context) => `${databaseFile}.fore-${now().toISOString().replace(/[:.]/g, '')}`

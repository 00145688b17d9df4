import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Counts, copy, examine } from '../store/copies.ts'
import * as lastBackup from '../store/last-backup.ts'
import { command, Refused } from './command.ts'
import { makeWhole } from './write-file.ts'

/** Copies the database to one file while the server runs, and looks the copy through before it gets its name. */
export const backup = command({
  name: 'backup',
  summary: 'Säkerhetskopierar databasen till en fil. Servern får vara igång.',
  usage: 'FIL [--force]',
  help: `Kopian är databasen som den såg ut när kopieringen började, i en enda fil. Den kontrolleras innan den får sitt namn:
att den är hel, att allt hänger ihop och att varje tabell har lika många rader som databasen hade.
Den innehåller svaren i urnan och personalens konton: skydda den som databasen själv.

Exempel: npm run cli -- backup /srv/kopior/trygghetsdialog.sqlite --force`,
  options: { force: { type: 'boolean', means: 'skriv över en fil som redan finns' } },
  async run({ values, words }, { config, print, now }) {
    const file = oneFile(words)
    if (!existsSync(config.databaseFile)) throw new Refused(`Det finns ingen databas i ${config.databaseFile}.`)
    const at = now()
    let counts: Counts = {}
    await makeWhole(file, { over: values.force ?? false }, async (unfinished) => {
      counts = await copyChecked(config.databaseFile, unfinished)
    })
    await lastBackup.note(config.databaseFile, at)
    print(`Kopierade databasen till ${file}. Kopian är kontrollerad:`)
    for (const line of listed(counts)) print(line)
    return undefined
  },
})

/** Copies a database to a new file that only we may read, and makes sure that the copy is whole. Gives its rows. */
export async function copyChecked(from: string, to: string): Promise<Counts> {
  await (await open(to, 'wx', 0o600)).close()
  const then = await copy(from, to)
  const counts = await examine(to)
  const differing = Object.keys(then).find((table) => then[table] !== counts[table])
  if (differing) throw new Error(`Tabellen ${differing} har ${then[differing]} rader i databasen och ${counts[differing]} i kopian.`)
  return counts
}

/** Tables and their rows, as lines to print; those that hold nothing are left out. */
export function listed(counts: Counts): string[] {
  const filled = Object.entries(counts).filter(([table, rows]) => rows > 0 && !table.startsWith('kysely_'))
  const width = Math.max(0, ...filled.map(([table]) => table.length))
  return filled.map(([table, rows]) => `  ${table.padEnd(width)}  ${rows}`)
}

/** The one file that a command was given. */
export function oneFile(words: readonly string[]): string {
  const [file, ...more] = words
  if (file === undefined) throw new Refused('Ange en fil.')
  if (more.length > 0) throw new Refused(`Ange en fil i taget. ”${more.join(' ')}” förstods inte.`)
  return file
}

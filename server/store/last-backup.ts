import { readFile, writeFile } from 'node:fs/promises'

// Beside the database and not in it: noting a backup must not need the database's locks, nor be copied along with it.
const noteBeside = (databaseFile: string) => `${databaseFile}.kopierad`

/** Notes that a whole, checked copy of the database was made. */
export async function note(databaseFile: string, at: Date): Promise<void> {
  await writeFile(noteBeside(databaseFile), `${at.toISOString()}\n`)
}

/** When the latest copy was made with our own command; undefined when none has been noted. */
export async function latest(databaseFile: string): Promise<Date | undefined> {
  const text = await readFile(noteBeside(databaseFile), 'utf8').catch(() => '')
  const at = new Date(text.trim())
  return Number.isNaN(at.getTime()) ? undefined : at
}

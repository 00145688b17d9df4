import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LetterKind } from '../../domain/audit/events.ts'
import type { Letter, Sheet } from '../../domain/letters/letter.ts'
import { merge, messages } from '../../formats/letters/merge.ts'
import type { Db } from '../../store/database.ts'
import { folderOfAll, noneIfMissing, OWNER_ONLY } from '../beside.ts'
import type { Range } from './sheets.ts'

/** Numbers of sheets in one file: more would make the document too large to hold, and more than a printer likes to begin again with. */
const IN_A_FILE: Readonly<Record<LetterKind, number>> = { pdf: 1000, merge: 100_000, messages: 100_000 }

const ENDINGS: Readonly<Record<LetterKind, string>> = { pdf: 'brev.pdf', merge: 'koppling.csv', messages: 'meddelanden.csv' }

/** The folder beside the database where a round's letters lie until the printer has them. */
export async function folderOf(db: Db, roundId: string): Promise<string> {
  return join(await home(db), roundId)
}

/** The folder of every round's letters, and of the orders beside them. */
export const home = (db: Db): Promise<string> => folderOfAll(db, 'utskick')

/** A file that was made: its name, how many numbers it covers, and how many letters it holds. */
export interface MadeFile {
  readonly name: string
  readonly numbers: number
  readonly sheets: number
}

/** What is to be made: which letter, in which form, and the numbers of the first and the last sheet. */
export interface Making {
  readonly letter: Letter
  readonly kind: LetterKind
  readonly range: Range
}

/**
 * Writes letters into files of a folder, each under its name once it is whole. `made` hears of each. A file is cut off and named by numbers,
 * whoever of them has answered: neither its name nor how far the work has come says whose code is used.
 */
export async function writeFiles(
  folder: string,
  { letter, kind, range }: Making,
  all: AsyncIterable<Sheet>,
  made: (file: MadeFile) => Promise<void>,
): Promise<number> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder })
  let [waiting, written, first]: [Sheet[], number, number] = [[], 0, range.from]
  const write = async () => {
    const last = Math.min(first + IN_A_FILE[kind] - 1, range.to)
    const name = `utskick-${letter.mailing}-${padded(first)}-${padded(last)}-${ENDINGS[kind]}`
    if (waiting.length > 0) await writeFile(join(folder, name), kind, letter, waiting)
    if (last >= first) await made({ name, numbers: last - first + 1, sheets: waiting.length })
    written += waiting.length
    first = last + 1
    waiting = []
  }
  for await (const sheet of all) {
    while (sheet.number >= first + IN_A_FILE[kind]) await write()
    waiting.push(sheet)
  }
  await write()
  return written
}

// Loaded when somebody prints: fonts and what shapes them are most of a server's memory at rest.
const printing = () => import('../../formats/pdf/letters.ts')

const padded = (number: number) => String(number).padStart(6, '0')

async function writeFile(file: string, kind: LetterKind, letter: Letter, sheets: readonly Sheet[]): Promise<void> {
  const unfinished = `${file}.ofardig`
  if (kind === 'pdf') {
    const { letters } = await printing()
    await letters(letter, sheets, createWriteStream(unfinished, { mode: OWNER_ONLY.file, flush: true }))
  } else {
    const handle = await open(unfinished, 'w', OWNER_ONLY.file)
    try {
      await handle.writeFile(kind === 'merge' ? merge(letter, sheets) : messages(letter, sheets))
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  await rename(unfinished, file)
}

/** The finished files in a folder, in order of their names; none when it is not there. */
export async function filesIn(folder: string): Promise<readonly { readonly name: string; readonly bytes: number }[]> {
  const names = await readdir(folder).catch(noneIfMissing)
  const whole = names.filter((name) => /^utskick-[a-z0-9-]+\.(pdf|csv)$/.test(name)).sort()
  return Promise.all(whole.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })))
}

/** Throws away folders with letters that were made before an instant. Resolves to how many there were. */
export async function sweepLetters(db: Db, before: Date): Promise<number> {
  const folder = await home(db)
  let swept = 0
  for (const name of await readdir(folder).catch(noneIfMissing)) {
    if ((await stat(join(folder, name))).mtime >= before) continue
    await rm(join(folder, name), { recursive: true, force: true })
    swept += 1
  }
  return swept
}

/** Throws away a round's letters, which hold its codes, however new they are. */
export async function removeLetters(db: Db, roundId: string): Promise<void> {
  await rm(await folderOf(db, roundId), { recursive: true, force: true })
}

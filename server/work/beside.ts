import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Db } from '../store/database.ts'
import { fileOf } from '../store/reader.ts'

/** What work keeps in folders beside the database: a draw's register, an import's answers, letters, an extract. */
export type Kept = 'urval' | 'inlasning' | 'utskick' | 'utdrag'

/** Only the account that runs the server may read what lies there. */
export const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const

/** The folder beside the database where all that is kept of one sort lies. */
export async function folderOfAll(db: Db, kept: Kept): Promise<string> {
  const file = await fileOf(db)
  return join(dirname(file), `${basename(file)}-${kept}`)
}

/** No names, for a folder that is not there. */
export function noneIfMissing(error: NodeJS.ErrnoException): readonly string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

/** Lays a paper in a folder as <name>.json, down to the disk: whole, or as it was. Makes the folder. */
export async function write(folder: string, name: string, paper: unknown): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder })
  const file = join(folder, `${name}.json`)
  const handle = await open(`${file}.ofardig`, 'w', OWNER_ONLY.file)
  try {
    await handle.writeFile(JSON.stringify(paper))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.ofardig`, file)
}

/** A paper that lies in a folder, as it was laid there; undefined when there is none. */
export async function read(folder: string, name: string): Promise<unknown> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : JSON.parse(text)
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Mapping } from '../../domain/imports/mapping.ts'
import type { Report } from '../../domain/imports/report.ts'
import type { Scanning } from '../../domain/imports/scan.ts'
import type { Db } from '../../store/database.ts'
import { fileOf } from '../../store/reader.ts'
import { OWNER_ONLY } from '../extract/folder.ts'

/**
 * What lies beside a file of answers while it is on its way in, by the name of its file. None of it is kept in the database: a
 * column that nobody has looked at yet may hold names.
 */
interface Papers {
  readonly lasning: Scanning
  readonly koppling: Mapping
  readonly granskning: Report
}

/** The folder beside the database where imports lie until they are read in. */
async function home(db: Db): Promise<string> {
  const file = await fileOf(db)
  return join(dirname(file), `${basename(file)}-inlasning`)
}

const folderOf = async (db: Db, id: string) => join(await home(db), id)

/** The file of answers itself, piece by piece. */
export async function* pieces(db: Db, id: string): AsyncGenerator<Buffer> {
  yield* createReadStream(join(await folderOf(db, id), 'svar.csv'))
}

/** Lays a file of answers in the import's folder, down to the disk. Resolves to how long it is and its hash; leaves nothing when it is broken off. */
export async function receive(
  db: Db,
  id: string,
  file: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const folder = await folderOf(db, id)
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder })
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const handle = await open(join(folder, 'svar.csv'), 'w', OWNER_ONLY.file)
    try {
      for await (const piece of file) {
        hash.update(piece)
        bytes += piece.length
        await handle.writeFile(piece)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Lays a paper beside the file: whole, or as it was. */
export async function write<Name extends keyof Papers>(db: Db, id: string, name: Name, paper: Papers[Name]): Promise<void> {
  const file = join(await folderOf(db, id), `${name}.json`)
  const handle = await open(`${file}.ofardig`, 'w', OWNER_ONLY.file)
  try {
    await handle.writeFile(JSON.stringify(paper))
  } finally {
    await handle.close()
  }
  await rename(`${file}.ofardig`, file)
}

/** A paper that lies beside the file; undefined when there is none. */
export async function read<Name extends keyof Papers>(db: Db, id: string, name: Name): Promise<Papers[Name] | undefined> {
  const text = await readFile(join(await folderOf(db, id), `${name}.json`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as Papers[Name]) // only write() has laid it there
}

/** Throws away the file and everything beside it. */
export async function empty(db: Db, id: string): Promise<void> {
  await rm(await folderOf(db, id), { recursive: true, force: true })
}

/** The ids of imports that have a folder older than an instant. */
export async function lying(db: Db, before: Date): Promise<readonly string[]> {
  const folder = await home(db)
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const old = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtime < before))
  return names.filter((_, index) => old[index])
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mapping } from '../../domain/imports/mapping.ts'
import type { Report } from '../../domain/imports/report.ts'
import type { Scanning } from '../../domain/imports/scan.ts'
import type { Db } from '../../store/database.ts'
import * as beside from '../beside.ts'

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
const home = (db: Db) => beside.folderOfAll(db, 'inlasning')

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
  await mkdir(folder, { recursive: true, mode: beside.OWNER_ONLY.folder })
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const handle = await open(join(folder, 'svar.csv'), 'w', beside.OWNER_ONLY.file)
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
  await beside.write(await folderOf(db, id), name, paper)
}

/** A paper that lies beside the file; undefined when there is none. */
export async function read<Name extends keyof Papers>(db: Db, id: string, name: Name): Promise<Papers[Name] | undefined> {
  return (await beside.read(await folderOf(db, id), name)) as Papers[Name] | undefined // only write() has laid it there
}

/** Throws away the file and everything beside it. */
export async function empty(db: Db, id: string): Promise<void> {
  await rm(await folderOf(db, id), { recursive: true, force: true })
}

/** The ids of imports that have a folder older than an instant. */
export async function lying(db: Db, before: Date): Promise<readonly string[]> {
  const folder = await home(db)
  const names = await readdir(folder).catch(beside.noneIfMissing)
  const old = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtime < before))
  return names.filter((_, index) => old[index])
}

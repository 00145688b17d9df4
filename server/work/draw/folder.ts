import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DrawFault } from '../../domain/draw/report.ts'
import type { Db } from '../../store/database.ts'
import * as beside from '../beside.ts'
import type { Register } from './sample.ts'

/** What somebody has asked for, beside the register. */
export interface Ordered {
  readonly staffId: string
  readonly sizes: readonly (readonly [areaId: string, size: number])[]
  /** The part of those drawn that the sizes were planned for to answer; null when they were given. */
  readonly responseRate: number | null
  readonly seed: string
  readonly hasRegister: boolean
}

/** What lies in a draw's folder, by name: the order, and why it could not be carried out. */
interface Papers {
  readonly bestallning: Ordered
  readonly fel: readonly DrawFault[]
}

/** The folder beside the database where a register lies while it is drawn from. */
const folderOf = async (db: Db, roundId: string) => join(await beside.folderOfAll(db, 'urval'), roundId)

const registerOf = async (db: Db, roundId: string) => join(await folderOf(db, roundId), 'register.csv')

/** Lays a register in the folder as it comes; leaves nothing when it is broken off. */
export async function receive(db: Db, roundId: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(await folderOf(db, roundId), { recursive: true, mode: beside.OWNER_ONLY.folder })
  const handle = await open(await registerOf(db, roundId), 'w', beside.OWNER_ONLY.file)
  try {
    for await (const piece of pieces) await handle.writeFile(piece)
  } catch (error) {
    await forgetRegister(db, roundId)
    throw error
  } finally {
    await handle.close()
  }
}

/** The register that lies there, and how long it is; read from its beginning as often as needed. */
export async function register(db: Db, roundId: string): Promise<{ readonly read: Register; readonly bytes: number }> {
  const file = await registerOf(db, roundId)
  return { read: () => createReadStream(file), bytes: (await stat(file)).size }
}

/** Throws the register away: it is needed no longer than the draw takes. */
export async function forgetRegister(db: Db, roundId: string): Promise<void> {
  await rm(await registerOf(db, roundId), { force: true })
}

/** Lays a paper in the folder: whole, or as it was. */
export async function write<Name extends keyof Papers>(db: Db, roundId: string, name: Name, paper: Papers[Name]): Promise<void> {
  await beside.write(await folderOf(db, roundId), name, paper)
}

/** A paper that lies in the folder; undefined when there is none. */
export async function read<Name extends keyof Papers>(db: Db, roundId: string, name: Name): Promise<Papers[Name] | undefined> {
  return (await beside.read(await folderOf(db, roundId), name)) as Papers[Name] | undefined // only write() has laid it there
}

/** Throws away everything in the folder. */
export async function empty(db: Db, roundId: string): Promise<void> {
  await rm(await folderOf(db, roundId), { recursive: true, force: true })
}

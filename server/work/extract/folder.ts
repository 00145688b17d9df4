import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Made } from '../../domain/extracts/package.ts'
import type { Db } from '../../store/database.ts'
import { folderOfAll, OWNER_ONLY } from '../beside.ts'

/** The folder beside the database where the files of an extract lie. */
export async function folderOf(db: Db, extractId: string): Promise<string> {
  return join(await folderOfAll(db, 'utdrag'), extractId)
}

/** How many letters are gathered before they are written: a write of a quarter of a megabyte costs little more than a small one. */
const PIECE = 1 << 18

/** A file being written, counted and hashed as it grows. */
export class Growing {
  readonly #handle: FileHandle
  readonly #name: string
  readonly #hash = createHash('sha256')
  #bytes = 0
  #waiting = ''

  private constructor(handle: FileHandle, name: string) {
    this.#handle = handle
    this.#name = name
  }

  /** Begins a file in a folder. */
  static async in(folder: string, name: string): Promise<Growing> {
    return new Growing(await open(join(folder, name), 'w', OWNER_ONLY.file), name)
  }

  /** Adds text, which waits to be written. */
  add(text: string): void {
    this.#waiting += text
  }

  /** Resolves when little enough is waiting. */
  async settle(): Promise<void> {
    if (this.#waiting.length >= PIECE) await this.#write()
  }

  /** Brings the file down to the disk. Resolves to what it came to. */
  async end(told: Pick<Made, 'holds' | 'rows' | 'columns'>): Promise<Made> {
    await this.#write()
    await this.#handle.sync()
    return { name: this.#name, ...told, bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }

  /** Lets go of the file, whole or not. */
  close(): Promise<void> {
    return this.#handle.close()
  }

  async #write(): Promise<void> {
    const bytes = Buffer.from(this.#waiting)
    this.#waiting = ''
    this.#hash.update(bytes)
    this.#bytes += bytes.length
    await this.#handle.writeFile(bytes)
  }
}

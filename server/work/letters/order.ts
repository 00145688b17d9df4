import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { LetterKind } from '../../domain/audit/events.ts'
import type { MailingNumber } from '../../domain/letters/mailing.ts'
import type { Db } from '../../store/database.ts'
import { OWNER_ONLY } from '../extract/folder.ts'
import { folderOf } from './files.ts'

/** What letters somebody has ordered. */
export interface LetterOrder {
  readonly staffId: string
  readonly mailing: MailingNumber
  readonly kind: LetterKind
  readonly contact: string
  readonly baseUrl: string
  /** The first and last sheet, by number; null for all the rest. */
  readonly from: number
  readonly to: number | null
}

const paperOf = async (db: Db, roundId: string) => `${await folderOf(db, roundId)}.json`

/** Lays an order beside the folder its letters come in; the latest stands. */
export async function place(db: Db, roundId: string, order: LetterOrder): Promise<void> {
  const file = await paperOf(db, roundId)
  await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY.folder })
  await writeFile(`${file}.ofardig`, JSON.stringify(order), { mode: OWNER_ONLY.file, flush: true })
  await rename(`${file}.ofardig`, file)
}

/** The latest order of a round; undefined when there is none. */
export async function orderOf(db: Db, roundId: string): Promise<LetterOrder | undefined> {
  const text = await readFile(await paperOf(db, roundId), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as LetterOrder) // only place() has laid it there
}

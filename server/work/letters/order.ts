import type { LetterKind } from '../../domain/audit/events.ts'
import type { MailingNumber } from '../../domain/letters/mailing.ts'
import type { Db } from '../../store/database.ts'
import * as beside from '../beside.ts'
import { home } from './files.ts'

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

/** Lays an order beside the folder its letters come in; the latest stands. */
export async function place(db: Db, roundId: string, order: LetterOrder): Promise<void> {
  await beside.write(await home(db), roundId, order)
}

/** The latest order of a round; undefined when there is none. */
export async function orderOf(db: Db, roundId: string): Promise<LetterOrder | undefined> {
  return (await beside.read(await home(db), roundId)) as LetterOrder | undefined // only place() has laid it there
}

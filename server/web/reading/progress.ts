import { count } from '../../domain/format.ts'
import type { Queue } from '../../domain/reading/queue.ts'
import type { Db } from '../../store/database.ts'
import * as readings from '../../store/readings.ts'

/** How far the reading of a queue has come. */
export interface Standing {
  readonly texts: number
  readonly read: number
  readonly waiting: number
  /** The same in a sentence. */
  readonly words: string
}

/** How far the reading of a queue has come. */
export async function standingOf(db: Db, { source, collection }: Queue): Promise<Standing> {
  const { waiting, shown, withheld } = (await readings.progress(db, source, [collection])).get(collection) ?? NOTHING
  const read = shown + withheld
  const words = `${count(read)} av ${count(read + waiting)} lästa: ${count(shown)} får visas, ${count(withheld)} visas inte.`
  return { texts: read + waiting, read, waiting, words }
}

const NOTHING = { waiting: 0, shown: 0, withheld: 0 }

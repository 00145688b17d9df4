import type { Import } from '../../domain/imports/import.ts'
import { csvRecords } from '../../formats/stream-csv.ts'
import type { Db } from '../../store/database.ts'
import type { Run } from '../run.ts'
import { pieces } from './folder.ts'

/** What reads a file line by line. */
interface Reader {
  head(columns: readonly string[]): void
  line(cells: readonly string[], number: number): void
  stopped(sentence: string, number: number): void
  isEnough(): boolean
}

/** Lines between one sign of life and the next. */
const A_STRETCH = 2000

/** What may part the cells of a file of answers. */
export const SEPARATORS = [';', ',', '\t']

/** Reads the file of an import to its end, or as far as it tells anything more. */
export async function readThrough(run: Run, { id, bytes }: Import, reader: Reader): Promise<void> {
  let [read, told, lines] = [0, 0, 0]
  async function* counted(db: Db): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces(db, id)) {
      read += piece.length
      yield piece
    }
  }
  await run.step('Läser filen (kilobyte)', Math.ceil(bytes / 1024))
  for await (const record of csvRecords(counted(run.db), SEPARATORS)) {
    if (!record.ok) reader.stopped(record.sentence, record.line)
    else if (lines++ === 0) reader.head(record.cells)
    else reader.line(record.cells, record.line)
    if (reader.isEnough()) break
    if (lines % A_STRETCH > 0) continue
    const progress = Math.floor(read / 1024) - told
    told += progress
    await run.write(progress, async () => {})
  }
}

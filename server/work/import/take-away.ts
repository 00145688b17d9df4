import type { Import } from '../../domain/imports/import.ts'
import * as imports from '../../store/imports.ts'
import * as responses from '../../store/responses.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import { clear, clearAll } from '../count/save.ts'
import type { Run } from '../run.ts'

const A_WRITE = 500

/** Takes away the round that an import became, with its answers and figures: nobody has seen it since that was ordered. */
export async function takeAway(run: Run, one: Import): Promise<void> {
  const roundId = one.roundId ?? ''
  await run.step('Tar bort siffrorna', 0)
  for (const id of await snapshots.idsOf(run.db, roundId)) await clear(run, id)
  await run.step('Tar bort svaren', one.people ?? 0)
  await clearAll(run, (db) => responses.remove(db, roundId, A_WRITE), A_WRITE)
  await run.write(0, async (db) => {
    await rounds.removeEmptied(db, roundId)
    await imports.move(db, one.id, ['leaving'], 'undone')
  })
}

import type { Import, State } from '../../domain/imports/import.ts'
import { scanner } from '../../domain/imports/scan.ts'
import { notFound } from '../../domain/problem.ts'
import * as imports from '../../store/imports.ts'
import type { Run } from '../run.ts'
import { bringIn, check } from './bring-in.ts'
import * as folder from './folder.ts'
import { readThrough } from './read-through.ts'
import { takeAway } from './take-away.ts'

/**
 * Brings an import one step further, whichever it stands before: looks the file through, tries it against what somebody has
 * said it means, reads it in, or takes it away again. Every step may be broken off and begun again. Throws a Problem when the
 * round may not be made.
 */
export async function bringOn(run: Run): Promise<null> {
  const one = await imports.byId(run.db, run.job.subject)
  if (!one) throw notFound()
  await STEPS[one.state]?.(run, one)
  return null
}

const STEPS: { readonly [S in State]?: (run: Run, one: Import) => Promise<void> } = {
  received: scan,
  mapped: check,
  ordered: bringIn,
  arriving: bringIn,
  leaving: takeAway,
}

async function scan(run: Run, one: Import): Promise<void> {
  const looking = scanner()
  await readThrough(run, one, looking)
  await folder.write(run.db, one.id, 'lasning', looking.end())
  await run.write(0, async (db) => void (await imports.move(db, one.id, ['received'], 'scanned')))
}

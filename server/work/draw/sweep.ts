import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isUnderWay } from '../../domain/job.ts'
import type { Db } from '../../store/database.ts'
import * as jobs from '../../store/jobs.ts'
import * as beside from '../beside.ts'
import { empty } from './folder.ts'

/** Throws away what was laid before an instant for draws that are not under way: a register left by one that was broken off, above all. */
export async function sweepDraws(db: Db, before: Date): Promise<void> {
  const home = await beside.folderOfAll(db, 'urval')
  for (const roundId of await readdir(home).catch(beside.noneIfMissing)) {
    const job = await jobs.latest(db, 'draw', roundId)
    if ((job && isUnderWay(job)) || (await stat(join(home, roundId))).mtime >= before) continue
    await empty(db, roundId)
    await jobs.forgetFailed(db, 'draw', roundId)
  }
}

import { rm } from 'node:fs/promises'
import { AUDIT_MONTHS, monthsBefore } from '../../domain/retention.ts'
import { beginningOf, localDate } from '../../domain/round.ts'
import type { Db } from '../../store/database.ts'
import * as extracts from '../../store/extracts.ts'
import { folderOf } from './folder.ts'

/** Throws away the files of extracts that have lain as long as they should, and forgets orders as old as the audit trail goes back. Resolves to how many extracts lost their files. */
export async function sweepExtracts(db: Db, now: Date): Promise<number> {
  const outdated = await extracts.outdated(db, now)
  for (const id of outdated) {
    await rm(await folderOf(db, id), { recursive: true, force: true })
    await extracts.emptied(db, id)
  }
  await extracts.forget(db, beginningOf(monthsBefore(localDate(now), AUDIT_MONTHS)))
  return outdated.length
}

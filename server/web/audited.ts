import type { Request } from 'express'
import { type AuditEvent, type Entry, person } from '../domain/audit/events.ts'
import { isLook } from '../domain/audit/words.ts'
import * as audit from '../store/audit.ts'
import { diskFault } from '../store/disk.ts'
import { signedIn } from './access.ts'
import type { Deps } from './deps.ts'

/** An entry of the audit trail about what the signed-in person who asks is doing; `kommunId` is null when it is about no kommun. */
export function entryOf({ now }: Pick<Deps, 'now'>, req: Request, kommunId: string | null, event: AuditEvent): Entry {
  return { at: now(), by: person(signedIn(req).id), kommunId, event }
}

/**
 * Tells in the audit trail what the signed-in person who asks is about to see or take, before it is given. Nothing is taken
 * untold; but a full disk does not keep anybody from reading: that a look could not be told then stands in the server's log.
 */
export async function tell({ db, log, now }: Deps, req: Request, kommunId: string | null, event: AuditEvent): Promise<void> {
  try {
    await audit.record(db, entryOf({ now }, req, kommunId, event))
  } catch (error) {
    if (!isLook(event.what) || !diskFault(error)) throw error
    log.error({ event: event.what, err: error }, 'a look could not be told in the audit trail')
  }
}

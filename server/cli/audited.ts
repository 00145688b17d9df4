import { type AuditEvent, COMMAND_LINE, type Entry } from '../domain/audit/events.ts'
import type { Context } from './context.ts'

/** An entry of the audit trail about what a command does; `kommunId` is null when it is about no kommun. */
export const entryOf = ({ now }: Context, kommunId: string | null, event: AuditEvent): Entry => ({
  at: now(),
  by: COMMAND_LINE,
  kommunId,
  event,
})

import type { Job, JobKind } from '../../domain/job.ts'
import type { Ability, Role } from '../../domain/staff.ts'

/** Those who work here, what they do, and the work they ask for. */
export interface Desk {
  staff: {
    id: string
    email: string
    name: string
    role: Role
    password: string
    failures: number
    locked_until: string | null
    used_on: string | null
    idle_from: string | null
  }
  former_staff: { id: string; name: string; closed_on: string }
  staff_kommuner: { staff_id: string; kommun_id: string }
  staff_rights: { staff_id: string; ability: Ability }
  sessions: { id: string; staff_id: string | null; document: string; expires_at: string }
  audit: {
    seq: number
    at: string
    by: string
    staff_id: string | null
    kommun_id: string | null
    what: string
    details: string
    hash: string
  }
  audit_chain: { swept: number; swept_hash: string; last: number; last_hash: string }
  jobs: {
    id: string
    kind: JobKind
    subject: string
    state: Job['state']
    step: string
    done: number
    total: number
    secret: string | null
    runner: string | null
    note: string | null
    requested_at: string
    ended_at: string | null
  }
}

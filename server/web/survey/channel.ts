import { randomBytes } from 'node:crypto'
import type { Request } from 'express'
import type { Box, Draft, Found } from '../../domain/draft.ts'
import { DRAFT_DAYS } from '../../domain/retention.ts'
import { localDate } from '../../domain/round.ts'
import * as drafts from '../../store/drafts.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'

/** A way to the survey's pages: the real one for residents, and one for staff who try them. */
export interface Channel {
  /** First word of the addresses. */
  readonly root: 'enkat' | 'provsvar'
  /** The cookie that holds the key of the draft. */
  readonly cookie: string
  /** Nothing is stored, and the calendar does not matter. */
  readonly trial: boolean
  readonly box: Box
  /** Throws when the visitor may not be here. */
  admit(req: Request, slug: string): Promise<void>
}

/** Residents: anybody may come in, drafts and answers go to the database. */
export function residents({ db, now }: Deps): Channel {
  const lastDay = () => localDate(new Date(now().getTime() + DRAFT_DAYS * 24 * 60 * 60 * 1000))
  return { root: 'enkat', cookie: 'utkast', trial: false, box: drafts.box(db, lastDay, () => localDate(now())), admit: async () => {} }
}

/** Staff who try the survey: drafts live in the memory of the process, sending only empties them. */
export function trials(deps: Deps): Channel {
  const admit = async (req: Request, slug: string) => void (await kommunFor(deps, req, 'try survey', slug))
  return { root: 'provsvar', cookie: 'provsvar', trial: true, box: memoryBox(deps.now), admit }
}

/** Trial drafts kept at once, all staff together: the oldest make room. */
const MOST_TRIALS = 500
const TRIAL_MS = 4 * 60 * 60 * 1000

/** A box that forgets: nothing of it reaches a table or a disk. */
export function memoryBox(now: () => Date): Box {
  const kept = new Map<string, { readonly roundId: string; readonly until: number; found: Found }>()
  const find = (roundId: string, key: string) => {
    const entry = kept.get(key)
    return entry && entry.roundId === roundId && now().getTime() < entry.until ? entry : undefined
  }
  return {
    async start(roundId: string, draft: Draft) {
      const key = randomBytes(32).toString('base64url')
      kept.set(key, { roundId, until: now().getTime() + TRIAL_MS, found: { sent: false, draft } })
      for (const [other, { until }] of kept) if (kept.size > MOST_TRIALS || until <= now().getTime()) kept.delete(other)
      return key
    },
    read: async (roundId, key) => find(roundId, key)?.found,
    async change(roundId, key, edit) {
      const entry = find(roundId, key)
      if (entry && !entry.found.sent) entry.found = { sent: false, draft: edit(entry.found.draft) }
      return entry?.found
    },
    async send(roundId, key) {
      const entry = find(roundId, key)
      if (!entry) return 'gone'
      if (entry.found.sent) return 'already'
      entry.found = { sent: true }
      return 'sent'
    },
  }
}

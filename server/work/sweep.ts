import type { Logger } from 'pino'
import { type Details, FEW, PROGRAM, type Swept } from '../domain/audit/events.ts'
import { FORM_NAMES } from '../domain/dialogues/contract.ts'
import { ACCOUNT_MONTHS, AUDIT_MONTHS, LETTER_DAYS, monthsBefore, NOTE_MONTHS, REGISTER_HOURS, TEXT_MONTHS } from '../domain/retention.ts'
import { beginningOf, localDate } from '../domain/round.ts'
import * as accounts from '../store/accounts.ts'
import { atomically } from '../store/atomically.ts'
import * as audit from '../store/audit.ts'
import * as auditChain from '../store/audit-chain.ts'
import { type Db, settle } from '../store/database.ts'
import * as dialogues from '../store/dialogues.ts'
import * as drafts from '../store/drafts.ts'
import * as sessions from '../store/sessions.ts'
import * as staff from '../store/staff.ts'
import * as texts from '../store/texts.ts'
import * as tips from '../store/tips.ts'
import { sweepDraws } from './draw/sweep.ts'
import { sweepExtracts } from './extract/sweep.ts'
import { sweepImports } from './import/sweep.ts'
import { sweepLetters } from './letters/files.ts'

const HOUR_MS = 60 * 60 * 1000

/** How much was thrown away, by kind of record; and how many rows of the audit trail. */
export type Report = Readonly<Record<Swept, number>> & { readonly auditRows: number }

/** Throws away what has been kept as long as domain/retention says, and tells of it in the audit trail. Answers that were sent are not touched. */
export async function sweep(db: Db, now: Date): Promise<Report> {
  const today = localDate(now)
  const extracts = await sweepExtracts(db, now)
  const imports = await sweepImports(db, now)
  await sweepLetters(db, new Date(now.getTime() - LETTER_DAYS * 24 * HOUR_MS))
  await sweepDraws(db, new Date(now.getTime() - REGISTER_HOURS * HOUR_MS))
  const gone = await atomically(db, async (db) => {
    const gone = { ...(await throwAway(db, now)), extracts, imports }
    if (Object.values(gone).some((records) => records > 0)) {
      await audit.record(db, { at: now, by: PROGRAM, kommunId: null, event: { what: 'swept', details: told(gone) } })
    }
    return gone
  })
  const auditRows = await auditChain.sweep(db, beginningOf(monthsBefore(today, AUDIT_MONTHS)), now)
  if (gone.texts + gone.notes + gone.tips + gone.accounts + gone.formerNames + auditRows > 0) await settle(db)
  return { ...gone, auditRows }
}

async function throwAway(db: Db, now: Date): Promise<Readonly<Record<Exclude<Swept, 'extracts' | 'imports'>, number>>> {
  const today = localDate(now)
  let notes = 0
  for (const form of FORM_NAMES) notes += await dialogues.sweepWords(db, form, monthsBefore(today, NOTE_MONTHS[form]))
  return {
    drafts: await drafts.sweep(db, today),
    sessions: await sessions.sweep(db, now),
    texts: await texts.sweep(db, monthsBefore(today, TEXT_MONTHS)),
    notes,
    tips: await tips.sweep(db, monthsBefore(today, NOTE_MONTHS.tips)),
    accounts: await staff.sweep(db, monthsBefore(today, ACCOUNT_MONTHS), today),
    formerNames: await accounts.sweepNames(db, monthsBefore(today, AUDIT_MONTHS)),
  }
}

// Drafts end on a day: their number, kept for years, would tell how many began to answer a week before, though it were one.
const told = (gone: Readonly<Record<Swept, number>>): Details['swept'] =>
  gone.drafts > 0 && gone.drafts < 10 ? { ...gone, drafts: FEW } : gone

/** Sweeps at once and then every hour, as long as the server runs. Gives back what stops it. */
export function sweeping(db: Db, now: () => Date, log: Logger): () => void {
  const run = () => sweep(db, now()).catch((error: unknown) => log.error({ err: error }, 'sweeping failed'))
  const timer = setInterval(run, HOUR_MS)
  timer.unref()
  void run()
  return () => clearInterval(timer)
}

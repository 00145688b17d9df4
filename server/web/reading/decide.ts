import type { Request, Response } from 'express'
import { notFound } from '../../domain/problem.ts'
import { read } from '../../domain/reading/decision.ts'
import { proposalsFor } from '../../domain/reading/proposals.ts'
import * as audit from '../../store/audit.ts'
import { settle } from '../../store/database.ts'
import * as readings from '../../store/readings.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentForm } from '../form.ts'
import { lay, tellOfLooking } from './page.ts'
import { queueFor } from './queues.ts'

/** Keeps what the reader decided about a text and goes on to the next; the original is gone from the disk when something was masked in it. */
export async function decide(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommun, named } = await queueFor(deps, req)
  const { queue, year } = named
  const sent = sentForm(req)
  const text = await readings.byId(deps.db, queue, String(req.params.text))
  if (!text) throw notFound()
  if (text.state !== 'waiting' || String(text.version) !== sent('version')) return tooLate(deps, req, res, named)
  const reading = read(text.words, proposalsFor(text.words), sent)
  if (!reading.ok) return lay(deps, req, res, named, { text, faults: reading.faults, status: 422 })
  const { state, masked } = reading.decided
  const entry = entryOf(deps, req, kommun.id, { what: 'read text', details: { source: queue.source, year, state, masked } })
  const kept = await audit.recording(deps.db, entry, (db) => readings.decide(db, queue, text, reading.decided))
  if (!kept) return tooLate(deps, req, res, named)
  if (Object.keys(masked).length > 0) await settle(deps.db)
  res.redirect(303, `${named.address}?senast=${encodeURIComponent(text.id)}`)
}

/** Puts the text last decided upon back to wait, and lays it before the reader again. */
export async function undo(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommun, named } = await queueFor(deps, req)
  const { queue, year } = named
  const id = String(req.params.text)
  const version = Number(sentForm(req)('version'))
  if (!(await readings.byId(deps.db, queue, id))) throw notFound()
  const entry = entryOf(deps, req, kommun.id, { what: 'undid reading', details: { source: queue.source, year } })
  const undone = await audit.recording(deps.db, entry, (db) => readings.undo(db, queue, { id, version }))
  if (!undone) return tooLate(deps, req, res, named)
  res.redirect(303, `${named.address}?text=${encodeURIComponent(id)}`)
}

/** Tells that somebody else was first, and lays the next text out. */
async function tooLate(deps: Deps, req: Request, res: Response, named: Parameters<typeof lay>[3]): Promise<void> {
  const refusal = 'Texten har ändrats sedan du öppnade den: någon annan har läst den eller ångrat sig. Det du valde är inte sparat.'
  const text = await readings.next(deps.db, named.queue)
  if (text) await tellOfLooking(deps, req, named)
  await lay(deps, req, res, named, { text, refusal, status: 409 })
}

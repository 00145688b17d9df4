import type { Response } from 'express'
import { day } from '../../domain/format.ts'
import { type Import, isUnderWay, undoWords, whyKept } from '../../domain/imports/import.ts'
import type { Job } from '../../domain/job.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as imports from '../../store/imports.ts'
import * as jobs from '../../store/jobs.ts'
import * as folder from '../../work/import/folder.ts'
import * as orders from '../../work/import/order.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentForm } from '../form.ts'
import { type Pages, show } from '../show.ts'
import { type Address, type Place, type Provenance, placeOf, provenanceOf } from './place.ts'
import { type Preview, previewOf } from './preview.ts'

declare module '../show.ts' {
  interface Pages {
    'inlasning/import': {
      readonly kommun: string
      readonly year: number
      readonly survey: string
      readonly days: string
      readonly from: Provenance
      readonly home: string
      readonly here: string
      /** How far the work has come; null when there is none to follow. */
      readonly job: Job | null
      readonly state: 'under way' | 'failed' | 'unreadable' | 'faulty' | 'right' | 'whole' | 'undone'
      /** Whether it may still be thrown away as if it had never been. */
      readonly isLoose: boolean
      readonly faults: readonly string[]
      readonly preview: Preview | null
      /** The round it became, for those who go on to count it. */
      readonly round: string | null
      /** What has to be typed to undo it, why it cannot be, and what was wrong with what was typed. */
      readonly undo: { readonly words: string; readonly why: string | null; readonly fault: string | null; readonly sent: string } | null
    }
  }
}

/** One import: how far it has come, what stands in its way, how it would be read, or what it became. */
export async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  // The work first: were it looked up last and had just ended, the import would look like one that nothing is done about.
  const job = (await jobs.latest(deps.db, 'import', req.params.id)) ?? null
  const place = await placeOf(deps, req)
  const isIdle = job?.state !== 'queued' && job?.state !== 'running' && job?.state !== 'failed'
  const scanning = isIdle && place.one.state === 'scanned' ? await folder.read(deps.db, place.one.id, 'lasning') : undefined
  if (scanning?.ok) return res.redirect(303, `${place.here}/kolumner`)
  await showImport(deps, req, res, place, { job, faults: scanning?.faults ?? [] })
}

/** Orders an import to be read in. */
export async function order(deps: Deps, req: Address, res: Response): Promise<void> {
  const { one, here } = await placeOf(deps, req)
  const report = one.state === 'checked' ? await folder.read(deps.db, one.id, 'granskning') : undefined
  if (report?.ok && (await imports.move(deps.db, one.id, ['checked'], 'ordered'))) await deps.jobs.start('import', one.id)
  res.redirect(303, here)
}

/** Takes up work that stopped short. */
export async function again(deps: Deps, req: Address, res: Response): Promise<void> {
  const { one, here } = await placeOf(deps, req)
  if (isUnderWay(one)) await deps.jobs.start('import', one.id)
  res.redirect(303, here)
}

/** Throws away a file that has not been read in. */
export async function throwAway(deps: Deps, req: Address, res: Response): Promise<void> {
  const { one, home, here } = await placeOf(deps, req)
  res.redirect(303, (await orders.throwAway(deps.db, one.id)) ? home : here)
}

/** Undoes an import whose kommun and year have been typed: its round is gone at once, and its answers as soon as the job has come to them. */
export async function undo(deps: Deps, req: Address, res: Response): Promise<void> {
  const place = await placeOf(deps, req)
  const { one, kommun, here } = place
  if (!mayBeUndone(one)) return res.redirect(303, here)
  const sent = sentForm(req)('bekrafta').trim()
  const wanted = undoWords(kommun.name, one.year)
  if (sent !== wanted) return showImport(deps, req, res, place, { job: null, fault: `Skriv ${wanted} för att ångra inläsningen.`, sent })
  const entry = entryOf(deps, req, kommun.id, { what: 'undid import', details: { year: one.year, import: one.id } })
  const why = await orders.orderUndoing(deps.db, one, entry)
  if (why !== null) return showImport(deps, req, res, place, { job: null, fault: why, sent })
  await deps.jobs.start('import', one.id)
  res.redirect(303, here)
}

const mayBeUndone = ({ state }: Import) => state === 'whole' || state === 'arriving'

interface Told {
  readonly job: Job | null
  readonly faults?: readonly string[]
  readonly fault?: string
  readonly sent?: string
}

async function showImport(
  deps: Deps,
  req: Address,
  res: Response,
  place: Place,
  { job, faults = [], fault, sent = '' }: Told,
): Promise<void> {
  const { one, kommun, survey, home, here } = place
  const report = one.state === 'checked' ? await folder.read(deps.db, one.id, 'granskning') : undefined
  const names = await areas.namesBelow(deps.db, kommun.id, one.year)
  const all = report?.ok === false ? report.faults : faults
  const undo = mayBeUndone(one)
    ? { words: undoWords(kommun.name, one.year), why: whyKept(await orders.resting(deps.db, one)), fault: fault ?? null, sent }
    : null
  const model = {
    title: `Tidigare svar: ${kommun.name} ${one.year}`,
    section: 'omgangar' as const,
    rehearsal: one.rehearsal,
    refused: fault !== undefined,
    scripts: ['follow.js'],
    kommun: kommun.name,
    year: one.year,
    survey: inLanguage(survey.title, 'sv'),
    days: `${day(one.opensOn)} till och med ${day(one.closesOn)}`,
    from: await provenanceOf(deps.db, one),
    home,
    here,
    job,
    state: stateOf(one, job, all.length > 0),
    isLoose: ['received', 'scanned', 'mapped', 'checked', 'ordered'].includes(one.state),
    faults: all,
    preview: report?.ok ? previewOf(report, survey, names) : null,
    round: one.state === 'whole' ? `/omgangar/${one.roundId}` : null,
    undo,
  }
  show(req, res, 'inlasning/import', model, fault === undefined ? 200 : 422)
}

function stateOf({ state }: Import, job: Job | null, isFaulty: boolean): Pages['inlasning/import']['state'] {
  if (job?.state === 'queued' || job?.state === 'running') return 'under way'
  if (job?.state === 'failed') return 'failed'
  if (state === 'whole' || state === 'undone') return state
  if (state === 'checked') return isFaulty ? 'faulty' : 'right'
  return state === 'scanned' ? 'unreadable' : 'failed'
}

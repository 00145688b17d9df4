import { join } from 'node:path'
import type { Request, Response } from 'express'
import { FEWEST } from '../../domain/extracts/coarsening.ts'
import { DIALECTS, FORMS } from '../../domain/extracts/ordering.ts'
import { type Coarsened, type Made, type Manifest, TRAITS } from '../../domain/extracts/package.ts'
import { SOURCES } from '../../domain/extracts/sheet.ts'
import { wordsOf } from '../../domain/form.ts'
import { count, instant } from '../../domain/format.ts'
import type { Job } from '../../domain/job.ts'
import { notFound } from '../../domain/problem.ts'
import * as jobs from '../../store/jobs.ts'
import { folderOf } from '../../work/extract/folder.ts'
import { attachment } from '../attachment.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { extractOf, placeOf } from './place.ts'

/** The most rows Excel shows. */
const EXCEL_ROWS = 1_048_576

declare module '../show.ts' {
  interface Pages {
    'mikrodata/extract': {
      readonly kommun: string
      readonly year: number
      readonly home: string
      readonly here: string
      readonly what: string
      readonly purpose: string
      readonly uncoarsened: boolean
      readonly fewest: number
      /** How far the making has come; null when it is done or was forgotten. */
      readonly job: Job | null
      readonly state: 'ready' | 'under way' | 'failed' | 'gone'
      readonly keptUntil: string
      readonly files: readonly (Made & { readonly size: string })[]
      readonly coarsened: readonly Explained[]
      readonly isTooLongForExcel: boolean
      /** The answers have been counted anew since. */
      readonly isOutdated: boolean
    }
  }
}

/** What was coarsened in the file of one way in, in words. */
interface Explained {
  readonly source: string
  readonly people: number
  /** Null when they were too few for a file. */
  readonly steps: readonly { readonly trait: string; readonly people: number }[] | null
}

/** One extract: how far the making of its files has come, then the files, what each must come to, and what was coarsened in them. */
export async function page(deps: Deps, req: Request<{ kommun: string; ar: string; utdrag: string }>, res: Response): Promise<void> {
  const place = await placeOf(deps, req)
  const job = (await jobs.latest(deps.db, 'extract', req.params.utdrag)) ?? null // before the manifest: what ends in between is there
  const { order, manifest, keptUntil } = await extractOf(deps, place, req.params.utdrag)
  const { kommun, round, snapshot, home } = place
  show(req, res, 'mikrodata/extract', {
    title: `Mikrodata: ${kommun.name} ${round.year}, filer`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    scripts: ['follow.js'],
    kommun: kommun.name,
    year: round.year,
    home,
    here: `${home}/${order.id}`,
    what: `${wordsOf(FORMS, order.form)}. ${wordsOf(DIALECTS, order.dialect)}.`,
    purpose: order.purpose,
    uncoarsened: order.uncoarsened,
    fewest: FEWEST,
    job,
    state: stateOf(manifest, job),
    keptUntil: keptUntil === null ? '' : instant(keptUntil),
    files: (manifest?.files ?? []).map((file) => ({ ...file, size: `${count(file.bytes)} byte` })),
    coarsened: (manifest?.coarsened ?? []).map(explained),
    isTooLongForExcel: manifest?.files.some(({ rows }) => (rows ?? 0) >= EXCEL_ROWS) ?? false,
    isOutdated: manifest !== undefined && manifest.snapshotId !== snapshot.id,
  })
}

/** Begins again to make files that were not made. */
export async function again(deps: Deps, req: Request<{ kommun: string; ar: string; utdrag: string }>, res: Response): Promise<void> {
  const place = await placeOf(deps, req)
  const { order, manifest } = await extractOf(deps, place, req.params.utdrag)
  if (!manifest) await deps.jobs.start('extract', order.id)
  res.redirect(303, `${place.home}/${order.id}`)
}

/** One file of an extract. Can be fetched in parts, so that a fetching that was broken off goes on where it stopped. */
export async function file(
  deps: Deps,
  req: Request<{ kommun: string; ar: string; utdrag: string; fil: string }>,
  res: Response,
): Promise<void> {
  const place = await placeOf(deps, req)
  const { order, manifest } = await extractOf(deps, place, req.params.utdrag)
  const made = manifest?.files.find(({ name }) => name === req.params.fil)
  if (!made) throw notFound()
  const details = { year: place.round.year, order: order.id, file: made.name, uncoarsened: order.uncoarsened }
  // A fetching that goes on where it stopped is told again: nobody can know how much of it reached the one who asked.
  await tell(deps, req, place.kommun.id, { what: 'took microdata', details })
  const path = join(await folderOf(deps.db, order.id), made.name)
  res.set({
    'Content-Type': MEDIA_TYPES[made.name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8',
    'Content-Disposition': attachment(made.name),
    ETag: `"${made.sha256}"`,
    // Nothing on the way may pack the file: its length and parts are counted in the bytes of the manifest.
    'Cache-Control': 'no-store, no-transform',
  })
  await send(res, path, made.bytes)
}

/** Sends a file, or the part of it that was asked for. Resolves too when the visitor leaves before its end. */
function send(res: Response, path: string, bytes: number): Promise<void> {
  return new Promise((sent, failed) => {
    res.sendFile(path, { cacheControl: false, lastModified: false, dotfiles: 'allow' }, (error) => {
      if (!error || res.headersSent) return sent()
      if (!('status' in error) || error.status !== 416) return failed(error)
      res.status(416).set('Content-Range', `bytes */${bytes}`).end() // a part beyond the end: the one who asks has it all
      sent()
    })
  })
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

function stateOf(manifest: Manifest | undefined, job: Job | null): 'ready' | 'under way' | 'failed' | 'gone' {
  if (manifest) return 'ready'
  if (job?.state === 'failed') return 'failed'
  return job?.state === 'queued' || job?.state === 'running' ? 'under way' : 'gone'
}

const explained = ({ source, people, steps }: Coarsened): Explained => ({
  source: SOURCES[source].words,
  people,
  steps: steps?.map((step) => ({ trait: TRAITS[step.trait], people: step.people })) ?? null,
})

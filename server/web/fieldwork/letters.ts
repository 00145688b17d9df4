import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { LETTER_KINDS, type LetterKind } from '../../domain/audit/events.ts'
import { MINIMUM_DRAWN } from '../../domain/draw/frame.ts'
import { added } from '../../domain/fieldwork/rates.ts'
import { type Choice, type FieldFault, FormReader, type Sent } from '../../domain/form.ts'
import { count, day } from '../../domain/format.ts'
import { isUnderWay, type Job } from '../../domain/job.ts'
import { LONGEST_CONTACT } from '../../domain/letters/letter.ts'
import { MAILING_WORDS, MAILINGS, type MailingNumber } from '../../domain/letters/mailing.ts'
import { notDrawn, notFound } from '../../domain/problem.ts'
import { LETTER_DAYS } from '../../domain/retention.ts'
import type { Round } from '../../domain/round.ts'
import * as codes from '../../store/codes.ts'
import * as draws from '../../store/draws.ts'
import * as jobs from '../../store/jobs.ts'
import * as mailings from '../../store/mailings.ts'
import { filesIn, folderOf } from '../../work/letters/files.ts'
import { orderOf, place } from '../../work/letters/order.ts'
import { rangeOf } from '../../work/letters/sheets.ts'
import { attachment } from '../attachment.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { type Printed, printedForms } from '../rounds/paper.ts'
import { roundFor } from '../rounds/standing.ts'
import { show } from '../show.ts'
import { notedWords, takeReturns } from './returns.ts'

type Address = Request<{ id: string }>

declare module '../show.ts' {
  interface Pages {
    'falt/utskick': {
      readonly roundId: string
      readonly round: string
      readonly job: Job | undefined
      readonly sent: readonly { readonly name: string; readonly day: string; readonly sheets: string }[]
      /** The questionnaire to print, in each language. */
      readonly forms: readonly Printed[]
      readonly files: readonly { readonly name: string; readonly href: string }[]
      readonly days: number
      readonly mailings: readonly Choice[]
      readonly kinds: readonly Choice[]
      /** What has just been noted of returned letters; null when nothing has. */
      readonly noted: string | null
      readonly value: Sent
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

const KINDS: Readonly<Record<LetterKind, string>> = {
  pdf: 'Brev att trycka (PDF)',
  merge: 'Fil för koppling av utskick (CSV)',
  messages: 'Lista med SMS eller e-post (CSV)',
}

/** The letters of a round: ordering a mailing, taking its files to the printer, and noting letters that came back. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/utskick', async (req: Address, res) => {
    const { round, kommun } = await roundFor(deps, req, 'run fieldwork', req.params.id)
    await showPage(deps, req, res, { round, kommun: kommun.name }, await asLast(deps, round))
  })
  router.post('/omgangar/:id/utskick', (req: Address, res) => order(deps, req, res))
  router.get('/omgangar/:id/utskick/:fil', (req: Request<{ id: string; fil: string }>, res) => file(deps, req, res))
  router.post('/omgangar/:id/returer', async (req: Address, res) => {
    const { round, kommun } = await roundFor(deps, req, 'run fieldwork', req.params.id)
    const taken = await takeReturns(deps, req, round)
    if (taken.ok) return res.redirect(303, `/omgangar/${round.id}/utskick?noterade=${taken.letters}`)
    return showPage(deps, req, res, { round, kommun: kommun.name }, sentForm(req), taken.faults)
  })
  return router
}

/** What was ordered last stands in the form: the contact is seldom another the second time. */
async function asLast({ db }: Deps, round: Round): Promise<Sent> {
  const [order, sent] = [await orderOf(db, round.id), await mailings.ofRound(db, round.id)]
  const next = Math.min((sent.at(-1)?.number ?? 0) + 1, MAILINGS.length)
  const fields = new Map([
    ['utskick', String(next)],
    ['slag', order?.kind ?? 'pdf'],
    ['kontakt', order?.contact ?? ''],
  ])
  return (field) => fields.get(field) ?? ''
}

async function order(deps: Deps, req: Address, res: Response): Promise<void> {
  const { staff, round, kommun } = await roundFor(deps, req, 'run fieldwork', req.params.id)
  if (!(await draws.ofRound(deps.db, round.id))) throw notDrawn()
  const sent = sentForm(req)
  const form = new FormReader(sent)
  const mailing = form.choice('utskick', MAILING_CHOICES, { ask: 'Välj vilket utskick det gäller.' })
  const kind = form.choice('slag', KIND_CHOICES, { ask: 'Välj vad som ska göras.' })
  const contact = form
    .words('kontakt', { label: 'Kontakt', longest: LONGEST_CONTACT, blank: 'Skriv vem man kan fråga.' })
    .replace(/\s+/g, ' ')
  const sheet = (field: string) =>
    sent(field).trim() === '' ? null : form.whole(field, { from: 1, to: 10_000_000, ask: 'Skriv ett arknummer, 1 eller större.' })
  const [from, to] = [sheet('fran') ?? 1, sheet('till')]
  if (to !== null && to < from) form.refuse('till', 'Det sista arket ska inte komma före det första.')
  else if (await isTooFew(deps, round, { from, to }))
    form.refuse(to === null ? 'fran' : 'till', `Ta minst ${MINIMUM_DRAWN} ark. Annars skulle filen visa vem som har svarat.`)
  if (form.faults.length > 0) return showPage(deps, req, res, { round, kommun: kommun.name }, sent, form.faults)
  const { baseUrl } = deps.config
  // Both were found among the choices.
  await place(deps.db, round.id, {
    staffId: staff.id,
    mailing: Number(mailing) as MailingNumber,
    kind: kind as LetterKind,
    contact,
    baseUrl,
    from,
    to,
  })
  await jobs.forgetFailed(deps.db, 'letters', round.id)
  await deps.jobs.start('letters', round.id)
  res.redirect(303, `/omgangar/${round.id}/utskick`)
}

// The numbers of single sheets stand on letters that somebody has: whether one is left out is nothing to ask for.
async function isTooFew({ db }: Deps, { id }: Round, asked: { readonly from: number; readonly to: number | null }): Promise<boolean> {
  const { from, to } = rangeOf(asked, added(await codes.cells(db, id)).drawn)
  return to - from + 1 < MINIMUM_DRAWN
}

const MAILING_CHOICES: readonly Choice[] = MAILINGS.map((number) => ({
  value: String(number),
  words: `${number}. ${MAILING_WORDS[number]}`,
}))
const KIND_CHOICES: readonly Choice[] = LETTER_KINDS.map((kind) => ({ value: kind, words: KINDS[kind] }))

/** One file of the latest mailing, as it goes to the printer. That it was taken is told in the trail. */
async function file(deps: Deps, req: Request<{ id: string; fil: string }>, res: Response): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'run fieldwork', req.params.id)
  const folder = await folderOf(deps.db, round.id)
  const [found, ordered] = [(await filesIn(folder)).find(({ name }) => name === req.params.fil), await orderOf(deps.db, round.id)]
  if (!found || !ordered) throw notFound()
  const { mailing, kind } = ordered
  await tell(deps, req, kommun.id, { what: 'took letters', details: { year: round.year, mailing, kind } })
  res.set({
    'Content-Type': kind === 'pdf' ? 'application/pdf' : 'text/csv; charset=utf-8',
    'Content-Disposition': attachment(found.name),
    'Content-Length': String(found.bytes),
  })
  await pipeline(createReadStream(join(folder, found.name)), res)
}

interface Of {
  readonly round: Round
  readonly kommun: string
}

async function showPage(
  deps: Deps,
  req: Request,
  res: Response,
  { round, kommun }: Of,
  value: Sent,
  faults: readonly FieldFault[] = [],
): Promise<void> {
  const { db } = deps
  if (!(await draws.ofRound(db, round.id))) throw notDrawn()
  const job = await jobs.latest(db, 'letters', round.id)
  const isMade = job?.state === 'done'
  const survey = deps.surveys.get(round.surveyId)
  const model = {
    title: `Utskick: ${kommun} ${round.year}`,
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: faults.length > 0,
    scripts: job && isUnderWay(job) ? ['follow.js'] : [],
    roundId: round.id,
    round: `${kommun} ${round.year}`,
    job,
    sent: (await mailings.ofRound(db, round.id)).map(({ number, sentOn, sheets }) => ({
      name: `${number}. ${MAILING_WORDS[number as MailingNumber]}`,
      day: day(sentOn),
      sheets: count(sheets),
    })),
    forms: survey ? printedForms(round, survey) : [],
    files: (isMade ? await filesIn(await folderOf(db, round.id)) : []).map(({ name }) => ({
      name,
      href: `/omgangar/${round.id}/utskick/${name}`,
    })),
    days: LETTER_DAYS,
    mailings: MAILING_CHOICES,
    kinds: KIND_CHOICES,
    noted: notedWords(sentQuery(req)('noterade')),
    value,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'falt/utskick', model, faults.length > 0 ? 422 : 200)
}

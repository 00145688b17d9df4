import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import { person } from '../../domain/audit/events.ts'
import type { Choice, FieldFault } from '../../domain/form.ts'
import { count, instant } from '../../domain/format.ts'
import { type Import, isPending, type State } from '../../domain/imports/import.ts'
import { readWish, type WishReading } from '../../domain/imports/wish.ts'
import { IMPORT_DAYS } from '../../domain/retention.ts'
import { localDate } from '../../domain/round.ts'
import type { Staff } from '../../domain/staff.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import * as imports from '../../store/imports.ts'
import { groundOf } from '../../work/import/ground.ts'
import { bring } from '../../work/import/order.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { LARGEST, largeFile } from '../upload.ts'

type Address = Request<{ kommun: string }>

declare module '../show.ts' {
  interface Pages {
    'inlasning/choose': {
      readonly kommun: string
      readonly home: string
      readonly surveys: readonly Choice[]
      readonly days: number
      readonly largest: string
      readonly sent: Readonly<Record<'enkat' | 'forsta' | 'sista' | 'ovning', string>>
      readonly known: readonly {
        readonly href: string
        readonly year: number
        readonly file: string
        readonly when: string
        readonly state: string
      }[]
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** The form that takes a file with answers of an earlier year, and what has been read in before. */
export async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  const { staff, kommun } = await kommunFor(deps, req, 'import answers', req.params.kommun)
  await ask(deps, req, res, { staff, kommun })
}

/** Takes a file as it comes, lays it beside the database and looks it through. A refused one leaves nothing. */
export async function bringFile(deps: Deps, req: Address, res: Response): Promise<void> {
  const { staff, kommun } = await kommunFor(deps, req, 'import answers', req.params.kommun)
  const ground = await groundOf(deps.db, deps.surveys, kommun, localDate(deps.now()))
  const wish = (): WishReading => {
    const sent = sentForm(req)
    return readWish({ survey: sent('enkat'), opensOn: sent('forsta'), closesOn: sent('sista'), rehearsal: sent('ovning') === 'ja' }, ground)
  }
  const upload = await largeFile(req, res, 'fil', async (fileName, pieces) => {
    const reading = wish()
    if (reading.ok && fileName !== '')
      return bring(deps.db, reading.wanted, { fileName, staffId: staff.id, by: person(staff.id), at: deps.now() }, pieces)
    for await (const _ of pieces); // what is not wanted is let go by, so that the form can be read to its end
    return undefined
  })
  if (upload.ok && upload.taken !== undefined) {
    await deps.jobs.start('import', upload.taken)
    return res.redirect(303, `/inlasning/${kommun.slug}/${upload.taken}`)
  }
  const reading = wish()
  const faults = [
    ...(reading.ok ? [] : reading.faults),
    upload.ok ? { field: 'fil', sentence: reading.ok ? 'Välj filen med svar.' : 'Välj filen igen när resten är rättat.' } : upload.fault,
  ]
  await ask(deps, req, res, { staff, kommun }, faults)
}

async function ask(
  deps: Deps,
  req: Request,
  res: Response,
  { staff, kommun }: { readonly staff: Staff; readonly kommun: Area },
  faults: readonly FieldFault[] = [],
): Promise<void> {
  const today = localDate(deps.now())
  const ground = await groundOf(deps.db, deps.surveys, kommun, today)
  const possible = [...deps.surveys.values()].filter(({ year }) => !ground.takenYears.has(year) && `${year}` <= today)
  const all = await imports.ofKommun(deps.db, kommun.id)
  const sent = sentForm(req)
  const model = {
    title: `Läs in tidigare svar: ${kommun.name}`,
    section: 'omgangar' as const,
    refused: faults.length > 0,
    kommun: kommun.name,
    home: `/inlasning/${kommun.slug}`,
    surveys: possible.map((survey) => ({ value: survey.id, words: `${survey.year}: ${inLanguage(survey.title, 'sv')}` })),
    days: IMPORT_DAYS,
    largest: count(LARGEST / 1_000_000),
    sent: { enkat: sent('enkat'), forsta: sent('forsta'), sista: sent('sista'), ovning: sent('ovning') },
    known: all.filter((one) => !isPending(one) || one.staffId === staff.id).map((one) => lineOf(one, kommun)),
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'inlasning/choose', model, faults.length > 0 ? 422 : 200)
}

const lineOf = ({ id, year, fileName, begunAt, state, people }: Import, { slug }: Area) => ({
  href: `/inlasning/${slug}/${id}`,
  year,
  file: fileName,
  when: instant(begunAt),
  state: state === 'whole' ? `Inläst: ${count(people ?? 0)} svar` : STATES[state],
})

const STATES: Readonly<Record<Exclude<State, 'whole'>, string>> = {
  received: 'Läses igenom',
  scanned: 'Väntar på att du säger vad kolumnerna betyder',
  mapped: 'Granskas',
  checked: 'Granskad, inte inläst',
  ordered: 'Läses in',
  arriving: 'Läses in',
  leaving: 'Tas bort',
  undone: 'Ångrad',
}

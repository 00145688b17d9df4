import { randomInt, randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Area } from '../../domain/area.ts'
import * as code from '../../domain/code.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import { askable, bygoneFaults, type Days, type Planning, plan, suggestion, type Wish } from '../../domain/new-round.ts'
import { Problem, roundExists } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { inLanguage, type Survey } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import * as draws from '../../store/draws.ts'
import * as rounds from '../../store/rounds.ts'
import { kommunerFor, kommunFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/kommun': { readonly kommuner: readonly { readonly name: string; readonly address: string }[] }
    'omgangar/ny': {
      readonly kommun: string
      readonly slug: string
      /** The surveys to choose among; none when each has its round. */
      readonly surveys: readonly Choice[]
      /** The year of the round that the suggestion was made from; null without one. */
      readonly from: number | null
      readonly value: Sent
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** Making a round: next year's from last year's. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/ny', (req, res) => ask(deps, req, res))
  router.post('/omgangar/ny', (req, res) => make(deps, req, res))
  return router
}

/** What a new round of a kommun begins from. */
interface Setting {
  readonly kommun: Area
  /** The newest round that stands. */
  readonly last: Round | undefined
  readonly surveys: readonly Survey[]
}

async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const slug = sentQuery(req)('kommun')
  const { kommuner } = await kommunerFor(deps, req, 'make rounds')
  const [only, another] = kommuner
  if (slug === '' && only && another) {
    const ways = kommuner.map(({ name, slug }) => ({ name, address: `/omgangar/ny?kommun=${slug}` }))
    return show(req, res, 'omgangar/kommun', { title: 'Ny omgång', section: 'omgangar', kommuner: ways })
  }
  const { kommun } = await kommunFor(deps, req, 'make rounds', slug || (only?.slug ?? ''))
  const setting = await settingOf(deps, kommun)
  showForm(req, res, setting, await suggested(deps, setting))
}

async function settingOf({ db, surveys }: Deps, kommun: Area): Promise<Setting> {
  const all = await rounds.ofKommun(db, kommun.id)
  return { kommun, last: all.find(({ cancelledOn }) => cancelledOn === null), surveys: askable(surveys, all) }
}

// What was chosen stays on a refused page, also when somebody has made its round meanwhile.
const withChosen = (setting: Setting, survey: Survey | undefined): Setting =>
  survey === undefined || setting.surveys.includes(survey) ? setting : { ...setting, surveys: [survey, ...setting.surveys] }

async function suggested({ db }: Deps, { last, surveys }: Setting): Promise<Sent> {
  const areaCodes = last !== undefined && (await rounds.hasCodes(db, last.id))
  const sample = last !== undefined && (await draws.ofRound(db, last.id)) !== undefined
  const found = suggestion(last, { areaCodes, sample }, surveys)
  const ticked = (on: boolean | undefined) => (on ? 'ja' : '')
  const fields = new Map([
    ['enkat', found?.surveyId],
    ['oppnar', found?.opensOn],
    ['stanger', found?.closesOn],
    ['resultat', found?.resultsOn],
    ['urval', ticked(found?.sample)],
    ['koder', ticked(found?.areaCodes)],
    ['oppen', ticked(found?.openLink)],
    ['ovning', ticked(found?.rehearsal)],
    ['forseglad', ticked(found?.sealed)],
  ])
  return (field) => fields.get(field) ?? ''
}

async function make(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  const { kommun } = await kommunFor(deps, req, 'make rounds', sent('kommun'))
  const survey = deps.surveys.get(sent('enkat'))
  const setting = withChosen(await settingOf(deps, kommun), survey)
  const wish = { ...wishOf(sent), kommun, survey }
  const inside = wish.survey ? await areas.namesBelow(deps.db, kommun.id, wish.survey.year) : []
  const planning = planned(wish, inside, localDate(deps.now()))
  if (!planning.ok) return showForm(req, res, setting, sent, planning.faults)

  const codes = wish.areaCodes ? inside.map(({ id }) => ({ areaId: id, code: code.make((below) => randomInt(below)) })) : []
  const entry = entryOf(deps, req, kommun.id, { what: 'added round', details: { year: planning.round.year } })
  try {
    await audit.recording(deps.db, entry, async (db) => {
      await rounds.addWithCodes(db, planning.round, codes)
      return true
    })
  } catch (error) {
    // Somebody else was first: what was typed stays on the page.
    if (!(error instanceof Problem) || error.code !== roundExists().code) throw error
    return showForm(req, res, setting, sent, [{ field: 'enkat', sentence: error.message }], 409)
  }
  res.redirect(303, `/omgangar/${planning.round.id}?ny=1`)
}

function wishOf(sent: Sent): Days & Pick<Wish, 'areaCodes' | 'sample' | 'openLink' | 'rehearsal' | 'sealed'> {
  const on = (field: string) => sent(field) === 'ja'
  const days = { opensOn: sent('oppnar').trim(), closesOn: sent('stanger').trim(), resultsOn: sent('resultat').trim() }
  return { ...days, areaCodes: on('koder'), sample: on('urval'), openLink: on('oppen'), rehearsal: on('ovning'), sealed: on('forseglad') }
}

function planned(wish: Wish, inside: readonly Pick<Area, 'id'>[], today: string): Planning {
  const planning = plan(wish, inside, randomUUID())
  const bygone = bygoneFaults(wish, today)
  if (bygone.length === 0) return planning
  return { ok: false, faults: [...(planning.ok ? [] : planning.faults), ...bygone] }
}

function showForm(req: Request, res: Response, setting: Setting, value: Sent, faults: readonly FieldFault[] = [], status = 422): void {
  const { kommun, last, surveys } = setting
  const model = {
    title: `Ny omgång i ${kommun.name}`,
    section: 'omgangar' as const,
    refused: faults.length > 0,
    kommun: kommun.name,
    slug: kommun.slug ?? '',
    surveys: surveys.map(({ id, title }) => ({ value: id, words: inLanguage(title, 'sv') })),
    from: last?.year ?? null,
    value,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'omgangar/ny', model, faults.length > 0 ? status : 200)
}

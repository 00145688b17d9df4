import type { Request, Response } from 'express'
import { written } from '../../domain/code.ts'
import { mayBeCounted, uncountable } from '../../domain/counting/countable.ts'
import { waitingWords, whyWaiting } from '../../domain/counting/waiting.ts'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import { day } from '../../domain/format.ts'
import type { Job } from '../../domain/job.ts'
import { takesForms } from '../../domain/paper/taking.ts'
import { stillSealed } from '../../domain/problem.ts'
import { SOURCE_WORDS } from '../../domain/reading/queue.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { changeable } from '../../domain/round-change.ts'
import { KEEPER_WORDS, mayBeOpened } from '../../domain/sealing/seal.ts'
import { may } from '../../domain/staff.ts'
import { inLanguage } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as draws from '../../store/draws.ts'
import * as jobs from '../../store/jobs.ts'
import * as rounds from '../../store/rounds.ts'
import * as seals from '../../store/sealing/seals.ts'
import * as texts from '../../store/texts.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { importedWords } from '../imports/place.ts'
import { standingOf as standingOfReading } from '../reading/progress.ts'
import { show } from '../show.ts'
import { groundOf } from './end.ts'
import { ENDINGS } from './endings.ts'
import { type PreparationList, preparationOf } from './preparation.ts'
import { roundFor, type Standing, standingOf } from './standing.ts'

/** What can be done about counting a round, and by this person. */
type Counting = 'under way' | 'stopped short' | 'sealed' | 'to do' | 'for others to do' | 'all counted' | 'not closed' | 'cancelled'

declare module '../show.ts' {
  interface Pages {
    'omgangar/round': Standing & {
      readonly kommun: string
      /** The kommun and the year as they stand in addresses: 'varberg/2026'. */
      readonly place: string
      readonly survey: string
      readonly results: string
      readonly openFor: string
      /** What has just been done with the round, in a sentence; null when nothing has. */
      readonly done: string | null
      /** What is to be in place before it opens; null once it has closed, and for those who do not make rounds. */
      readonly preparation: PreparationList | null
      /** The ways to change the round, or to end it before its time, that are open to this person. */
      readonly ways: readonly { readonly address: string; readonly name: string }[]
      readonly counting: Counting
      /** Answers that came after the last counting: how many in words, and why they may have to wait; null when none did. */
      readonly waiting: { readonly words: string; readonly why: readonly string[] } | null
      readonly job: Job | undefined
      /** How its urn is sealed, in sentences; none for answers that were read from a file and never lay in one. */
      readonly urn: readonly string[]
      /** Where the answers came from, when they were read from a file; else null. */
      readonly imported: string | null
      readonly maySeeLagesbild: boolean
      readonly mayPublish: boolean
      /** Where this person reads what people wrote in their own words, and how far that has come in a sentence; null for those who may not, and when nobody wrote anything. */
      readonly reading: { readonly address: string; readonly words: string } | null
      readonly mayErase: boolean
      /** The server has another key than the round's codes were made with; told to those who run the fieldwork. */
      readonly otherKey: boolean
      /** Forms on paper can be keyed now, by whoever reads the page. */
      readonly mayKey: boolean
      /** Null for those who may not see codes, and once they open nothing; empty when there are none. */
      readonly codes: readonly { readonly area: string; readonly code: string }[] | null
    }
  }
}

/** One round: its dates, how many have answered, its codes, and its counting. */
export async function page(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { staff, round, kommun } = await roundFor(deps, req, 'see rounds', id)
  const standing = await standingOf(deps, round)
  const job = await latestJob(deps, standing)
  const imported = await importedWords(deps.db, round.id)
  const codes = await codesOf(deps, round)
  const survey = deps.surveys.get(round.surveyId)
  const maySeeCodes = may(staff, 'see codes', kommun.id) && round.cancelledOn === null
  const mayMake = may(staff, 'make rounds', kommun.id)
  const place = `${kommun.slug}/${round.year}`
  if (maySeeCodes && codes.length > 0) await tell(deps, req, kommun.id, { what: 'saw codes', details: { year: round.year } })
  show(req, res, 'omgangar/round', {
    ...standing,
    title: `${kommun.name} ${round.year}`,
    section: 'omgangar',
    rehearsal: round.rehearsal,
    kommun: kommun.name,
    place,
    survey: survey ? inLanguage(survey.title, 'sv') : round.surveyId,
    results: day(round.resultsOn),
    openFor: openFor(round, { areaCodes: codes.length > 0, sample: (await draws.ofRound(deps.db, round.id)) !== undefined }),
    done: doneOf(req, round),
    preparation: mayMake ? await preparationOf(deps, round, place) : null,
    ways: mayMake ? await waysOf(deps, round, standing.received) : [],
    counting: countingOf(standing, job, may(staff, 'count rounds', kommun.id), localDate(deps.now())),
    waiting: waitingOf(deps, standing),
    job,
    urn: imported === null ? urnWords(standing) : [],
    imported,
    maySeeLagesbild: may(staff, 'see lagesbild', kommun.id),
    mayPublish: may(staff, 'publish lagesbild', kommun.id),
    reading: may(staff, 'read texts', kommun.id) ? await readingOf(deps, round.id, place) : null,
    mayErase: may(staff, 'erase words', kommun.id),
    otherKey: may(staff, 'run fieldwork', kommun.id) && !(await draws.keyFits(deps.db, deps.codeKey, round.id)),
    mayKey: may(staff, 'key forms', kommun.id) && takesForms(round, standing, localDate(deps.now())),
    codes: maySeeCodes ? codes : null,
  })
}

async function readingOf({ db }: Deps, roundId: string, place: string) {
  const { texts: written, words } = await standingOfReading(db, texts.queueOf(roundId))
  return written === 0 ? null : { address: `/lasning/${place.replace('/', `/${SOURCE_WORDS.survey.address}-`)}`, words }
}

/** Begins to count a round, or finds the counting that is under way, and shows how far it has come. */
export async function count(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'count rounds', id)
  const seal = await seals.ofRound(deps.db, round.id)
  if (round.sealed && seal?.state !== 'opened') throw stillSealed()
  if (!round.sealed && !mayBeCounted(round, localDate(deps.now()))) throw uncountable(round)
  await tell(deps, req, kommun.id, { what: 'began counting', details: { year: round.year } })
  res.redirect(303, `/jobb/${await deps.jobs.start('count', round.id)}`)
}

function waitingOf({ config }: Deps, { snapshot, inUrn }: Standing) {
  const fewest = (config.rules ?? MINIMUM).bases
  return snapshot && inUrn > 0 ? { words: waitingWords(inUrn, fewest), why: whyWaiting(fewest) } : null
}

// Opening a sealed urn ends with counting it: until it has been opened, that is the work there is.
async function latestJob({ db }: Deps, { round, seal }: Standing): Promise<Job | undefined> {
  const opening = round.sealed ? await jobs.latest(db, 'open', round.id) : undefined
  if (round.sealed && (seal?.state !== 'opened' || opening?.state !== 'done')) return opening
  return (await jobs.latest(db, 'count', round.id)) ?? opening
}

function urnWords({ round, snapshot, seal }: Standing): readonly string[] {
  if (!round.sealed && snapshot) return ['Oförseglad, och räknad.']
  if (!round.sealed) return ['Oförseglad. Svaren kan läsas innan de räknas, och invånarna får veta det.']
  if (round.cancelledOn !== null) return ['Tömd: omgången är inställd.']
  if (!seal) return ['Inte förseglad än. Enkäten öppnar inte förrän den är det.']
  if (seal.state === 'opened') return ['Öppnad. Koderna, nyckeln och det som låg förseglat är förstört.']
  if (seal.state !== 'sealed') return ['Stängd. Den håller på att öppnas och tar inte emot fler svar.']
  return ['Förseglad. Ingen kan läsa svaren förrän den öppnas.', `Återställningsbladet förvaras ${KEEPER_WORDS[seal.keeper]}.`]
}

function countingOf({ round, snapshot, inUrn, seal }: Standing, job: Job | undefined, mayCount: boolean, today: string): Counting {
  if (round.cancelledOn !== null) return 'cancelled'
  if (job?.state === 'queued' || job?.state === 'running') return 'under way'
  const isSealed = round.sealed && seal?.state !== 'opened'
  if (isSealed ? !seal || !mayBeOpened(round, seal, today) : !round.sealed && !mayBeCounted(round, today)) return 'not closed'
  if (isSealed && mayCount) return 'sealed'
  if (job?.state !== 'failed' && snapshot && inUrn === 0) return 'all counted'
  if (!mayCount) return 'for others to do'
  return job?.state === 'failed' ? 'stopped short' : 'to do'
}

function doneOf(req: Request, { closesOn }: Round): string | null {
  const query = sentQuery(req)
  const sentences = {
    ny: 'Omgången är upplagd. Gå igenom listan här nedanför innan den öppnar.',
    andrad: 'Omgången är ändrad.',
    stangd: `Sista svarsdag är nu ${day(closesOn)}.`,
    forseglad: 'Urnan är förseglad.',
    installd: 'Omgången är inställd och svaren är förstörda.',
  }
  return Object.entries(sentences).find(([field]) => query(field) !== '')?.[1] ?? null
}

async function waysOf(deps: Deps, round: Round, received: number): Promise<readonly { readonly address: string; readonly name: string }[]> {
  const ground = await groundOf(deps, round, received)
  const change = changeable(round, ground.fixed, ground.today) === 'nothing' ? [] : [{ path: 'andra', name: 'Ändra dagarna' }]
  const endings = ENDINGS.filter((ending) => ending.mayBeDone(ground))
  return [...change, ...endings].map(({ path, name }) => ({ address: `/omgangar/${round.id}/${path}`, name }))
}

function openFor({ openLink }: Round, ways: { readonly areaCodes: boolean; readonly sample: boolean }): string {
  const codes = [...(ways.sample ? ['en egen kod'] : []), ...(ways.areaCodes ? ['områdets kod'] : [])].join(' eller ')
  if (codes === '') return openLink ? 'Alla, utan kod' : 'Ingen än: inget urval är draget'
  return openLink ? `Alla, med ${codes} eller utan. Svaren med och utan kod redovisas var för sig.` : `Den som har ${codes}`
}

async function codesOf({ db }: Deps, round: Round): Promise<readonly { readonly area: string; readonly code: string }[]> {
  const [codes, inside] = await Promise.all([rounds.areaCodes(db, round.id), areas.below(db, round.kommunId, round.year)])
  const codeIn = new Map(codes.map(({ areaId, code }) => [areaId, written(code)]))
  return inside.flatMap(({ id, name }) => {
    const code = codeIn.get(id)
    return code === undefined ? [] : [{ area: name, code }]
  })
}

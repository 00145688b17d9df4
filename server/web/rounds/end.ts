import { type Request, type Response, Router } from 'express'
import type { FieldFault } from '../../domain/form.ts'
import { roundMoved } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { seenAs } from '../../domain/round-change.ts'
import * as audit from '../../store/audit.ts'
import { settle } from '../../store/database.ts'
import * as roundChanges from '../../store/round-changes.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { ENDINGS, type Ending, type Ground } from './endings.ts'
import { roundFor, standingOf } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/avsluta': {
      readonly roundId: string
      readonly round: string
      readonly ending: Pick<Ending, 'path' | 'name' | 'keep' | 'typed'>
      readonly means: readonly string[]
      /** How the round stood when this page was made. */
      readonly seen: string
      /** What was typed to say which round is meant. */
      readonly typed: string
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** Ending a round before its time: each way first says what it means, and asks. */
export function routes(deps: Deps): Router {
  const router = Router()
  for (const ending of ENDINGS) {
    router.get(`/omgangar/:id/${ending.path}`, async (req, res) => ask(req, res, ending, await settingOf(deps, req, ending)))
    router.post(`/omgangar/:id/${ending.path}`, (req, res) => end(deps, req, res, ending))
  }
  return router
}

/** What an ending of a round is judged by today. */
export async function groundOf(deps: Deps, round: Round, received: number): Promise<Ground> {
  const { isFixed, isUnanswered, mayBeCancelled } = roundChanges
  const [fixed, unanswered, cancellable] = [
    await isFixed(deps.db, round.id),
    await isUnanswered(deps.db, round.id),
    await mayBeCancelled(deps.db, round.id),
  ]
  return { round, today: localDate(deps.now()), received, unanswered, fixed, cancellable }
}

interface Setting {
  readonly kommun: { readonly id: string; readonly name: string }
  readonly ground: Ground
}

async function settingOf(deps: Deps, req: Request, ending: Ending): Promise<Setting> {
  const { round, kommun } = await roundFor(deps, req, 'make rounds', String(req.params.id))
  const { received } = await standingOf(deps, round)
  const ground = await groundOf(deps, round, received)
  if (!ending.mayBeDone(ground)) throw roundMoved()
  return { kommun, ground }
}

async function end(deps: Deps, req: Request, res: Response, ending: Ending): Promise<void> {
  const sent = sentForm(req)
  const { kommun, ground } = await settingOf(deps, req, ending)
  const { round } = ground
  if (sent('sedd') !== seenAs(round)) throw roundMoved()
  if (ending.typed && plain(sent('bekrafta')) !== plain(nameOf(kommun, round))) {
    const faults = [{ field: 'bekrafta', sentence: `Skriv ${nameOf(kommun, round)} för att visa att du menar just den omgången.` }]
    return ask(req, res, ending, { kommun, ground }, sent('bekrafta').slice(0, 100), faults)
  }
  const entry = entryOf(deps, req, kommun.id, ending.event(ground))
  if (!(await audit.recording(deps.db, entry, (db) => ending.carryOut(db, ground)))) throw roundMoved()
  await settle(deps.db) // what was destroyed is not to live on in the log beside the database
  res.redirect(303, ending.next(round))
}

const nameOf = (kommun: Setting['kommun'], round: Round) => `${kommun.name} ${round.year}`

const plain = (words: string) => words.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')

function ask(
  req: Request,
  res: Response,
  ending: Ending,
  { kommun, ground }: Setting,
  typed = '',
  faults: readonly FieldFault[] = [],
): void {
  const { round } = ground
  const model = {
    title: `${ending.name}?`,
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: faults.length > 0,
    roundId: round.id,
    round: nameOf(kommun, round),
    ending,
    means: ending.means(ground),
    seen: seenAs(round),
    typed,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'omgangar/avsluta', model, faults.length > 0 ? 422 : 200)
}

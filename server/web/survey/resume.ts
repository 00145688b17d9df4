import type { Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { RESUME_WORDS } from '../../domain/draft.ts'
import type { FieldFault } from '../../domain/form.ts'
import { tooMany } from '../../domain/problem.ts'
import { DRAFT_DAYS } from '../../domain/retention.ts'
import { meantBy, numberOf, wordsIn } from '../../domain/wordlist.ts'
import * as resume from '../../store/resume.ts'
import { sentForm } from '../form.ts'
import { show } from '../show.ts'
import { whereLeft } from './parts.ts'
import { found, giveKey, goingOn, onward, showBlank, type Visit } from './visit.ts'

declare module '../show.ts' {
  interface Pages {
    'enkat/orden': {
      readonly base: string
      readonly days: number
      /** The words, the one time they are shown; null before. */
      readonly words: readonly string[] | null
      /** Where they are typed. */
      readonly address: string
      readonly goOn: string
    }
    'enkat/fortsatt': { readonly base: string; readonly typed: string; readonly days: number; readonly faults: readonly FieldFault[] }
  }
}

/** Offers who has begun to answer four words that open the answer on another device. */
export async function offer(visit: Visit, req: Request, res: Response): Promise<void> {
  goingOn(visit, res, await found(visit), (draft) => showWords(visit, req, res, null, whereLeft(draft)))
}

/** Shows new words, this once: they stand on no page that can be opened again. */
export async function give(visit: Visit, req: Request, res: Response): Promise<void> {
  const draft = await found(visit)
  const words = draft && !draft.sent ? await resume.words(visit.deps.db, visit.round.id, visit.key) : null
  goingOn(visit, res, draft, (draft) => showWords(visit, req, res, words ?? null, whereLeft(draft)))
}

/** Asks for the four words. */
export function ask(visit: Visit, req: Request, res: Response): void {
  showBlank(visit, req, res, 'enkat/fortsatt', () => ({ ...asking(visit), typed: '', faults: [] }))
}

/** Opens the answer that the words belong to, where it was left. Words that are not right are said on the same page. */
export async function goOn(visit: Visit, req: Request, res: Response): Promise<void> {
  const typed = sentForm(req)('ord').slice(0, 200)
  const words = wordsIn(typed)
  const wrong = whatIsWrong(visit, words)
  const key = wrong ? undefined : await resume.open(visit.deps.db, visit.round.id, words)
  if (key === undefined) {
    const faults = [{ field: 'ord', sentence: wrong ?? visit.t('enkat.resume.none', { days: DRAFT_DAYS }) }]
    return show(req, res, 'enkat/fortsatt', { ...asking(visit), typed, faults, refused: true }, 422)
  }
  giveKey(visit, res, key)
  const opened = { ...visit, key }
  goingOn(opened, res, await found(opened), (draft) => onward(opened, res, whereLeft(draft)))
}

/** Lets nobody try many words from one network: twenty refused in five minutes, and then a pause. Addresses are kept in memory alone. */
export const fewGuesses = (): RequestHandler =>
  rateLimit({
    windowMs: 5 * 60_000,
    limit: 20,
    skipSuccessfulRequests: true,
    ipv6Subnet: 64,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false }, // without a proxy of ours the header is a stranger's word, rightly not believed
    handler: () => {
      throw tooMany()
    },
  })

function whatIsWrong({ t }: Visit, words: readonly string[]): string | undefined {
  const unknown = words.filter((word) => numberOf(word) === undefined)
  const told = unknown.map((word) => {
    const meant = meantBy(word)
    return meant === undefined ? `”${word}”` : t('enkat.resume.meant', { word, meant })
  })
  if (told.length > 0) return t('enkat.resume.unknown', { words: told.join(', ') })
  if (words.length !== RESUME_WORDS) return t('enkat.resume.count', { count: words.length })
  return undefined
}

const asking = (visit: Visit) => ({ ...visit.frame, title: visit.t('enkat.resume.ask_title'), days: DRAFT_DAYS })

function showWords(visit: Visit, req: Request, res: Response, words: readonly string[] | null, left: string): void {
  const address = `${visit.deps.config.baseUrl}${visit.base}/fortsatt`
  const goOn = `${visit.base}${left}`
  show(req, res, 'enkat/orden', { ...visit.frame, title: visit.t('enkat.resume.title'), days: DRAFT_DAYS, words, address, goOn })
}

import type { Request } from 'express'
import * as code from '../../domain/code.ts'
import type { Draft } from '../../domain/draft.ts'
import { toldBy } from '../../domain/draw/told.ts'
import * as codes from '../../store/codes.ts'
import * as draws from '../../store/draws.ts'
import * as rounds from '../../store/rounds.ts'
import type { Guesses } from './guesses.ts'
import type { Visit } from './visit.ts'

/** What a code that somebody typed opens: a draft that knows where its writer lives, or nothing, and why. */
export type Opening =
  | { readonly ok: true; readonly begun: Required<Pick<Draft, 'areaId'>> & Pick<Draft, 'code'> }
  | { readonly ok: false; readonly why: 'missing' | 'mistyped' | 'unknown' | 'unreadable' | 'spent' | 'often' }

/** Tries a code as it was typed. Only codes that are rightly formed and nobody's count as guesses: a slip of the finger does not. */
export async function opening(visit: Visit, guesses: Guesses, req: Request, typed: string): Promise<Opening> {
  if (typed.trim() === '') return { ok: false, why: 'missing' }
  const read = code.read(typed)
  if (read === undefined) return { ok: false, why: 'mistyped' }
  if (!guesses.mayTry(req, visit.round.id)) return { ok: false, why: 'often' }
  const opened = code.kindOf(read) === 'area' ? await byArea(visit, read) : await byPerson(visit, read)
  if (!opened.ok && opened.why === 'unknown') guesses.erred(req, visit.round.id)
  return opened
}

async function byArea({ deps, round }: Visit, read: string): Promise<Opening> {
  const areaId = await rounds.areaOfCode(deps.db, round.id, read)
  return areaId === undefined ? { ok: false, why: 'unknown' } : { ok: true, begun: { areaId } }
}

async function byPerson({ deps, round, survey }: Visit, read: string): Promise<Opening> {
  const id = deps.codeKey.idOf(round.id, read)
  const found = await codes.lookUp(deps.db, round.id, id)
  if (found.kind === 'unknown' && !(await draws.keyFits(deps.db, deps.codeKey, round.id))) return { ok: false, why: 'unreadable' }
  if (found.kind !== 'usable') return { ok: false, why: found.kind }
  return { ok: true, begun: { areaId: found.frame.areaId, code: { id, told: toldBy(found.frame, survey) } } }
}

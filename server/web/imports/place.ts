import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import { instant } from '../../domain/format.ts'
import { type Import, isPending } from '../../domain/imports/import.ts'
import { notFound } from '../../domain/problem.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Db } from '../../store/database.ts'
import * as imports from '../../store/imports.ts'
import * as staffs from '../../store/staff.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'

/** An address below /inlasning/<kommun>. */
export type Address = Request<{ kommun: string; id: string }>

/** One import and where it stands. */
export interface Place {
  readonly staff: Staff
  readonly kommun: Area
  readonly one: Import
  readonly survey: Survey
  /** '/inlasning/varberg'. */
  readonly home: string
  /** '/inlasning/varberg/0f8f…'. */
  readonly here: string
}

/** The import in the address. One that is pending is there for whoever brought the file and nobody else: it may hold anything. */
export async function placeOf(deps: Deps, req: Address): Promise<Place> {
  const { staff, kommun } = await kommunFor(deps, req, 'import answers', req.params.kommun)
  const one = await imports.byId(deps.db, req.params.id)
  const survey = one && deps.surveys.get(one.surveyId)
  if (!one || !survey || one.kommunId !== kommun.id || (isPending(one) && one.staffId !== staff.id)) throw notFound()
  const home = `/inlasning/${kommun.slug}`
  return { staff, kommun, one, survey, home, here: `${home}/${one.id}` }
}

/** Where the answers of a round came from, in words: the file, who read it in and when. */
export interface Provenance {
  readonly file: string
  readonly sha256: string
  readonly who: string
  readonly when: string
}

/** Where the answers of an import came from, in words. */
export async function provenanceOf(db: Db, { fileName, sha256, staffId, endedAt, begunAt }: Import): Promise<Provenance> {
  const person = staffId === null ? undefined : await staffs.byId(db, staffId)
  const who = staffId === null ? 'kommandoraden' : (person?.name ?? 'någon vars konto är borttaget')
  return { file: fileName, sha256, who, when: instant(endedAt ?? begunAt) }
}

/** Where a round's answers came from, in a sentence, when they were read from a file; else null. */
export async function importedWords(db: Db, roundId: string): Promise<string | null> {
  const one = await imports.ofRound(db, roundId)
  if (!one) return null
  const { file, who, when } = await provenanceOf(db, one)
  return `Svaren är inlästa ur filen ${file} av ${who} ${when}.`
}

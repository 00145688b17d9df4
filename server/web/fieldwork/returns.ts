import type { Request } from 'express'
import * as code from '../../domain/code.ts'
import type { FieldFault } from '../../domain/form.ts'
import { count } from '../../domain/format.ts'
import { otherCodeKey } from '../../domain/problem.ts'
import type { Round } from '../../domain/round.ts'
import * as audit from '../../store/audit.ts'
import * as codes from '../../store/codes.ts'
import * as draws from '../../store/draws.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentForm } from '../form.ts'

/** What came of noting returned letters: how many had not been noted before, or why none was. */
export type Returns = { readonly ok: true; readonly letters: number } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** How much is taken at a time: some hundred codes. */
const LONGEST = 20_000

/** Notes the codes that stand on letters which came back, as they were typed or read by a scanner, one to a line. All or none. */
export async function takeReturns(deps: Deps, req: Request, round: Round): Promise<Returns> {
  const typed = sentForm(req)('returer')
    .slice(0, LONGEST)
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean)
  const read = typed.map((words) => ({ words, code: code.read(words) }))
  const wrong = read
    .filter(({ code: one }) => one === undefined || code.kindOf(one) !== 'personal')
    .map(({ words }) => `”${words.slice(0, 20)}”`)
  if (typed.length === 0) return refused('Skriv koderna som står på breven.')
  if (wrong.length > 0)
    return refused(`De här är inga koder: ${wrong.slice(0, 5).join(', ')}${wrong.length > 5 ? ' med flera' : ''}. Inget är antecknat.`)
  if (!(await draws.keyFits(deps.db, deps.codeKey, round.id))) throw otherCodeKey()
  const ids = read.map(({ code = '' }) => deps.codeKey.idOf(round.id, code))
  let letters = 0
  await deps.db.transaction().execute(async (db) => {
    letters = await codes.returned(db, round.id, ids)
    if (letters > 0)
      await audit.record(db, entryOf(deps, req, round.kommunId, { what: 'noted returns', details: { year: round.year, letters } }))
  })
  return { ok: true, letters }
}

const refused = (sentence: string): Returns => ({ ok: false, faults: [{ field: 'returer', sentence }] })

/** What has just been noted, from the number in the address; null without one. */
export function notedWords(typed: string): string | null {
  if (!/^\d{1,6}$/.test(typed)) return null
  const letters = Number(typed)
  return letters === 0
    ? 'Inget nytt: breven var redan antecknade, eller koderna används inte i omgången.'
    : `Antecknade brev i retur: ${count(letters)}.`
}

import { rm } from 'node:fs/promises'
import { person } from '../../domain/audit/events.ts'
import { added, waitingOf } from '../../domain/fieldwork/rates.ts'
import { letterOf } from '../../domain/letters/letter.ts'
import { notDrawn, notFound } from '../../domain/problem.ts'
import { localDate } from '../../domain/round.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import * as codes from '../../store/codes.ts'
import * as draws from '../../store/draws.ts'
import * as mailings from '../../store/mailings.ts'
import * as rounds from '../../store/rounds.ts'
import type { Run } from '../run.ts'
import { folderOf, writeFiles } from './files.ts'
import { orderOf } from './order.ts'
import { rangeOf, sheets } from './sheets.ts'

/** Makes the letters that somebody has ordered for a round, into files beside the database. Broken off anywhere it is begun again. */
export async function letters(run: Run): Promise<string | null> {
  const { db, job, codeKey: key, surveys, now } = run
  const round = await rounds.byId(db, job.subject)
  const order = round && (await orderOf(db, round.id))
  const survey = round && surveys.get(round.surveyId)
  const kommun = round && (await areas.byId(db, round.kommunId))
  if (!round || !order || !survey || !kommun || !key) throw notFound()
  const draw = await draws.ofRound(db, round.id)
  if (!draw) throw notDrawn()
  const { mailing, kind, contact, baseUrl, from, to, staffId } = order
  const names = new Map((await areas.namesBelow(db, kommun.id, round.year)).map(({ id, name }) => [id, name]))
  const letter = letterOf({
    survey,
    kommun: { name: kommun.name, slug: kommun.slug ?? '' },
    round,
    mailing,
    drawn: draw.method === 'register',
    baseUrl,
    contact,
  })
  const folder = await folderOf(db, round.id)
  await rm(folder, { recursive: true, force: true })
  await run.step(`Skriver utskick ${mailing}`, 0)
  const sums = added(await codes.cells(db, round.id))
  const range = rangeOf({ from, to }, sums.drawn)
  const all = sheets(db, { draw, key, names }, range)
  const made = await writeFiles(folder, { letter, kind, range }, all, (file) => run.write(file.numbers, async () => {}))
  if (made === 0) return 'Det finns ingen att skriva till: alla koder är använda eller i retur.'
  await run.write(0, async (db) => {
    await mailings.note(db, round.id, { number: mailing, sentOn: localDate(now()), sheets: waitingOf(sums) })
    const event = { what: 'made letters', details: { year: round.year, mailing, kind, sheets: range.isPart ? null : made } } as const
    await audit.record(db, { at: now(), by: person(staffId), kommunId: kommun.id, event })
  })
  return null
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { daysAround } from '../../server/domain/rehearsal/calendar.ts'
import { gridLand } from '../../server/domain/rehearsal/grid.ts'
import { localDate } from '../../server/domain/round.ts'
import { roomFor } from '../../server/domain/sealing/padding.ts'
import type { Survey, Surveys } from '../../server/domain/survey/survey.ts'
import { fromRoot } from '../../server/root.ts'
import { codeKey } from '../../server/store/code-key.ts'
import * as database from '../../server/store/database.ts'
import * as password from '../../server/store/password.ts'
import type { KeyPair } from '../../server/store/sealing/box.ts'
import * as seals from '../../server/store/sealing/seals.ts'
import * as sealedUrn from '../../server/store/sealing/urn.ts'
import * as staff from '../../server/store/staff.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import * as urn from '../../server/store/urn.ts'
import { fill, settle } from '../../server/work/rehearsal/fill.ts'
import { count } from '../../server/work/rehearsal/index.ts'
import { aDraw } from '../fixtures/draws.ts'

/** An installation made for measuring: one kommun of square areas, two rehearsal rounds of the real surveys. */
export interface BenchHouse extends AsyncDisposable {
  readonly file: string
  /** The open survey's first address. */
  readonly base: string
  readonly survey: Survey
  /** The open round. */
  readonly roundId: string
  readonly areaIds: readonly string[]
  /** The personal codes of the open round. */
  readonly codes: readonly string[]
  /** What opens the open round's urn; undefined when it is not sealed. */
  readonly keys: KeyPair | undefined
  /** Documents in the open round's urn. */
  inUrn(): Promise<number>
}

/** Who signs in to look at pages. */
export const VIEWER = { email: 'matare@exempel.se', password: 'ett-långt-lösenord-för-mätning' } as const

/**
 * Builds the installation in a temporary folder; with answers, that many in each round, and both rounds counted. `lying` lays so
 * many answers more in the table, uncounted copies: what a database of many rounds holds, without the hour of counting them.
 */
export async function aBenchHouse(size: {
  readonly areas?: number
  readonly answers: number
  readonly lying?: number
  /** The open round's urn is sealed. It has no answers then but those that come. */
  readonly sealed?: boolean
  /** So many in each area have a personal code to the open round. */
  readonly drawnInArea?: number
}): Promise<BenchHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-bench-'))
  const file = join(folder, 'bench.sqlite')
  const db = database.open(file)
  await database.migrate(db)
  const { surveys, indexModels } = await shipped()
  const land = gridLand('9900', 'Provköping', 'provkoping', size.areas ?? 17)
  await settle(db, land)

  const now = () => new Date()
  const turnout = { code: Math.round(size.answers * 0.9), open: size.answers - Math.round(size.answers * 0.9) }
  const round = async (survey: Survey, yearsAgo: number) => {
    const filled = await fill(db, land, { survey, turnout, seed: 1, ...daysAround(localDate(now()), yearsAgo) })
    if (size.answers > 0) await count({ db, surveys, indexModels, now }, filled)
    return filled.round
  }
  await round(surveyOf(surveys, 2025), 1)
  const survey = surveyOf(surveys, 2026)
  const open = await round(survey, 0)
  const keys = size.sealed ? await seal(db, open.id, survey) : undefined
  const drawnInArea = size.drawnInArea ?? 0
  const cells = land.areas.map(({ id }, cell) => ({ cell, areaId: id, sex: null, ages: null, population: drawnInArea, drawn: drawnInArea }))
  const codes =
    drawnInArea > 0 ? await aDraw(db, open.id, codeKey({ databaseFile: file, codeKey: null }), cells) : new Map<string, string>()
  if (size.lying) await lay(db, size.lying)
  const viewer = { id: 'matare', email: VIEWER.email, name: 'Märta Mätare', role: 'administrator', kommunIds: ['9900'] } as const
  await staff.add(db, viewer, await password.hash(VIEWER.password))

  return {
    file,
    base: `/enkat/${land.kommun.slug}/${open.year}`,
    survey,
    roundId: open.id,
    areaIds: land.areas.map(({ id }) => id),
    codes: [...codes.values()],
    keys,
    inUrn: () => (keys ? sealedUrn.count(db, open.id) : urn.count(db, open.id)),
    async [Symbol.asyncDispose]() {
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function seal(db: database.Db, roundId: string, survey: Survey): Promise<KeyPair | undefined> {
  await db.updateTable('rounds').set({ sealed: 1 }).where('id', '=', roundId).execute()
  const passphrase = VIEWER.password
  await seals.keep(db, await seals.make(roundId, { passphrase, keeper: 'self', room: roomFor(survey) }))
  return seals.keysByPassphrase(db, roundId, passphrase)
}

async function lay(db: database.Db, lying: number): Promise<void> {
  await sql`
    with recursive times(n) as (select 1 union all select n + 1 from times where n < (select 1 + ${lying} / count(*) from responses))
    insert into responses (id, round_id, source, area_id, signs)
    select lower(hex(randomblob(16))), round_id, source, area_id, signs from times, responses order by 1 limit ${lying}`.execute(db)
}

async function shipped(): Promise<surveyFiles.Definitions> {
  const loading = await surveyFiles.load(fromRoot('surveys'))
  if (!loading.ok) throw new Error('The survey definitions are wrong.')
  return loading
}

function surveyOf(surveys: Surveys, year: number): Survey {
  const survey = surveys.get(`trygghet-${year}`)
  if (!survey) throw new Error(`surveys/trygghet-${year}.json is missing.`)
  return survey
}

import type { Request, Response } from 'express'
import { count } from '../../domain/format.ts'
import { items } from '../../domain/lagesbild/items.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { METHOD } from '../../domain/statistics/method.ts'
import { populationKey } from '../../domain/tables.ts'
import type { WeighingReport } from '../../domain/weighting/report.ts'
import * as figures from '../../store/figures.ts'
import * as population from '../../store/population.ts'
import * as protections from '../../store/protections.ts'
import * as weighings from '../../store/weighings.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { type About, about } from './frame.ts'
import { type AreaRate, areaRates, type GroupRate, groupRates } from './heard.ts'
import { type Picture, pictureOf, rowsAbout, rowsOf } from './picture.ts'
import { type Shielded, shielded } from './shielded.ts'
import { type SimulationWords, simulationWords } from './simulation.ts'
import { type WeightTables, weightTables } from './weights.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/metod': MethodPage
  }
}

/** How the figures of a lägesbild were made, whom they rest on and what they take for granted. */
interface MethodPage {
  readonly about: About
  /** Version of the method: another may give other numbers from the same answers. */
  readonly version: string
  /** The register's year; null when it has nothing about the kommun. */
  readonly registerYear: number | null
  /** Why some or all figures are not weighted, or could not be compared, in whole sentences. */
  readonly obstacles: readonly string[]
  readonly weights: WeightTables | null
  readonly areas: readonly AreaRate[]
  readonly groups: readonly GroupRate[]
  /** Which questions were declared to be tested in each area. */
  readonly focus: readonly string[]
  /** Whether the method keeps what it promises, where all is known. */
  readonly simulation: SimulationWords
  /** How small groups are protected; null when the round was counted before they were. */
  readonly shielded: Shielded | null
  /** Answers by the open link: '214', null when there were none or too few to tell. */
  readonly open: string | null
}

/** Shows the method appendix. */
export async function method(deps: Deps, req: Request<{ kommun: string; ar: string }>, res: Response): Promise<void> {
  const picture = await pictureOf(deps, req)
  const { survey, kommun, round, snapshot } = picture
  await tell(deps, req, kommun.id, { what: 'saw lagesbild', details: { year: round.year, part: 'method', of: null } })
  const report = await weighings.ofSnapshot(deps.db, snapshot.id)
  const protection = await protections.ofSnapshot(deps.db, snapshot.id)
  const rows = await rowsAbout(deps, picture, survey.cell.ageGroup)
  const open = rows.open.get(populationKey({ kind: 'kommun' }))
  const register = await registerOf(deps, picture, report)
  show(req, res, 'lagesbild/metod', {
    title: `Metod, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, (await rowsOf(deps, picture, { kind: 'kommun' })).code.values()),
    version: METHOD.version,
    registerYear: report?.registerYear ?? null,
    obstacles: obstaclesIn(report),
    weights: report?.weights ? weightTables(picture, report.weights, rows) : null,
    areas: areaRates(picture, rows, register),
    groups: await groupRates(deps, picture, register),
    focus: items(survey).flatMap(({ id, label }) => (report?.focus.includes(id) ? [sv(label)] : [])),
    shielded: protection ? shielded(protection, await figures.ofSnapshot(deps.db, snapshot.id)) : null,
    simulation: simulationWords(deps.surveys),
    open: open && !open.hidden ? count(open.respondents) : null,
  })
}

function obstaclesIn(report: WeighingReport | undefined): readonly string[] {
  if (!report) return ['Omgången räknades innan svar kunde viktas. Räkna den igen, så viktas svaren.']
  const { obstacles, obstaclesBefore, beforeYear } = report
  return [...obstacles, ...obstaclesBefore.map((sentence) => `Svaren från ${beforeYear} kunde inte viktas: ${sentence}`)]
}

async function registerOf({ db }: Deps, { areas }: Picture, report: WeighingReport | undefined) {
  const year = report?.registerYear ?? null
  return year === null
    ? []
    : population.ofAreas(
        db,
        areas.map(({ id }) => id),
        year,
      )
}

import type { Area } from '../../area.ts'
import type { ProtectionReport } from '../../disclosure/report.ts'
import { count } from '../../format.ts'
import type { PopulationCell } from '../../population.ts'
import { METHOD } from '../../statistics/method.ts'
import type { Survey } from '../../survey/survey.ts'
import { populationKey, type Row } from '../../tables.ts'
import type { Answered } from '../../weighting/heard.ts'
import type { WeighingReport } from '../../weighting/report.ts'
import { items } from '../items.ts'
import type { Rows } from '../rows.ts'
import { sv } from '../sentences.ts'
import { type AreaRate, areaRates, type GroupRate, groupRates, type Letters } from './rates.ts'
import { type Shielded, shielded } from './shielded.ts'
import type { SimulationWords } from './simulation.ts'
import { type WeightTables, weightTables } from './weights.ts'

/** How the figures of a lägesbild were made, whom they rest on and what they take for granted, in words and numbers that may be told. */
export interface MethodFacts {
  /** Version of the method: another may give other numbers from the same answers. */
  readonly version: string
  /** The register's year; null when it has nothing about the kommun. */
  readonly registerYear: number | null
  /** Why some or all figures are not weighted, or could not be compared, in whole sentences. */
  readonly obstacles: readonly string[]
  readonly weights: WeightTables | null
  /** Whether the letters are known: then there are response rates. */
  readonly drawn: boolean
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

/** What the method of a counted round is told from. */
export interface MethodGround {
  readonly survey: Survey
  readonly simulation: SimulationWords
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  /** Undefined when the round was counted before answers were weighted. */
  readonly report: WeighingReport | undefined
  /** Undefined when it was counted before small groups were protected. */
  readonly protection: ProtectionReport | undefined
  /** Every row of the planned tables, as it was before it was protected. */
  readonly rows: readonly Row[]
  /** Protected rows about a question that everybody is asked. */
  readonly everybody: Rows
  /** The register's cells of the kommun, the year that the answers were weighted by; none when they were not. */
  readonly register: readonly PopulationCell[]
  /** How many of each sex and age group answered by code. */
  readonly answered: readonly Answered[]
  /** Letters by cell of the frame that they were drawn from; none when the round had no personal codes. */
  readonly letters: readonly Letters[]
}

/** The method of a counted round. */
export function methodFacts({ survey, simulation, areas, report, protection, rows, everybody, ...heard }: MethodGround): MethodFacts {
  const open = everybody.open.get(populationKey({ kind: 'kommun' }))
  return {
    version: METHOD.version,
    registerYear: report?.registerYear ?? null,
    obstacles: obstaclesIn(report),
    weights: report?.weights ? weightTables(areas, report.weights, everybody) : null,
    drawn: heard.letters.length > 0,
    areas: areaRates(areas, everybody, heard.register, heard.letters),
    groups: groupRates(heard.register, heard.answered, heard.letters),
    focus: items(survey).flatMap(({ id, label }) => (report?.focus.includes(id) ? [sv(label)] : [])),
    shielded: protection ? shielded(protection, rows) : null,
    simulation,
    open: open && !open.hidden ? count(open.respondents) : null,
  }
}

function obstaclesIn(report: WeighingReport | undefined): readonly string[] {
  if (!report) return ['Omgången räknades innan svar kunde viktas. Räkna den igen, så viktas svaren.']
  const { obstacles, obstaclesBefore, beforeYear } = report
  return [...obstacles, ...obstaclesBefore.map((sentence) => `Svaren från ${beforeYear} kunde inte viktas: ${sentence}`)]
}

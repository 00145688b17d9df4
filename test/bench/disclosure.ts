import { parseArgs } from 'node:util'
import { rows } from '../../server/domain/counting/rows.ts'
import { tallyOf } from '../../server/domain/counting/tally.ts'
import { audit } from '../../server/domain/disclosure/audit.ts'
import { cheapest } from '../../server/domain/disclosure/exact.ts'
import { withHides } from '../../server/domain/disclosure/hides.ts'
import { type Plan, planning, type Wanted } from '../../server/domain/disclosure/plan.ts'
import { protect } from '../../server/domain/disclosure/protect.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { documents } from '../../server/domain/rehearsal/draw.ts'
import { gridLand } from '../../server/domain/rehearsal/grid.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { fromRoot } from '../../server/root.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import { solver } from '../../server/work/solver.ts'
import { aTwoWayTable } from '../fixtures/two-way-table.ts'
import type { Bench } from './main.ts'

/** What it costs to find the cheapest pattern. */
export const bench: Bench = {
  name: 'disclosure',
  summary: 'small groups protected: --areas 30 --answers 3300',
  async run(args) {
    const options = {
      areas: { type: 'string', default: '30' },
      answers: { type: 'string', default: '3300' },
    } as const
    const { values } = parseArgs({ args, options })
    await tables()
    await aWholeKommun(Number(values.areas), Number(values.answers))
  },
}

async function tables(): Promise<void> {
  const highs = await solver()
  cheapest(aTwoWayTable(random(1), 12, 6, 8), highs) // the first program solved has the solver itself compiled: two seconds of processor
  for (const [areas, answers, primaries] of [
    [12, 6, 8],
    [30, 6, 14],
  ] as const) {
    const costs = Array.from({ length: TABLES }, (_, seed) => {
      const hiding = aTwoWayTable(random(seed + 1), areas, answers, primaries)
      const clock = stopwatch()
      return `${cheapest(hiding, highs)?.size ?? 'no'} hidden in ${clock()}`
    })
    console.log(`  tables of ${areas} × ${answers} with ${primaries} to protect: ${costs.join(', ')}`)
  }
}

/** How long it takes differs tenfold from table to table. */
const TABLES = 5

async function aWholeKommun(areas: number, answers: number): Promise<void> {
  const survey = await shipped()
  const land = gridLand('9900', 'Provköping', 'provkoping', areas)
  const tally = tallyOf(survey)
  const turnout = { code: Math.round(answers * 0.9), open: answers - Math.round(answers * 0.9) }
  for (const document of documents(survey, land, turnout, random(1))) tally.add(document)
  const all = [
    ...rows(
      tally.cube(),
      survey,
      land.areas.map(({ id }) => id),
    ),
  ]
  const highs = await solver()
  const clock = stopwatch()
  const plan = planned({ survey, rows: all, rules: MINIMUM, solver: highs })
  console.log(`  ${areas} areas, ${answers} answers, ${all.length} rows protected: ${clock()}`)
  const how = (wanted: string) => plan.steps.filter((step) => step.how === wanted).length
  console.log(
    `    of ${plan.steps.length} families: ${['enough', 'cheapest', 'good enough', 'everything'].map((one) => `${one} ${how(one)}`).join(', ')}`,
  )
  const safe = withHides(survey, all, plan)
  const shown = protect(safe)
  const part = (hidden: unknown) => `${((100 * shown.filter((row) => row.hidden === hidden).length) / shown.length).toFixed(1)} %`
  console.log(
    `    rows hidden ${part('row')}, answers hidden in ${part('answers')}; with a base under ten ${all.filter(({ base }) => base < 10).length} of ${all.length}`,
  )
  const auditing = stopwatch()
  const { attacked, leaks } = audit({ survey, editions: [{ name: 'one', rows: safe, rules: MINIMUM }], solver: highs })
  console.log(`    audited: ${auditing()}, ${leaks.length} of ${attacked} given away`)
}

function planned(wanted: Wanted): Plan {
  const plan = planning(wanted)
  for (let next = plan.next(); ; next = plan.next()) if (next.done) return next.value
}

async function shipped(): Promise<Survey> {
  const loading = await surveyFiles.load(fromRoot('surveys'))
  const survey = loading.ok && loading.surveys.get('trygghet-2026')
  if (!survey) throw new Error('surveys/trygghet-2026.json is missing or wrong.')
  return survey
}

/** Seconds of processor since it was made, in words: what other work on the machine takes is not counted. */
function stopwatch(): () => string {
  const first = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(first)
    return `${((user + system) / 1e6).toFixed(1)} s of processor`
  }
}

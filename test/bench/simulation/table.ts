import { writeFileSync } from 'node:fs'
import type { Rate, Simulation } from '../../../server/domain/statistics/simulation.ts'
import { fromRoot } from '../../../server/root.ts'

/** Where the program keeps the table that its pages show. */
const FILE = fromRoot('server', 'domain', 'statistics', 'simulated.ts')

/** The figures as lines for a terminal, each with its standard error. */
export function printed({ coverage, mistaken, excluded, falseDiscovery, pledges }: Simulation): string {
  return [
    '  95 % intervals that hold what is true',
    ...coverage.map(rateLine),
    '  changes found at 5 % where nothing changed',
    ...mistaken.map(rateLine),
    '  printed intervals of change that leave out 0 where nothing changed',
    ...excluded.map(rateLine),
    '  false among the established, by family',
    ...falseDiscovery.map(
      ({ family, rate, error, established }) => `    ${percent(rate)} ± ${percent(error)} of ${established}  ${family}`,
    ),
    '  falls established where the planner says 80 %',
    ...pledges.map(
      ({ place, question, answers, width, from, to, power }) =>
        `    ${percent(power)}  ${place}, ${answers} answers: ${question} from ${percent(from / width)} to ${percent(to / width)} of its scale`,
    ),
  ].join('\n')
}

const rateLine = ({ where, what, figures, rate, error, extreme }: Rate) =>
  `    ${percent(rate)} ± ${percent(error)} (${extreme.which} ${percent(extreme.rate)})  ${figures} × ${where} ${what}`

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

/** Writes the table into the program. It holds no date and no commit: the same seed and method give the same file. */
export function write(simulation: Simulation): void {
  const fields = Object.entries(simulation).map(([name, value]) => `  ${name}: ${written(value)},`)
  writeFileSync(
    FILE,
    `import type { Simulation } from './simulation.ts'

/** What the last simulation found; written by \`npm run bench -- simulation --write\`, never by hand. */
export const SIMULATED: Simulation = {
${fields.join('\n')}
}
`,
  )
  console.log(`  wrote ${FILE}: format it with npm run format`)
}

/** A list has a line for each of its rows. */
const written = (value: unknown): string =>
  Array.isArray(value) ? `[\n${value.map((row) => `    ${JSON.stringify(row)},`).join('\n')}\n  ]` : JSON.stringify(value)

import { parseArgs } from 'node:util'
import { fromRoot } from '../../server/root.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import { readLand } from '../../server/work/rehearsal/land.ts'
import type { Bench } from './main.ts'
import { found, type Wanted } from './simulation/run.ts'
import { printed, write } from './simulation/table.ts'

/** Whether the statistics keep what they promise, when everything is known: samples of the rehearsal kommun are drawn again and again. */
export const bench: Bench = {
  name: 'simulation',
  summary:
    'what the statistics promise, against a kommun where all is known: --kommun varberg --answers 2390 --samples 500 --pledges 2000 --seed 1 [--write]',
  async run(args) {
    const options = {
      kommun: { type: 'string', default: 'varberg' },
      answers: { type: 'string', default: '2390' },
      samples: { type: 'string', default: '500' },
      pledges: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    } as const
    const { values } = parseArgs({ args, options })
    const loading = await surveyFiles.load(fromRoot('surveys'))
    const survey = loading.ok && loading.surveys.get('trygghet-2026')
    if (!survey) throw new Error('surveys/trygghet-2026.json is missing or wrong.')
    const wanted: Wanted = {
      survey,
      land: await readLand(values.kommun),
      answers: Number(values.answers),
      samples: Number(values.samples),
      pledges: Number(values.pledges),
      seed: Number(values.seed),
    }
    const result = found(wanted, (words) => console.log(`  ${words}`))
    console.log(printed(result))
    if (values.write) write(result)
  },
}

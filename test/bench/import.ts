import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { codesOf } from '../../server/domain/questions/index.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import { inOrder } from '../../server/domain/shorthand.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { fromRoot } from '../../server/root.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import { anybody } from '../fixtures/anybody.ts'
import { inFolder } from './machine.ts'
import type { Bench } from './main.ts'

/** A file of many people's answers to a whole survey read in on the command line, in a process of its own. */
export const bench: Bench = {
  name: 'import',
  summary: 'answers of an earlier year from a file: --rows 100000',
  async run(args) {
    const { values } = parseArgs({ args, options: { rows: { type: 'string', default: '100000' } } })
    await inFolder((folder) => measure(folder, Number(values.rows)))
  },
}

const SURVEY = 'trygghet-2025'

/** How many different people there are: the rest are the same people again, under other numbers and in other areas. */
const SAMPLE = 5000

async function measure(folder: string, rows: number): Promise<void> {
  const loading = await surveyFiles.load(fromRoot('surveys'))
  const survey = loading.ok && loading.surveys.get(SURVEY)
  if (!survey) throw new Error(`There is no ${SURVEY}.`)
  const [file, mapping, env] = [
    join(folder, 'svar.csv'),
    join(folder, 'koppling.json'),
    { ...process.env, DATABASE_URL: join(folder, 'prov.sqlite') },
  ]
  const columns = await write(file, survey, rows)
  console.log(`  ${rows} × ${columns}, ${(statSync(file).size / 1e6).toFixed(0)} MB`)
  await typed(env, ['import', 'areas', fromRoot('db', 'demo', 'varberg.geojson')])
  const given = ['import', 'answers', file, '--survey', SURVEY, '--kommun', 'varberg']
  const looked = await typed(env, [...given, '--guess', mapping])
  console.log(`  looked through in ${told(looked)}`)
  console.log(`  read in in ${told(await typed(env, [...given, '--mapping', mapping]))}`)
  console.log(`  undone in ${told(await typed(env, ['import', 'undo', 'varberg', '2025', '--confirm', 'Varberg 2025']))}`)
}

/** Writes so many people's answers, a column for each question or code that may be ticked; resolves to how many columns there are. */
async function write(file: string, survey: Survey, rows: number): Promise<number> {
  const questions = inOrder(survey)
  const columns = questions.flatMap((question) =>
    question.kind === 'multiple' ? codesOf(question).map(({ code }) => ({ id: question.id, code })) : [{ id: question.id, code: '' }],
  )
  const chance = random(1)
  const people = Array.from({ length: SAMPLE }, () => {
    const { answers } = anybody(survey, chance)
    return columns.map(({ id, code }) => {
      const answer = answers[id]
      if (answer === undefined) return ''
      return code === '' ? String(answer) : Number([answer].flat().includes(code))
    })
  }).map((cells) => cells.join(';'))
  const out = createWriteStream(file)
  out.write(`lopnr;omrade;${columns.map(({ id, code }) => (code === '' ? id : `${id}_${code}`)).join(';')}\n`)
  for (let row = 0; row < rows; ) {
    let piece = ''
    for (const end = Math.min(rows, row + 2000); row < end; row++)
      piece += `${row};1383R${String((row % 17) + 1).padStart(3, '0')};${people[(row * 7919) % SAMPLE]}\n`
    if (!out.write(piece)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  return columns.length + 2
}

interface Took {
  readonly seconds: number
  readonly processor: number
  readonly mb: number
}

/** The heap that a thread of the server has for the same work: with more, V8 keeps more rubbish before it clears it away. */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=64']

/** A command of the built program: how long it took, how much of that the processors worked, and the most memory it had. */
async function typed(env: NodeJS.ProcessEnv, words: readonly string[]): Promise<Took> {
  const begun = performance.now()
  const args = [...HEAP, fromRoot('build', 'server', 'cli', 'main.js'), ...words]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  let [mb, ticks] = [0, 0]
  const look = setInterval(() => {
    try {
      mb = Math.max(mb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
      const parts = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      ticks = Number(parts[11]) + Number(parts[12])
    } catch {
      // it has just ended
    }
  }, 50)
  const [code] = await once(child, 'exit')
  clearInterval(look)
  if (code !== 0) throw new Error(`${words.slice(0, 2).join(' ')} ended with ${code}.`)
  return { seconds: (performance.now() - begun) / 1000, processor: ticks / 100, mb }
}

const told = ({ seconds, processor, mb }: Took) =>
  `${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor), ${mb.toFixed(0)} MB at most`

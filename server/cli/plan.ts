import * as format from '../domain/format.ts'
import { readPopulation } from '../domain/population-table.ts'
import { localDate } from '../domain/round.ts'
import { effectiveSize, USUAL_DEFF } from '../domain/statistics/planner/effective.ts'
import { answersNeeded, type Place, placesOf, planFor, prospect } from '../domain/statistics/planner/plan.ts'
import { FIELDS, readWish, type Wish, type WishField } from '../domain/statistics/planner/wish.ts'
import { changeSentence, marginWords, neededSentence } from '../domain/statistics/planner/words.ts'
import * as areas from '../store/areas.ts'
import * as population from '../store/population.ts'
import { type MeanOutcome, meanOutcome } from '../work/planned-means.ts'
import { command, Refused } from './command.ts'
import type { Context } from './context.ts'
import { kommunCalled } from './kommun.ts'
import { meansTable, planTable } from './plan-table.ts'
import { tableOf } from './read-file.ts'

const HELP = `Ger antal brev per område så att varje område får samma felmarginal, och den minsta förändring som svaren kan visa.
Ange en kommun, en fil med folkmängd (samma form som i import population), eller bara ett antal svar med --answers.
Har kommunen en räknad omgång står också den minsta minskning av varje gruppmedel som syns. Alla andelar skrivs i procent. Felmarginalen gäller vid 50 procent, där den är störst.

Exempel: npm run cli -- plan varberg
         npm run cli -- plan --population db/demo/svenljunga-befolkning-2025.csv --half-width 8 --response 40
         npm run cli -- plan --answers 150 --baseline 30 --goal 20 --pledges 4`

/** The option that each field of a wish is typed as. */
const OPTION: Readonly<Record<WishField, 'half-width' | 'response' | 'baseline' | 'goal' | 'pledges'>> = {
  halvbredd: 'half-width',
  svarsandel: 'response',
  fran: 'baseline',
  till: 'goal',
  loften: 'pledges',
}

/** Plans how many to ask in every area, and tells what the answers will be able to show. Saves nothing. */
export const plan = command({
  name: 'plan',
  summary: 'Räknar ut hur många brev som behövs per område och vilka förändringar svaren kan visa.',
  usage:
    'KOMMUN | --population FIL.csv | --answers ANTAL [--half-width PE] [--response PROCENT] [--baseline PROCENT] [--goal PROCENT] [--pledges ANTAL] [--deff TAL]',
  help: HELP,
  options: {
    population: { type: 'string', value: 'FIL.csv', means: 'folkmängd per område, i stället för databasens' },
    answers: { type: 'string', value: 'ANTAL', means: 'visa bara vad så många svar per år räcker till' },
    'half-width': { type: 'string', value: 'PE', means: `felmarginal i procentenheter (${FIELDS.halvbredd})` },
    response: { type: 'string', value: 'PROCENT', means: `så många väntas svara (${FIELDS.svarsandel})` },
    baseline: { type: 'string', value: 'PROCENT', means: `andelen i dag (${FIELDS.fran})` },
    goal: { type: 'string', value: 'PROCENT', means: `andelen ni vill nå (${FIELDS.till})` },
    pledges: { type: 'string', value: 'ANTAL', means: `löften som följs upp samtidigt (${FIELDS.loften})` },
    deff: { type: 'string', value: 'TAL', means: `designeffekt, 1 till 5 (${format.number(USUAL_DEFF, 1)})` },
  },
  async run({ values, words }, context) {
    const sources = [words.length > 0, values.population, values.answers].filter(Boolean)
    if (sources.length !== 1 || words.length > 1)
      throw new Refused('Ange en kommun, en fil med --population eller ett antal med --answers.')
    const reading = readWish((field) => values[OPTION[field as WishField]] ?? FIELDS[field as WishField], deffOf(values.deff))
    if (!reading.ok) {
      const faults = reading.faults.map(({ field, sentence }) => `--${OPTION[field as WishField]}: ${sentence}`)
      throw new Refused('Planen går inte att räkna ut:', faults)
    }
    const { wish } = reading
    const lines =
      values.answers === undefined ? await ofPlaces(values.population, words[0] ?? '', wish, context) : ofAnswers(values.answers, wish)
    context.print(lines.join('\n'))
    return undefined
  },
})

async function ofPlaces(file: string | undefined, kommun: string, wish: Wish, context: Context): Promise<readonly string[]> {
  const { heading, places, means } = file ? { ...(await inFile(file)), means: null } : await inKommun(kommun, context, wish)
  return [...heading, '', ...planTable(planFor(places, wish)), ...(means ? ['', ...meansTable(means)] : [])]
}

function deffOf(typed: string | undefined): number {
  const deff = typed === undefined ? USUAL_DEFF : Number(typed.replace(',', '.'))
  if (deff >= 1 && deff <= 5) return deff
  throw new Refused('--deff ska vara ett tal från 1 till 5.')
}

function ofAnswers(typed: string, wish: Wish): readonly string[] {
  const answers = /^\d{1,7}$/.test(typed) ? Number(typed) : 0
  if (answers === 0) throw new Refused('--answers ska vara ett helt tal, 1 eller större.')
  const effective = effectiveSize({ answers, people: Number.POSITIVE_INFINITY, deff: wish.deff })
  const told = prospect({ people: answers, letters: answers, answers }, effective, wish)
  return [changeSentence(told, wish), neededSentence(wish, answersNeeded(wish)), `Felmarginalen är högst ${marginWords(told)}.`]
}

async function inFile(file: string): Promise<Source> {
  const reading = readPopulation(await tableOf(file), { has: (id) => id !== '' })
  if (!reading.ok) {
    const faults = reading.faults.map(({ line, sentence }) => (line === null ? sentence : `rad ${line}: ${sentence}`))
    throw new Refused(`${file} har ${faults.length} fel.`, faults)
  }
  const year = Math.max(...reading.cells.map((cell) => cell.year))
  const cells = reading.cells.filter((cell) => cell.year === year)
  const ids = [...new Set(cells.map(({ areaId }) => areaId))]
  return sourceOf(
    file,
    year,
    ids.map((id) => ({ id, name: id })),
    cells,
  )
}

async function inKommun(word: string, context: Context, wish: Wish): Promise<Source & { readonly means: MeanOutcome | null }> {
  const kommun = await kommunCalled(word, context)
  const db = await context.db()
  const today = Number(localDate(context.now()).slice(0, 4))
  const inside = await areas.namesBelow(db, kommun.id, today)
  const ids = inside.map(({ id }) => id)
  const year = await population.newestYear(db, ids, today)
  if (year === null) throw new Refused(`Folkmängden i ${kommun.name} är inte inläst. Läs in den med import population.`)
  const source = sourceOf(kommun.name, year, inside, await population.ofAreas(db, ids, year))
  const next = { kommunId: kommun.id, year: today + 1 }
  return { ...source, means: await meanOutcome({ db, surveys: await context.surveys() }, next, source.places, wish) }
}

/** Where people live that are to be asked, and what to say of it first. */
interface Source {
  readonly heading: readonly string[]
  readonly places: readonly Place[]
}

function sourceOf(name: string, year: number, ...given: Parameters<typeof placesOf>): Source {
  const { places, unknown } = placesOf(...given)
  const heading = `${name}, folkmängd 15 år och äldre den 31 december ${year}`
  return { heading: unknown.length > 0 ? [heading, `Folkmängd saknas, så de är inte med: ${unknown.join(', ')}.`] : [heading], places }
}

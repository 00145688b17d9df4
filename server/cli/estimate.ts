import { readFile } from 'node:fs/promises'
import { recompute, type Wish } from '../domain/microdata/recompute.ts'
import { remarks } from '../domain/microdata/remarks.ts'
import type { Neighbours } from '../domain/statistics/register.ts'
import { itemsOf } from '../domain/survey/compare.ts'
import { estimatesJson } from '../formats/estimates.ts'
import { fromRoot } from '../root.ts'
import { command, needed, Refused } from './command.ts'
import { filesReader, type GivenRound, prefixOf, type Round } from './estimate-files.ts'
import { writeWhole } from './write-file.ts'

const HELP = `Räknar vägda andelar, medelvärden och gruppmedel med osäkerhet ur filer. Ingen databas behövs.

--definition  Enkätens definition (som i surveys/), eller en mindre: bara questions med id, kind och codes måste finnas, och
              measure, derived, groupMeans och breakdowns om de ska räknas. Exempel: test/fixtures/vectors/V3/definition.json
--responses   CSV med en rad per svarande. Kolumner: area; sex och age som i folkmängden (tomt = okänt);
              source (code eller sample, open för öppen länk) om svar kom på flera sätt; en kolumn per fråga med svarets kod,
              tomt eller NA om frågan inte är besvarad. En flervalsfråga har en kolumn med koderna, eller en kolumn per kod
              med 1 och 0: platser_park, platser_torg. Andra kolumner läses inte. Filen med egna mikrodata går att ge som
              den är, i bred form och oförgrovad. Svaren i omgången före får sakna frågor som är nya.
--population  CSV med folkmängd: area, sex, age, people. Utan kolumnerna sex och age vägs svaren bara efter område.
              Varje kombination ska finnas, med 0 där ingen bor. Åldersgrupper börjar med ett tal: 15-29, 80+.
--margins     I stället för --population, en fil per marginal: area;people och sex;age;people. En av dem ska ha area.

Resultatet är JSON: för varje domain (kommun, area:…, sex:…, age:…, breakdown:…, area:…|sex:…, area:…|age:…), fråga, quantity
(share med code, measure, mean, group_mean, dont_know, unanswered) står n, estimate, se, df, deff_kish, n_eff, low och high,
och change och area_minus_rest med diff, low, high, p och p_adjusted. Inget är avrundat. Filen är hemlig: små grupper är inte dolda.

p_adjusted: utan --focus är varje mått en familj över områdena; med --focus är de frågorna en familj tillsammans och övriga utan.

Exempel: npm run cli -- estimate --definition surveys/trygghet-2026.json --responses svar.csv --population folk.csv --out siffror.json`

const FILE = { type: 'string', value: 'FIL' } as const

/** Computes figures from files of answers and register figures: what the counting job computes, without a database. */
export const estimate = command({
  name: 'estimate',
  summary: 'Räknar vägda siffror med osäkerhet ur filer med svar och folkmängd.',
  usage: '--definition FIL.json --responses FIL.csv --population FIL.csv --out FIL.json',
  help: HELP,
  options: {
    definition: { ...FILE, means: 'enkätens definition' },
    responses: { ...FILE, means: 'svaren, en rad per person' },
    population: { ...FILE, means: 'folkmängd per område, kön och ålder' },
    margins: { ...FILE, multiple: true, means: 'folkmängd per en marginal; kan ges flera gånger' },
    'previous-responses': { ...FILE, means: 'svaren i omgången före' },
    'previous-population': { ...FILE, means: 'folkmängden då' },
    'previous-margins': { ...FILE, multiple: true, means: 'marginalerna då; kan ges flera gånger' },
    neighbour: { type: 'string', multiple: true, value: 'OMRÅDE=GRANNE', means: 'grannen som vägs ihop med ett område med för få svar' },
    focus: { type: 'string', multiple: true, value: 'FRÅGA', means: 'en fokusfråga; kan ges flera gånger' },
    out: { ...FILE, means: 'var resultatet ska skrivas' },
    force: { type: 'boolean', means: 'skriv över en fil som redan finns' },
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const [definition, responses, out] = [
      needed(values.definition, 'definition'),
      needed(values.responses, 'responses'),
      needed(values.out, 'out'),
    ]
    const reader = filesReader()
    const survey = await reader.definition(definition)
    const [given, earlier] = [roundGiven(false, responses, values.population, values.margins), roundBefore(values)]
    const now = await reader.round(survey, given)
    const before = earlier && (await reader.round(survey, earlier))
    if (reader.faults.length > 0 || !survey || !now || before === undefined)
      throw new Refused('Filerna har fel. Inget är räknat.', reader.faults)

    const recomputing = recompute(wishOf(now, before, values.neighbour ?? [], values.focus ?? null))
    if (!recomputing.ok) throw new Refused('Siffrorna kan inte räknas.', recomputing.faults)
    const { result } = recomputing
    const origin = {
      program: await program(),
      definition: { id: survey.id, sha256: survey.hash },
      files: reader.files,
      unusedColumns: now.unusedColumns,
    }
    await writeWhole(out, estimatesJson(result, origin), { over: values.force ?? false })
    for (const sentence of remarks(result, before?.lacking ?? [])) context.print(sentence)
    context.print(`Skrev ${out}.`)
    return undefined
  },
})

function roundGiven(
  isBefore: boolean,
  responses: string,
  population: string | undefined,
  margins: readonly string[] | undefined,
): GivenRound {
  const [table, parts] = [`--${prefixOf({ isBefore })}population`, `--${prefixOf({ isBefore })}margins`]
  if (population !== undefined && margins) throw new Refused(`Ange ${table} eller ${parts}, inte båda.`)
  if (population === undefined && !margins) throw new Refused(`Ange ${table} (eller ${parts}): utan folkmängd kan svaren inte vägas.`)
  return { isBefore, responses, population, margins: margins ?? [] }
}

/** The round before, or null when nothing of it was given. */
function roundBefore(values: {
  readonly 'previous-responses'?: string
  readonly 'previous-population'?: string
  readonly 'previous-margins'?: readonly string[]
}): GivenRound | null {
  const { 'previous-responses': responses, 'previous-population': population, 'previous-margins': margins } = values
  if (responses !== undefined) return roundGiven(true, responses, population, margins)
  if (population === undefined && !margins) return null
  throw new Refused('Folkmängden i omgången före är angiven, men inte svaren: ange --previous-responses också.')
}

function wishOf(now: Round, before: Round | null, neighbours: readonly string[], focus: readonly string[] | null): Wish {
  const unknown = (focus ?? []).filter((id) => !itemsOf(now.survey).some((item) => item.id === id))
  if (unknown.length > 0) throw new Refused(`Definitionen har inte ${unknown.map((id) => `”${id}”`).join(', ')}.`)
  return { now, before, neighbours: neighboursOf(neighbours, now), focus }
}

function neighboursOf(given: readonly string[], { words }: Round): Neighbours {
  return new Map(
    given.map((pair) => {
      const [area = '', neighbour = '', ...more] = pair.split('=').map((word) => word.trim())
      const areKnown = words.areaIds.has(area) && words.areaIds.has(neighbour)
      if (!areKnown || more.length > 0) throw new Refused(`--neighbour ${pair}: skriv två områden ur folkmängden, till exempel A6=A5.`)
      return [area, neighbour]
    }),
  )
}

async function program(): Promise<string> {
  const { name, version }: { name: string; version: string } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8'))
  return `${name} ${version}`
}

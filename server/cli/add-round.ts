import { randomInt, randomUUID } from 'node:crypto'
import * as code from '../domain/code.ts'
import { plan } from '../domain/new-round.ts'
import type { Survey } from '../domain/survey/survey.ts'
import * as areas from '../store/areas.ts'
import * as audit from '../store/audit.ts'
import * as rounds from '../store/rounds.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import type { Context } from './context.ts'
import { kommunCalled } from './kommun.ts'

/** Plans a round of a survey in a kommun and prints its address and codes. */
export const addRound = command({
  name: 'add-round',
  summary: 'Lägger upp en enkätomgång i en kommun och skriver ut adress och områdeskoder.',
  usage: '--survey ENKÄT --kommun KOMMUN --opens DAG --closes DAG --results DAG [--open-link] [--area-codes] [--rehearsal [--unsealed]]',
  help: `Minst en av --open-link och --area-codes behövs. Svar med kod och svar via öppen länk redovisas alltid var för sig.

Exempel: npm run cli -- add-round --survey trygghet-2026 --kommun varberg \\
           --opens 2026-09-01 --closes 2026-10-31 --results 2026-12-15 --area-codes`,
  options: {
    survey: { type: 'string', value: 'ENKÄT', means: 'enkätens namn: filen i surveys/ utan .json' },
    kommun: { type: 'string', value: 'KOMMUN', means: 'kommunens kod eller ord i adressen' },
    opens: { type: 'string', value: 'DAG', means: 'första svarsdagen, ÅÅÅÅ-MM-DD' },
    closes: { type: 'string', value: 'DAG', means: 'sista svarsdagen' },
    results: { type: 'string', value: 'DAG', means: 'dagen då resultatet utlovas' },
    'open-link': { type: 'boolean', means: 'vem som helst får svara utan kod' },
    'area-codes': { type: 'boolean', means: 'gör en kod för varje område' },
    sample: { type: 'boolean', means: 'ett urval ska dras, med en egen kod till var och en' },
    rehearsal: { type: 'boolean', means: 'en övning med påhittade svar, märkt överallt' },
    unsealed: { type: 'boolean', means: 'en övning utan förseglad urna: svaren kan läsas innan de räknas' },
  },
  async run({ values, words }, context) {
    if (words.length > 0) throw new Refused(`”${words.join(' ')}” förstods inte.`)
    const survey = await surveyCalled(needed(values.survey, 'survey'), context)
    const db = await context.db()
    const kommun = await kommunCalled(needed(values.kommun, 'kommun'), context)
    const inside = await areas.below(db, kommun.id, survey.year)
    const wish = {
      survey,
      kommun,
      opensOn: needed(values.opens, 'opens'),
      closesOn: needed(values.closes, 'closes'),
      resultsOn: needed(values.results, 'results'),
      openLink: values['open-link'] ?? false,
      areaCodes: values['area-codes'] ?? false,
      sample: values.sample ?? false,
      rehearsal: values.rehearsal ?? false,
      sealed: !values.unsealed,
    }
    const planning = plan(wish, inside, randomUUID())
    if (!planning.ok)
      throw new Refused(
        'Omgången kan inte läggas upp:',
        planning.faults.map(({ sentence }) => sentence),
      )
    const codes = wish.areaCodes ? inside.map((area) => ({ area, code: code.make((below) => randomInt(below)) })) : []
    await audit.recording(db, entryOf(context, kommun.id, { what: 'added round', details: { year: survey.year } }), async (db) => {
      const given = codes.map(({ area, code }) => ({ areaId: area.id, code }))
      await rounds.addWithCodes(db, planning.round, given)
      return true
    })
    context.print(`Omgången är upplagd: ${kommun.name} ${survey.year}, ${wish.opensOn} till och med ${wish.closesOn}.`)
    context.print(`Adress: ${context.config.baseUrl}/enkat/${kommun.slug}/${survey.year}`)
    for (const { area, code: sign } of codes) context.print(`  ${code.written(sign)}  ${area.name}`)
    return undefined
  },
})

async function surveyCalled(id: string, context: Context): Promise<Survey> {
  const surveys = await context.surveys()
  const survey = surveys.get(id)
  if (survey) return survey
  throw new Refused(`Enkäten ”${id}” finns inte. Det finns: ${[...surveys.keys()].join(', ') || 'inga'}.`)
}

import { type Links, NO_LINKS, readLinks } from '../domain/references/links.ts'
import { type Beside, readReferences } from '../domain/references/reading.ts'
import { questionIds } from '../domain/references/reference.ts'
import { atomically } from '../store/atomically.ts'
import * as audit from '../store/audit.ts'
import * as references from '../store/references.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import { kommunCalled } from './kommun.ts'
import { onlyFile, tableOf } from './read-file.ts'

const HELP = `Filen är en CSV i UTF-8 med semikolon eller komma mellan kolumnerna, och en rad per andel:
  källa (eller kalla)              vem som har tagit fram siffran: Nationella trygghetsundersökningen (NTU), Brå
  plats (eller geografi)           var: Riket, Hallands län
  serie (eller variabel)           vad som mättes
  år (eller ar)                    vilket år
  andel (eller andel_procent)      procent, 0–100. XX eller .. betyder för få svar. Rader utan andel hoppas över.
  undre, övre (ki95_undre, …)      gränserna för 95 % konfidensintervall, om de finns
  svarande (antal_svarande)        hur många som svarade, om det finns
  mått (eller matt)                vad andelen är räknad på, om det finns
  fråga (eller fraga)              frågans id i våra enkäter, om siffran motsvarar någon
  begränsning (begransning)        vad som skiljer mellan deras fråga och vår; måste finnas om fråga finns
Utan kolumnen serie är varje kolumn som inte nämns här en serie, med en rad per plats.

En referens visas i lägesbilden bara där någon har angett vilken fråga den motsvarar. Det kan också stå i en egen fil
(--links) med kolumnerna serie, fråga, begränsning och, om det bara gäller en plats, plats. Det som samma källa hade för
samma år ersätts.

Exempel: npm run cli -- import reference db/demo/ntu-riket.csv --kommun varberg`

/** Reads reference statistics for a kommun's lägesbild. */
export const importReference = command({
  name: 'import reference',
  summary: 'Läser in referensstatistik, som riksvärden ur NTU, att visa i lägesbilden.',
  usage: 'FIL.csv --kommun KOMMUN [--source KÄLLA] [--year ÅR] [--links FIL.csv] [--dry-run]',
  help: HELP,
  options: {
    kommun: { type: 'string', value: 'KOMMUN', means: 'kommunens kod eller ord i adressen' },
    source: { type: 'string', value: 'KÄLLA', means: 'källan, om filen inte säger den' },
    year: { type: 'string', value: 'ÅR', means: 'året, om filen inte säger det' },
    links: { type: 'string', value: 'FIL', means: 'CSV som säger vilka frågor serierna motsvarar' },
    'dry-run': { type: 'boolean', means: 'granskar filen utan att spara något' },
  },
  async run({ values, words }, context) {
    const file = onlyFile(words)
    const kommun = await kommunCalled(needed(values.kommun, 'kommun'), context)
    const beside: Beside = {
      source: values.source?.trim() || null,
      year: yearOf(values.year),
      links: values.links === undefined ? NO_LINKS : await linksOf(values.links),
      questions: questionIds(await context.surveys()),
    }
    const reading = readReferences(await tableOf(file), beside)
    if (!reading.ok) throw new Refused(`${file} har fel. Inget är sparat.`, reading.faults)
    const { references: read, passedOver } = reading
    const linked = read.filter(({ question }) => question !== '').length
    context.print(`${file}: ${read.length} andelar, varav ${linked} motsvarar en fråga och visas i lägesbilden.`)
    if (passedOver > 0) context.print(`${passedOver} rader utan andel hoppades över.`)
    if (values['dry-run']) return void context.print('Filen är felfri. Inget är sparat.')
    await atomically(await context.db(), async (db) => {
      await audit.record(db, entryOf(context, kommun.id, { what: 'imported references', details: { shares: read.length } }))
      await references.write(db, kommun.id, read)
    })
    context.print(`Sparat för ${kommun.name}.`)
    return undefined
  },
})

async function linksOf(file: string): Promise<Links> {
  const reading = readLinks(await tableOf(file))
  if (reading.ok) return reading.links
  throw new Refused(`${file} har fel. Inget är sparat.`, reading.faults)
}

function yearOf(given: string | undefined): number | null {
  if (given === undefined) return null
  if (/^(19|20)\d\d$/.test(given)) return Number(given)
  throw new Refused(`--year ska vara ett årtal, inte ”${given}”.`)
}

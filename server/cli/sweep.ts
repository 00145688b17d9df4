import { count } from '../domain/format.ts'
import * as work from '../work/sweep.ts'
import { command } from './command.ts'

/** Throws away what has been kept as long as it should be, and reports how much. */
export const sweep = command({
  name: 'sweep',
  summary: 'Gallrar: raderar det som har sparats tillräckligt länge, och rapporterar.',
  usage: '',
  help: `Servern gör samma sak varje timme medan den är igång. Inskickade svar på frågorna rörs inte.
Hur länge varje sorts uppgift sparas står på sidan Så länge sparas uppgifter (/logg/gallring).`,
  options: {},
  async run(_given, context) {
    const { auditRows, ...gone } = await work.sweep(await context.db(), context.now())
    const lines = [
      ['Påbörjade svar', gone.drafts],
      ['Inloggningar', gone.sessions],
      ['Fritextsvar', gone.texts],
      ['Texter i dialoger', gone.notes],
      ['Tips från invånare', gone.tips],
      ['Oanvända konton', gone.accounts],
      ['Namn på stängda konton', gone.formerNames],
      ['Beställningar av mikrodata vars filer togs bort', gone.extracts],
      ['Rader i loggen', auditRows],
    ] as const
    context.print('Raderat:')
    for (const [what, records] of lines) context.print(`  ${what}: ${count(records)}`)
    return undefined
  },
})

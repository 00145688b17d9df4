import * as work from '../work/sweep.ts'
import { command } from './command.ts'

/** Throws away what has passed its last day. */
export const sweep = command({
  name: 'sweep',
  summary: 'Tar bort påbörjade svar och inloggningar som har gått ut.',
  usage: '',
  help: 'Servern gör samma sak medan den är igång. Inskickade svar rörs inte.',
  options: {},
  async run(_given, context) {
    const gone = await work.sweep(await context.db(), context.now())
    context.print(`Borttaget: ${gone.drafts} påbörjade svar, ${gone.sessions} inloggningar.`)
    return undefined
  },
})

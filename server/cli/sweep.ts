import { localDate } from '../domain/round.ts'
import * as drafts from '../store/drafts.ts'
import * as sessions from '../store/sessions.ts'
import { command } from './command.ts'

/** Throws away what has passed its last day. */
export const sweep = command({
  name: 'sweep',
  summary: 'Tar bort påbörjade svar och inloggningar som har gått ut.',
  usage: '',
  help: 'Kör kommandot varje natt. Inskickade svar rörs inte.',
  options: {},
  async run(_given, context) {
    const db = await context.db()
    const today = context.now()
    const gone = { drafts: await drafts.sweep(db, localDate(today)), sessions: await sessions.sweep(db, today) }
    context.print(`Borttaget: ${gone.drafts} påbörjade svar, ${gone.sessions} inloggningar.`)
    return undefined
  },
})

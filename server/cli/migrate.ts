import { command } from './command.ts'

/** Brings the database up to date. */
export const migrate = command({
  name: 'migrate',
  summary: 'Skapar databasen eller uppdaterar dess tabeller till den här versionen.',
  usage: '',
  help: 'Databasens plats är inställningen DATABASE_URL. Servern gör samma sak när den startar.',
  options: {},
  async run(_given, context) {
    await context.db()
    context.print(`Databasen ${context.config.databaseFile} är uppdaterad.`)
  },
})

import { writeFile } from 'node:fs/promises'
import { jsonSchema } from '../domain/survey/format.ts'
import { indexSchema } from '../domain/survey/problemindex/format.ts'
import { fromRoot } from '../root.ts'
import * as database from '../store/database.ts'
import * as databaseSchema from '../store/schema.ts'
import { command } from './command.ts'

/** The generated files and what they should hold now: today's tables as SQL, and for editors the formats of surveys and index models. */
export async function generated(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const db = database.open(':memory:')
  await database.migrate(db)
  const tables = await databaseSchema.ofDatabase(db)
  await db.destroy()
  return [
    { path: 'db/schema.sql', text: `-- Today's tables. Made by "npm run schema" from db/migrations; edit those.\n\n${tables}` },
    { path: 'surveys/schema.json', text: `${JSON.stringify(jsonSchema(), null, 2)}\n` },
    { path: 'surveys/index-schema.json', text: `${JSON.stringify(indexSchema(), null, 2)}\n` },
  ]
}

/** Writes the generated files anew. */
export const schema = command({
  name: 'schema',
  summary: 'För utvecklare: skriver db/schema.sql och formatens scheman i surveys/ på nytt.',
  usage: '',
  help: '',
  options: {},
  async run(_given, context) {
    for (const { path, text } of await generated()) {
      await writeFile(fromRoot(path), text)
      context.print(`Skrev ${path}.`)
    }
    return undefined
  },
})

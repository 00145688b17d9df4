import type { Migration, MigrationProvider } from 'kysely'
import * as house from './0001-house.ts'
import * as audit from './0002-audit.ts'
import * as extracts from './0003-extracts.ts'
import * as cancelled from './0004-cancelled-rounds.ts'
import * as weighings from './0005-weighings.ts'
import * as focus from './0006-focus-and-index.ts'
import * as imports from './0007-imports.ts'
import * as protections from './0008-protections.ts'
import * as told from './0009-told-answers.ts'
import * as editions from './0010-editions.ts'
import * as reading from './0011-reading.ts'
import * as codes from './0012-codes.ts'
import * as sealing from './0013-sealing.ts'
import * as dialogueForms from './0014-dialogue-forms.ts'
import * as actions from './0015-actions.ts'
import * as resume from './0016-resume.ts'
import * as accounts from './0018-accounts.ts'

const migrations: Record<string, Migration> = {
  '0001-house': house,
  '0002-audit': audit,
  '0003-extracts': extracts,
  '0004-cancelled-rounds': cancelled,
  '0005-weighings': weighings,
  '0006-focus-and-index': focus,
  '0007-imports': imports,
  '0008-protections': protections,
  '0009-told-answers': told,
  '0010-editions': editions,
  '0011-reading': reading,
  '0012-codes': codes,
  '0013-sealing': sealing,
  '0014-dialogue-forms': dialogueForms,
  '0015-actions': actions,
  '0016-resume': resume,
  '0018-accounts': accounts,
}

/** Every migration, in the order of their names. A released one is never edited. */
export const provider: MigrationProvider = { getMigrations: async () => migrations }

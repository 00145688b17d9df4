import type { Answers } from './tables/answers.ts'
import type { Desk } from './tables/desk.ts'
import type { Dialogue } from './tables/dialogue.ts'
import type { Fieldwork } from './tables/fieldwork.ts'
import type { Picture } from './tables/picture.ts'
import type { Places } from './tables/places.ts'

/**
 * The columns of every table, as Kysely sees them; a column with a closed list of values has the type of that list, for only the store
 * writes it. `db/schema.sql` shows the same as SQL.
 */
export interface Tables extends Places, Fieldwork, Answers, Picture, Dialogue, Desk {}

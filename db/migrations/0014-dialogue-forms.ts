import { type Kysely, sql } from 'kysely'

/** Observations about several themes, with a place, reasons, a time of day and how many times; and what residents have sent in by themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await themes(db)
  await whereAndWhen(db)
  await counted(db)
  await tips(db)
}

async function themes(db: Kysely<unknown>) {
  await db.schema
    .createTable('observation_themes')
    .addColumn('dialogue_id', 'text', (column) => column.notNull().references('dialogues.id').onDelete('cascade'))
    .addColumn('observation_id', 'text', (column) => column.notNull().references('observations.id').onDelete('cascade'))
    .addColumn('theme', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('observation_theme_key', ['dialogue_id', 'observation_id', 'theme'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createIndex('themes_by_observation').on('observation_themes').column('observation_id').execute()
  await sql`
    insert into observation_themes (dialogue_id, observation_id, theme, position)
    select dialogue_id, id, theme, 0 from observations
  `.execute(db)
  await db.schema.alterTable('observations').dropColumn('theme').execute()
}

async function whereAndWhen(db: Kysely<unknown>) {
  const observations = () => db.schema.alterTable('observations')
  await observations()
    .addColumn('place', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await observations().addColumn('longitude', 'real').execute()
  await observations().addColumn('latitude', 'real').execute()
  await observations()
    .addColumn('reasons', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  await observations().addColumn('time_of_day', 'text').execute()
  await observations()
    .addColumn('times', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
}

// Neither order nor hour is kept of what residents send, and of the number on their receipt only a hash.
async function tips(db: Kysely<unknown>) {
  await db.schema
    .createTable('tips')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kommun_id', 'text', (column) => column.notNull().references('areas.id'))
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text', (column) => column.notNull().unique())
    .addColumn('sent_on', 'text', (column) => column.notNull())
    .addColumn('held_on', 'text', (column) => column.notNull())
    .addColumn('area_id', 'text', (column) => column.references('areas.id'))
    .addColumn('longitude', 'real')
    .addColumn('latitude', 'real')
    .addColumn('feeling', 'integer')
    .addColumn('themes', 'text', (column) => column.notNull())
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('time_of_day', 'text')
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createIndex('tips_by_kommun').on('tips').columns(['kommun_id', 'sent_on']).execute()
}

// What lists and pages count of each dialogue, beside it and in the order they ask for it: joining three tables a hundred thousand
// observations long takes ten times the time. Written by the same functions as the observations.
async function counted(db: Kysely<unknown>) {
  await db.schema.alterTable('dialogues').addColumn('worst', 'integer').execute()
  await sql`update dialogues set worst = (select max(severity) from observations where dialogue_id = dialogues.id)`.execute(db)
  await db.schema.createIndex('dialogues_by_area').on('dialogues').columns(['kommun_id', 'area_id', 'held_on']).execute()
  await db.schema
    .createTable('dialogue_themes')
    .addColumn('kommun_id', 'text', (column) => column.notNull())
    .addColumn('held_on', 'text', (column) => column.notNull())
    .addColumn('dialogue_id', 'text', (column) => column.notNull().references('dialogues.id').onDelete('cascade'))
    .addColumn('theme', 'text', (column) => column.notNull())
    .addColumn('area_id', 'text')
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('problems', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('dialogue_theme_key', ['kommun_id', 'held_on', 'dialogue_id', 'theme'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createIndex('themes_by_dialogue').on('dialogue_themes').column('dialogue_id').execute()
  await db.schema
    .createIndex('dialogues_by_theme')
    .on('dialogue_themes')
    .columns(['kommun_id', 'theme', 'held_on', 'dialogue_id'])
    .execute()
  await sql`
    insert into dialogue_themes (kommun_id, held_on, dialogue_id, theme, area_id, form, people, problems)
    select d.kommun_id, d.held_on, d.id, t.theme, d.area_id, d.form, d.people, count(*)
    from dialogues d join observation_themes t on t.dialogue_id = d.id
    group by d.kommun_id, d.held_on, d.id, t.theme, d.area_id, d.form, d.people
  `.execute(db)
}

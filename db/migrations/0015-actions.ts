import type { Kysely } from 'kysely'

/** Actions: what is to be done after what was said, who answers for it, and every step it has taken; and what is decided about underlag. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // State and since repeat the last step, so that lists can be narrowed by them.
  await db.schema
    .createTable('actions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kommun_id', 'text', (column) => column.notNull().references('areas.id'))
    .addColumn('area_id', 'text', (column) => column.references('areas.id'))
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('theme', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text')
    .addColumn('shown', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('effect_on', 'text')
    .addColumn('effect', 'text')
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('actions_by_kommun').on('actions').columns(['kommun_id', 'since']).execute()
  await db.schema
    .createTable('action_steps')
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('to', 'text', (column) => column.notNull())
    .addColumn('on', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_step_key', ['action_id', 'position'])
    .execute()
  await db.schema
    .createTable('action_organisations')
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_organisation_key', ['action_id', 'position'])
    .execute()
  await db.schema
    .createTable('action_observations')
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id').onDelete('cascade'))
    .addColumn('observation_id', 'text', (column) => column.notNull().references('observations.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('action_observation_key', ['action_id', 'observation_id'])
    .execute()
  await db.schema.createIndex('actions_by_observation').on('action_observations').column('observation_id').execute()
  await decisions(db)
}

/** What people have decided about the underlag of a round: which focus areas, and who has taken it. */
async function decisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('underlag_decisions')
    .addColumn('round_id', 'text', (column) => column.primaryKey().references('rounds.id').onDelete('cascade'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('taken_on', 'text')
    .addColumn('taken_by', 'text')
    .execute()
  await db.schema
    .createTable('underlag_focus')
    .addColumn('round_id', 'text', (column) => column.notNull().references('underlag_decisions.round_id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('theme', 'text', (column) => column.notNull())
    .addColumn('area_id', 'text', (column) => column.references('areas.id'))
    .addColumn('why', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('underlag_focus_key', ['round_id', 'position'])
    .execute()
}

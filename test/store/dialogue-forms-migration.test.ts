import { expect } from 'chai'
import { Migrator, sql } from 'kysely'
import { provider } from '../../db/migrations/index.ts'
import * as database from '../../server/store/database.ts'
import * as dialogues from '../../server/store/dialogues.ts'

describe('observations from before they could be about several themes', () => {
  it('keep their theme, severity, words and ids, and have nothing where more can now be said', async () => {
    const db = database.open(':memory:')
    const migrator = new Migrator({ db, provider })
    const names = Object.keys(await provider.getMigrations())
    const before = names[names.indexOf('0014-dialogue-forms') - 1] ?? ''
    expect((await migrator.migrateTo(before)).error).to.equal(undefined)
    await sql`insert into areas (id, level, name, slug, valid_from) values ('9901', 'kommun', 'Lillköping', 'lillkoping', 2000)`.execute(db)
    await sql`
      insert into dialogues (id, kommun_id, form, held_on, place, took_part, people, details, rehearsal, version)
      values ('a', '9901', 'tips', '2026-05-01', 'Torget', 'en boende', 1, '{"kanal":"webb"}', 0, 1)
    `.execute(db)
    await sql`
      insert into observations (id, dialogue_id, position, theme, severity, said, suggestion)
      values ('a.0', 'a', 0, 'trafik', 3, 'Det går fort.', 'Ett gupp'), ('a.1', 'a', 1, 'belysning', 1, '', '')
    `.execute(db)

    expect((await migrator.migrateToLatest()).error).to.equal(undefined)
    const more = { place: '', point: null, reasons: [], timeOfDay: null, times: 1 }
    expect((await dialogues.get(db, 'a'))?.observations).to.deep.equal([
      { id: 'a.0', themes: ['trafik'], severity: 3, said: 'Det går fort.', suggestion: 'Ett gupp', ...more },
      { id: 'a.1', themes: ['belysning'], severity: 1, said: '', suggestion: '', ...more },
    ])
    await db.destroy()
  })
})

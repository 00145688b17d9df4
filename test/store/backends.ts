import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as database from '../../server/store/database.ts'

/** A database that the store must work the same on. */
export interface Backend {
  readonly name: string
  /** An empty database of today's tables, and how to be rid of it. */
  open(): Promise<{ readonly db: database.Db; readonly close: () => Promise<void> }>
}

/** Every backend there is. */
export const BACKENDS: readonly Backend[] = [{ name: 'an SQLite file', open: sqliteFile }]

/** Runs the same cases on every backend: each case asks for the database when it runs, and gets an empty one of its own. */
export function onEveryBackend(title: string, cases: (db: () => database.Db) => void): void {
  for (const backend of BACKENDS) {
    describe(`${title}, in ${backend.name},`, () => {
      let opened: Awaited<ReturnType<Backend['open']>>
      beforeEach(async () => {
        opened = await backend.open()
      })
      afterEach(() => opened.close())
      cases(() => opened.db)
    })
  }
}

async function sqliteFile() {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-store-'))
  const db = database.open(join(folder, 'prov.sqlite'))
  await database.migrate(db)
  const close = async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, close }
}

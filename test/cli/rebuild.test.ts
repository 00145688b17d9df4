import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import type { Edition } from '../../server/domain/editions/document.ts'
import { fromRoot } from '../../server/root.ts'
import * as database from '../../server/store/database.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { changeOneAnswer, publish } from '../fixtures/editions.ts'

describe('An edition made again in another clone, by another process, in another time zone and language', () => {
  let clone: string
  let file: string
  let edition: Edition

  before(async () => {
    const house = await aCountedHouse()
    edition = await publish(house.deps, 'r2026')
    await database.settle(house.deps.db)
    clone = mkdtempSync(join(tmpdir(), 'trygg-klon-'))
    for (const part of ['server', 'db', 'package.json', 'tsconfig.json']) cpSync(fromRoot(part), join(clone, part), { recursive: true })
    cpSync(fromRoot('test', 'fixtures', 'surveys'), join(clone, 'surveys'), { recursive: true })
    symlinkSync(fromRoot('node_modules'), join(clone, 'node_modules'))
    mkdirSync(join(clone, 'tmp'))
    file = join(clone, 'kopia.sqlite')
    copyFileSync(house.file, file)
    await house.close()
  })
  after(() => rmSync(clone, { recursive: true, force: true }))

  /** Types the command in the clone, as on a machine in Auckland that speaks Turkish: its small letters and its order are others. */
  async function rebuild(): Promise<{ readonly code: number; readonly said: string }> {
    const elsewhere = { TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TMPDIR: join(clone, 'tmp') }
    const env = { ...process.env, ...elsewhere, DATABASE_URL: file, SESSION_SECRET: 'x'.repeat(32) }
    const words = ['--import', 'tsx', 'server/cli/main.ts', 'rebuild', edition.hash]
    const child = spawn(process.execPath, words, { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { code, said: said + complained }
  }

  it('has the same bytes; and others when one answer is another', async () => {
    expect(await rebuild()).to.deep.equal({ code: 0, said: `Samma byte: ${edition.hash}\n` })
    const db = database.open(file)
    await changeOneAnswer(db, edition)
    await db.destroy()
    const changed = await rebuild()
    expect(changed.code).to.equal(2)
    expect(changed.said).to.contain('blir en annan').and.contain('provenance inputs answers').and.not.contain('Samma byte')
  })
})

import { statSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Signs } from '../domain/health.ts'
import type { CodeKey } from '../store/code-key.ts'
import * as database from '../store/database.ts'
import { diskFault, diskSentence } from '../store/disk.ts'
import * as draws from '../store/draws.ts'
import * as jobs from '../store/jobs.ts'
import * as lastBackup from '../store/last-backup.ts'

const MOVED = 'Databasens fil har flyttats eller bytts ut medan servern var igång. Starta om servern.'

/** What looks the server over: whether answers can be stored, how much room there is, what has failed, whether codes open anything, how old the backup is. */
export function lookingOver(db: database.Db, databaseFile: string, codeKey: CodeKey): (now: Date) => Promise<Omit<Signs, 'overloaded'>> {
  const file = statSync(databaseFile).ino
  // SQLite goes on writing to a file that has been moved, and nobody would find the answers there.
  const isMoved = async () => (await stat(databaseFile).catch(() => null))?.ino !== file

  return async (now) => {
    const unwritable = (await isMoved()) ? MOVED : await whyUnwritable(db)
    const failedJobs = await jobs.countFailed(db).catch(() => 0) // a database that cannot be read has been noticed already
    const otherKey = await draws.withOtherKey(db, codeKey).catch(() => [])
    const [freeBytes, backedUp] = await Promise.all([roomLeft(databaseFile), lastBackup.latest(databaseFile)])
    const backupAgeMs = backedUp ? now.getTime() - backedUp.getTime() : null
    return { unwritable, freeBytes, failedJobs, roundsOfOtherKey: otherKey.length, backupAgeMs }
  }
}

async function whyUnwritable(db: database.Db): Promise<string | null> {
  try {
    await database.tryWriting(db)
    return null
  } catch (error) {
    const fault = diskFault(error)
    return fault ? diskSentence(fault) : 'Databasen svarar inte som den ska. Se serverns logg.'
  }
}

async function roomLeft(databaseFile: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dirname(databaseFile))
    return bavail * bsize
  } catch {
    return null
  }
}

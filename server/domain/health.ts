/** What was found when the server looked itself over. */
export interface Signs {
  /** Why nothing can be stored, in words; null when it can. */
  readonly unwritable: string | null
  /** There is more to do than there is time. */
  readonly overloaded: boolean
  /** Room left on the database's disk; null when it cannot be known. */
  readonly freeBytes: number | null
  /** Jobs that stopped short and wait to be started again. */
  readonly failedJobs: number
  /** Rounds whose personal codes were made with another key than the server has. */
  readonly roundsOfOtherKey: number
  /** Time since the latest backup; null when none has been noted. */
  readonly backupAgeMs: number | null
}

/** Something that is not as it should be: a stable name for machines, a sentence for people. */
export interface Ailment {
  readonly code: 'unwritable' | 'overloaded' | 'disk_nearly_full' | 'failed_jobs' | 'other_code_key' | 'backup_old'
  readonly sentence: string
}

/** How the server is: well, worse than it should be but serving, or unable to take answers. */
export interface Health {
  readonly status: 'ready' | 'degraded' | 'unavailable'
  readonly ailments: readonly Ailment[]
}

/** Below this there is not room for a round's answers and their counting. */
const ROOM_NEEDED_BYTES = 500_000_000
const HOUR_MS = 3_600_000
/** A nightly backup that has missed a night. */
const BACKUP_AGE_MS = 36 * HOUR_MS

/** Judges the signs. A server that cannot store answers is unavailable, however well it shows pages. */
export function health(signs: Signs): Health {
  const { unwritable, overloaded, freeBytes, failedJobs, roundsOfOtherKey, backupAgeMs } = signs
  const ailments: Ailment[] = []
  if (unwritable !== null) ailments.push({ code: 'unwritable', sentence: unwritable })
  if (overloaded) ailments.push({ code: 'overloaded', sentence: 'Servern hinner inte med. Nya besökare får vänta.' })
  if (freeBytes !== null && freeBytes < ROOM_NEEDED_BYTES)
    ailments.push({ code: 'disk_nearly_full', sentence: `Disken är nästan full: ${Math.floor(freeBytes / 1e6)} MB kvar.` })
  if (failedJobs > 0)
    ailments.push({ code: 'failed_jobs', sentence: `${failedJobs} arbeten har stannat och väntar på att startas igen. Se sidan Omgångar.` })
  if (roundsOfOtherKey > 0) ailments.push({ code: 'other_code_key', sentence: otherKey(roundsOfOtherKey) })
  if (backupAgeMs !== null && backupAgeMs > BACKUP_AGE_MS)
    ailments.push({ code: 'backup_old', sentence: `Den senaste säkerhetskopian är ${Math.floor(backupAgeMs / HOUR_MS)} timmar gammal.` })
  const status = unwritable !== null ? 'unavailable' : ailments.length > 0 ? 'degraded' : 'ready'
  return { status, ailments }
}

const otherKey = (rounds: number) =>
  `Personliga koder öppnar inte enkäten i ${rounds === 1 ? 'en omgång' : `${rounds} omgångar`}: servern har en annan kodnyckel än den de gjordes med. Lägg tillbaka den rätta (CODE_KEY, eller filen som slutar på -kodnyckel) och starta om servern.`

import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { PERSONAL_CODES, personal } from '../domain/code.ts'

/**
 * The key that personal codes are made and found with. It is not in the database: whoever has only that can neither print a
 * code nor try one.
 */
export interface CodeKey {
  /** The code of somebody drawn in a round; the same every time, so that a reminder carries it without its being kept anywhere. `turn` counts from 0, up when two people would have had the same. */
  codeOf(roundId: string, reference: string, turn: number): string
  /** What a code is found by in the database. */
  idOf(roundId: string, code: string): string
  /** What tells whether a round's codes were made with this key. */
  markOf(roundId: string): string
}

/** Where the key lies when no setting gives it: beside the database, for its owner's eyes only. */
export const keyFile = (databaseFile: string): string => `${databaseFile}-kodnyckel`

/** The key of an installation: the setting, else the file beside the database, which is made the first time the key is needed. */
export function codeKey({ codeKey: setting, databaseFile }: { readonly codeKey: string | null; readonly databaseFile: string }): CodeKey {
  let known: string | undefined
  const key = () => {
    known ??= setting ?? fromFile(keyFile(databaseFile))
    return known
  }
  const hmac = (...words: readonly (string | number)[]) => createHmac('sha256', key()).update(words.join('\n')).digest('hex')
  return {
    // A remainder after division of 256 even bits: each code is as likely as any other, to 60 digits.
    codeOf: (roundId, reference, turn) => personal(Number(BigInt(`0x${hmac('code', roundId, turn, reference)}`) % BigInt(PERSONAL_CODES))),
    idOf: (roundId, code) => hmac('id', roundId, code).slice(0, 32),
    markOf: (roundId) => hmac('mark', roundId).slice(0, 16),
  }
}

// Two processes may need the key at once: it is written aside and linked to its name, which fails for all but the first.
function fromFile(file: string): string {
  const before = read(file)
  if (before !== undefined) return before
  mkdirSync(dirname(file), { recursive: true })
  const aside = `${file}.${randomBytes(8).toString('hex')}`
  writeFileSync(aside, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside)
  }
  return read(file) ?? ''
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

import { link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { diskFault } from '../store/disk.ts'
import { Refused } from './command.ts'

/** Writes a file whole or not at all, piece by piece. A file that is there already is left as it is unless `over`. */
export async function writeWhole(
  file: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  { over }: { readonly over: boolean },
): Promise<void> {
  await makeWhole(file, { over }, async (unfinished) => {
    const handle = await open(unfinished, 'w')
    try {
      for await (const piece of pieces) await handle.writeFile(piece)
    } finally {
      await handle.close()
    }
  })
}

/**
 * Lets `make` fill a file beside the one wanted, brings it down to the disk and puts it into place in one step. A file that
 * is there already is left as it is unless `over`. Refuses in words when the disk is full or the folder cannot be written in.
 * What an earlier run left when it was killed is cleared away.
 */
export async function makeWhole(
  file: string,
  { over }: { readonly over: boolean },
  make: (unfinished: string) => Promise<void>,
): Promise<void> {
  if (!over && (await exists(file))) throw alreadyThere(file)
  const unfinished = besides(file)
  try {
    await clearLeft(file)
    await make(unfinished)
    await toDisk(unfinished)
    await putInPlace(unfinished, file, over)
    await toDisk(dirname(file)).catch(() => {}) // some systems cannot; the file itself is on the disk
  } catch (error) {
    throw inWords(error, file)
  } finally {
    await clearAway(unfinished)
  }
}

/** The name, beside a file, of one that this process is making. */
export const besides = (file: string): string => join(dirname(file), `.${basename(file)}.${process.pid}.ofardig`)

/** Removes a file that was being made, and what SQLite may have laid beside it. */
export async function clearAway(unfinished: string): Promise<void> {
  for (const ending of ['', '-journal', '-wal', '-shm']) await rm(unfinished + ending, { force: true })
}

/** Removes what processes that are no more were making for a file. */
export async function clearLeft(file: string): Promise<void> {
  const start = `.${basename(file)}.`
  const names = await readdir(dirname(file)).catch(() => [])
  for (const name of names.filter((name) => name.startsWith(start))) {
    const pid = /^(\d+)\.ofardig(-journal|-wal|-shm)?$/.exec(name.slice(start.length))?.[1]
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(dirname(file), name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM' // somebody else's
  }
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

// link, unlike rename, fails when somebody made the file meanwhile. Some disks (memory sticks) cannot link.
async function putInPlace(unfinished: string, file: string, over: boolean): Promise<void> {
  if (over) return rename(unfinished, file)
  try {
    await link(unfinished, file)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error
    await rename(unfinished, file)
  }
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )

const alreadyThere = (file: string) => new Refused(`${file} finns redan. Välj ett annat namn, eller skriv över med --force.`)

/** A failure of the disk as a sentence; anything else as it is. */
export function inWords(error: unknown, file: string): unknown {
  const folder = dirname(file)
  switch (codeOf(error)) {
    case 'EEXIST':
      return alreadyThere(file)
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refused(`Mappen ${folder} finns inte. Ingen fil skrevs.`)
    case 'EISDIR':
      return new Refused(`${file} är en mapp. Ange en fil.`)
  }
  switch (diskFault(error)) {
    case 'full':
      return new Refused(`Disken är full. ${file} skrevs inte.`)
    case 'readonly':
      return new Refused(`Du har inte rätt att skriva i ${folder}. Ingen fil skrevs.`)
    case 'broken':
      return new Refused(`Disken går inte att skriva på. ${file} skrevs inte.`)
    default:
      return error
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

import { link, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refused } from './command.ts'

/**
 * Writes a file whole or not at all: to a file beside it first, down to the disk, then into place in one step. A file that is
 * there already is left as it is unless `over`. Refuses in words when the disk is full or the folder cannot be written in.
 */
export async function writeWhole(
  file: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  { over }: { readonly over: boolean },
): Promise<void> {
  if (!over && (await exists(file))) throw alreadyThere(file)
  const unfinished = join(dirname(file), `.${basename(file)}.${process.pid}.ofardig`)
  try {
    await writeAll(unfinished, pieces)
    await putInPlace(unfinished, file, over)
  } catch (error) {
    throw inWords(error, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function writeAll(file: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const handle = await open(file, 'w')
  try {
    for await (const piece of pieces) await handle.writeFile(piece)
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

const alreadyThere = (file: string) => new Refused(`${file} finns redan. Välj ett annat namn med --out, eller skriv över med --force.`)

/** A failure of the disk as a sentence; anything else as it is. */
export function inWords(error: unknown, file: string): unknown {
  const folder = dirname(file)
  switch (codeOf(error)) {
    case 'EEXIST':
      return alreadyThere(file)
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refused(`Disken är full. ${file} skrevs inte.`)
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refused(`Mappen ${folder} finns inte. Ingen fil skrevs.`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refused(`Du har inte rätt att skriva i ${folder}. Ingen fil skrevs.`)
    case 'EISDIR':
      return new Refused(`${file} är en mapp. Ange en fil med --out.`)
    default:
      return error
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

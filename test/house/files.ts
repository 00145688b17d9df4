import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { fromRoot } from '../../server/root.ts'

/** A file of the project: its path from the project's folder, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Every file below a folder whose name ends so, in order of path. */
export function files(folder: string, ...endings: readonly string[]): SourceFile[] {
  return readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => file(`${folder}/${path.split(sep).join('/')}`))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A file of the project by its path. */
export const file = (path: string): SourceFile => ({ path, text: readFileSync(fromRoot(path), 'utf8') })

/** The number of the line that an index in a text stands on, from 1. */
export const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length

/** Every place in some files where a pattern is found, as 'path:line what'. The pattern must be global. */
export function places(among: readonly SourceFile[], pattern: RegExp): string[] {
  return among.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((match) => `${path}:${lineOf(text, match.index)} ${match[0].trim()}`),
  )
}

// jsonc-parser turns text into a tree that remembers where everything stood: pure, so the domain may use it.
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Fault } from './survey.ts'

/** The way to a value in a definition: keys, and positions in lists from 0. */
export type Path = readonly (string | number)[]

/** Something wrong at a path, in its author's words. */
export interface Flaw {
  readonly path: Path
  readonly sentence: string
}

/** Turns a path into a place that a person finds: file, names and line. */
export type Placing = (flaw: Flaw) => Fault

/** A definition file as data that remembers where everything stands. */
export interface Source {
  readonly value: unknown
  readonly place: Placing
  /** Keys written twice: plain JSON reading keeps the last without a word. */
  readonly repeated: readonly Fault[]
}

/** Reads a JSON file; its faults of spelling come alone, since nothing after them can be trusted. */
export function readSource(file: string, text: string): { ok: true; source: Source } | { ok: false; faults: readonly Fault[] } {
  const errors: ParseError[] = []
  const json = text.replace(/^\uFEFF/, ' ')
  const tree = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
  const line = (offset: number) => json.slice(0, offset).split('\n').length
  if (!tree || errors.length > 0) {
    const [first = { error: 0, offset: 0 }] = errors
    return { ok: false, faults: [{ file, place: 'filen', line: line(first.offset), sentence: misspelt(first.error) }] }
  }
  const value: unknown = getNodeValue(tree)
  const place: Placing = ({ path, sentence }) => ({ file, place: named(value, path), line: line(nearest(tree, path).offset), sentence })
  const repeated = twice(tree).map(({ key, node, path }) => ({
    file,
    place: named(value, path),
    line: line(node.offset),
    sentence: `”${key}” står två gånger på samma ställe.`,
  }))
  return { ok: true, source: { value, place, repeated } }
}

/** A path as its author thinks of it: 'questions[oro_inbrott].codes[vet_ej].text.en', list items by their id or code where they have one. */
export function named(value: unknown, path: Path): string {
  let here = value
  let place = ''
  for (const step of path) {
    here = isObject(here) ? here[step] : undefined
    place += typeof step === 'number' ? `[${nameOf(here) ?? step}]` : `${place && '.'}${step}`
  }
  return place || 'filen'
}

/** Whether a value read from JSON is an object or a list, so that it may be asked for its parts. */
export const isObject = (value: unknown): value is Readonly<Record<string | number, unknown>> => typeof value === 'object' && value !== null

function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined
  return [item.id, item.code].find((name): name is string => typeof name === 'string' && name !== '')
}

/** The node at a path, or the nearest around it: a missing field is shown where it should have been. */
function nearest(tree: Node, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (node) return node
  }
  return tree
}

interface Repeat {
  readonly key: string
  readonly node: Node
  readonly path: Path
}

function twice(node: Node, path: Path = []): readonly Repeat[] {
  const children = node.children ?? []
  if (node.type === 'array') return children.flatMap((child, index) => twice(child, [...path, index]))
  const seen = new Set<string>()
  return children.flatMap((property) => {
    const [name, value] = property.children ?? []
    const key = String(name?.value)
    const repeat = seen.has(key) ? [{ key, node: property, path: [...path, key] }] : []
    seen.add(key)
    return value?.children ? [...repeat, ...twice(value, [...path, key])] : repeat
  })
}

function misspelt(code: number): string {
  const what = SPELLING[printParseErrorCode(code)] ?? 'Här är något fel skrivet.'
  return `Filen går inte att läsa som JSON. ${what}`
}

const SPELLING: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Här står ett ord som inte är JSON. Texter ska ha citattecken.',
  InvalidNumberFormat: 'Talet är fel skrivet. Använd decimalpunkt.',
  PropertyNameExpected: 'Här saknas ett fältnamn, eller så är ett kommatecken för mycket.',
  ValueExpected: 'Här saknas ett värde, eller så är ett kommatecken för mycket.',
  ColonExpected: 'Här saknas ett kolon.',
  CommaExpected: 'Här saknas ett kommatecken.',
  CloseBraceExpected: 'Här saknas en avslutande klammer, }.',
  CloseBracketExpected: 'Här saknas en avslutande hakparentes, ].',
  EndOfFileExpected: 'Filen fortsätter fast definitionen är slut.',
  InvalidCommentToken: 'Kommentarer får inte finnas. Använd fältet ”comment”.',
  UnexpectedEndOfString: 'Ett citattecken saknas.',
}

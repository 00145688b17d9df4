import { createHash, createHmac } from 'node:crypto'
import { canonical } from '../../domain/editions/canonical.ts'
import type { EditionDocument, InputHashes, InputPart } from '../../domain/editions/document.ts'
import type { Inputs } from '../../domain/editions/inputs.ts'

/** A document as it is published: its bytes, and the name that they give it. */
export interface Written {
  readonly text: string
  readonly hash: string
}

/** An edition's document in its one writing. */
export function written(document: EditionDocument): Written {
  const text = canonical(document)
  return { text, hash: nameOf(text) }
}

/** The name of a document: the SHA-256 of its bytes, in hexadecimal. */
export const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash of each part of what an edition is made from, keyed by a secret. A cell at a time: a large kommun's cube is longer than one text can be. */
export function hashesOf(inputs: Inputs, salt: string): InputHashes {
  const { cells, cellsBefore, before, ground, groundBefore, areas, map, neighbours, focus, references, themes, pattern } = inputs
  const of = (part: InputPart, things: Iterable<unknown>): string => {
    const hash = createHmac('sha256', Buffer.from(salt, 'hex')).update(`${part}\n`)
    for (const thing of things) hash.update(`${canonical(thing)}\n`)
    return hash.digest('hex')
  }
  return {
    answers: of('answers', cells),
    register: of('register', [ground, neighbours, focus]),
    areas: of('areas', [areas, map]),
    before: of('before', [groundBefore, before, ...cellsBefore]),
    references: of('references', references),
    dialogues: of('dialogues', themes),
    pattern: of('pattern', [pattern]),
  }
}

import type { Sheet } from '../../domain/letters/letter.ts'
import { otherCodeKey } from '../../domain/problem.ts'
import type { CodeKey } from '../../store/code-key.ts'
import * as codes from '../../store/codes.ts'
import type { Db } from '../../store/database.ts'
import type { Draw } from '../../store/draws.ts'

/** How many codes are read at a time. */
const A_PAGE = 1000

/** Which letters to make: numbers from one to another, so that a run that was half printed can be gone on with. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What is asked for, cut to the numbers there are; a part of them when it is not all. */
export function rangeOf(asked: { readonly from: number; readonly to: number | null }, drawn: number): Range & { readonly isPart: boolean } {
  const range = { from: asked.from, to: Math.min(asked.to ?? drawn, drawn) }
  return { ...range, isPart: range.from > 1 || range.to < drawn }
}

/** What letters are made from. */
export interface Drawn {
  readonly draw: Draw
  readonly key: CodeKey
  /** What the areas are called. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * The sheets of a mailing, one for everybody drawn whose code is neither used nor returned. They are numbered among all drawn, in
 * the order of the codes' ids, which is chance: a number stays somebody's in every run. Throws otherCodeKey when the codes were
 * made with another key, before a single wrong letter is.
 */
export async function* sheets(db: Db, { draw, key, names }: Drawn, { from, to }: Range): AsyncGenerator<Sheet> {
  const { roundId, method } = draw
  if (key.markOf(roundId) !== draw.keyMark) throw otherCodeKey()
  const areaOf = new Map((await codes.cells(db, roundId)).map(({ cell, areaId }) => [cell, names.get(areaId) ?? areaId]))
  let [number, after] = [0, '']
  for (;;) {
    const page = await codes.page(db, roundId, after, A_PAGE)
    for (const { id, reference, turn, cell, waiting } of page) {
      after = id
      number += 1
      if (number > to) return
      if (number < from || !waiting) continue
      // With a register the printer puts name and address there, by the reference.
      const recipient = method === 'areas' ? ['Till dig som bor i', areaOf.get(cell) ?? ''] : []
      yield { number, code: key.codeOf(roundId, reference, turn), recipient, reference }
    }
    if (page.length < A_PAGE) return
  }
}

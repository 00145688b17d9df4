import type { z } from 'zod'
import { sentence } from './sentences.ts'
import { type Flaw, type Placing, readSource } from './source.ts'
import type { Fault } from './survey.ts'

/** What a file holds, with the way to places in it, or every fault in it. */
export type Shaped<T> =
  | { readonly ok: true; readonly data: T; readonly place: Placing }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Reads a JSON file that must have a shape. `others` finds what no shape can say, in whatever could be read: both passes run
 * on a faulty file, so that every fault comes out at once, in the order of the file.
 */
export function readShaped<T>(file: string, text: string, shape: z.ZodType<T>, others: (value: unknown) => readonly Flaw[]): Shaped<T> {
  const reading = readSource(file, text)
  if (!reading.ok) return reading
  const { value, place, repeated } = reading.source
  const whole = shape.safeParse(value, { error: sentence })
  const flaws = [...shapeFlaws(whole.error?.issues ?? []), ...others(value)]
  const faults = [...repeated, ...flaws.map(place)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return whole.success && faults.length === 0 ? { ok: true, data: whole.data, place } : { ok: false, faults }
}

/** Says that a file and what it holds are called different things, when they are. */
export function misnamed(file: string, id: unknown, what: string): readonly Flaw[] {
  if (typeof id !== 'string' || `${id}.json` === file) return []
  return [{ path: ['id'], sentence: `Filen heter ${file} men ${what} ”${id}”. De ska ha samma namn.` }]
}

function shapeFlaws(issues: readonly z.core.$ZodIssue[]): readonly Flaw[] {
  return issues.flatMap((issue): readonly Flaw[] => {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...path, key], sentence: `Fältet ”${key}” är okänt.` }))
      : [{ path, sentence: issue.message }]
  })
}

/**
 * A value as JSON in its one writing (RFC 8785): names in order of their UTF-16 code units, numbers as ECMAScript writes them, no
 * space. The same value gives the same bytes wherever it is written; what is undefined is left out. Throws on what JSON cannot hold.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const known = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return `{${known
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
      .join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}.`)
  const written = JSON.stringify(value)
  if (written === undefined) throw new TypeError(`JSON cannot hold a ${typeof value}.`)
  return written
}

/** Twelve figures: more than any statistic carries, fewer than two machines may disagree about. */
const FIGURES = 12

/** The same value with every number to twelve significant figures. */
export function rounded<Value>(value: Value): Value {
  return inside(value) as Value // the same shape, number for number
}

function inside(value: unknown): unknown {
  if (typeof value === 'number') return isShort(value) ? value : Number(value.toPrecision(FIGURES))
  if (Array.isArray(value)) return value.map(inside)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inside(inner)]))
}

// Most numbers are counts, which have fewer figures than that: they need not be written out to be rounded.
const isShort = (value: number) => Number.isInteger(value) && Math.abs(value) < 10 ** FIGURES

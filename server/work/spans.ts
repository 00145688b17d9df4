/** The stretches of at most `step` that 0 to `size` is cut into. */
export function* spans(size: number, step: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < size; from += step) yield [from, Math.min(size, from + step)]
}

/** The stretches of at most `step` that 0 to `size` is cut into. */
export function* spans(size: number, step: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < size; from += step) yield [from, Math.min(size, from + step)]
}

/** Things in parts of at most `size`, each made when it is asked for. */
export function* parts<Thing>(things: Iterable<Thing>, size: number): Generator<readonly Thing[]> {
  let part: Thing[] = []
  for (const thing of things) {
    part.push(thing)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

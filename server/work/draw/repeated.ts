/** Finds what has been seen before among millions, in some sixteen bytes each: by hashes, so that what it finds is to be looked at again. */
export interface Seen {
  /** Notes a hash: a whole number that a double holds exactly. */
  add(hash: number): void
  /** The hashes that have been noted more than once. Ends the noting. */
  repeated(): ReadonlySet<number>
}

/** An empty memory of hashes. */
export function seen(): Seen {
  let [hashes, size] = [new Float64Array(1 << 16), 0]
  return {
    add(hash) {
      if (size === hashes.length) {
        const larger = new Float64Array(size * 2)
        larger.set(hashes)
        hashes = larger
      }
      hashes[size++] = hash
    },
    repeated() {
      const sorted = hashes.subarray(0, size).sort()
      const found = new Set<number>()
      for (let at = 1; at < size; at++) if (sorted[at] === sorted[at - 1]) found.add(sorted[at] ?? 0)
      return found
    },
  }
}

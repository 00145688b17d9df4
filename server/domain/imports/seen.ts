/** Remembers who has been seen, by the words that name them and in little memory: the words are not kept. */
export interface Seen {
  /** The line where these words stood before; undefined the first time, which is remembered. */
  before(words: string, line: number): number | undefined
}

/**
 * Nobody seen yet. Words are known by 64 bits of two hashes: of two million different ones, two would be taken for the same in one
 * file of ten million. A slot is twelve bytes; a set of a million words would fill a worker's heap.
 */
export function seen(): Seen {
  let capacity = 1 << 12
  let [firsts, seconds, lines] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity)]
  let size = 0

  /** The slot where these hashes stand, or should. A line is never 0, so that is an empty slot. */
  function slotOf(first: number, second: number): number {
    let at = first & (capacity - 1)
    while (lines[at] !== 0 && (firsts[at] !== first || seconds[at] !== second)) at = (at + 1) & (capacity - 1)
    return at
  }

  function put(at: number, first: number, second: number, line: number): void {
    firsts[at] = first
    seconds[at] = second
    lines[at] = line
  }

  function grow(): void {
    const old = { firsts, seconds, lines }
    capacity *= 2
    ;[firsts, seconds, lines] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity)]
    old.lines.forEach((line, at) => {
      const [first = 0, second = 0] = [old.firsts[at], old.seconds[at]]
      if (line !== 0) put(slotOf(first, second), first, second, line)
    })
  }

  return {
    before(words, line) {
      const [first, second] = [murmur(words, 0x9747b28c), murmur(words, 0x1b873593)]
      const at = slotOf(first, second)
      if (lines[at] !== 0) return lines[at]
      put(at, first, second, line)
      size += 1
      if (size * 2 > capacity) grow()
      return undefined
    },
  }
}

/** MurmurHash3 (Austin Appleby, public domain) of a text's UTF-16 units, two to a block: 32 bits. */
function murmur(words: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < words.length; at += 2) {
    const block = words.charCodeAt(at) | ((at + 1 < words.length ? words.charCodeAt(at + 1) : 0) << 16)
    hash ^= Math.imul(turned(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593)
    hash = (Math.imul(turned(hash, 13), 5) + 0xe6546b64) | 0
  }
  hash ^= words.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const turned = (bits: number, by: number) => (bits << by) | (bits >>> (32 - by))

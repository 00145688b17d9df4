import factory, { type Bidi } from 'bidi-js' // the order of writing in a line of two directions; pdfkit knows only one

const bidi = (factory as unknown as () => Bidi)() // its types describe a module, what is there is the function

/** Letters that are written one way, in the order they stand from left to right. */
export interface Run {
  readonly words: string
  readonly rightToLeft: boolean
}

/** A line whose writing runs from right to left, cut into runs as they stand from left to right: digits and Latin words inside it keep their own direction. */
export function runsOf(line: string): readonly Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, 'rtl')
  const runs: { words: string; level: number }[] = []
  for (const [index, sign] of [...line.split('').entries()]) {
    const level = levels[index] ?? 1
    const last = runs.at(-1)
    if (last && last.level === level) last.words += sign
    else runs.push({ words: sign, level })
  }
  // The whole line runs from right to left, so its first run stands last; a run of even level is read from left to right.
  return runs.reverse().map(({ words, level }) => ({ words, rightToLeft: level % 2 === 1 }))
}

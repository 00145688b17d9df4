/** A word of a text, with where it stands. */
export interface Token {
  readonly from: number
  readonly to: number
  /** As it is written, composed. */
  readonly word: string
  /** In small letters, composed. */
  readonly lower: string
  /** Begins with a capital that says something: not in a text written all in capitals. */
  readonly capital: boolean
  /** First in its sentence, where every word begins with a capital. */
  readonly first: boolean
  /** What stands between the word before and this one. */
  readonly gap: string
}

const WORD = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*/gu

/** The words of a text in order. */
export function tokensOf(text: string): readonly Token[] {
  const shouted = isShouted(text)
  let end = 0
  return [...text.matchAll(WORD)].map(({ 0: written, index: from }) => {
    const gap = text.slice(end, from)
    const first = end === 0 || /[.!?…\n:"”“•*]|\p{Extended_Pictographic}/u.test(gap)
    end = from + written.length
    const word = written.normalize('NFC')
    return { from, to: end, word, lower: word.toLocaleLowerCase('sv'), capital: !shouted && /^\p{Lu}/u.test(word), first, gap }
  })
}

/** Whether most letters are capitals: then they say nothing. */
function isShouted(text: string): boolean {
  const large = text.match(/\p{Lu}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return large > small
}

import { expect } from 'chai'
import { numberOf, WORDS, wordsIn } from '../../../server/domain/wordlist.ts'

describe('the list of words', () => {
  it('holds ten bits a word: 1024 different ones, in order, of letters that every keyboard has', () => {
    expect(WORDS).to.have.length(1024)
    expect(new Set(WORDS)).to.have.length(1024)
    expect([...WORDS].sort()).to.deep.equal(WORDS)
    for (const word of WORDS) expect(word).to.match(/^[a-z]{3,9}$/)
  })

  it('has no word that a slip makes of another: a letter more, less or other, or two neighbours swapped', () => {
    const known = new Set(WORDS)
    const confusable = WORDS.flatMap((word) =>
      [...slips(word)].filter((slip) => slip !== word && known.has(slip)).map((slip) => `${word} ${slip}`),
    )
    expect(confusable).to.deep.equal([])
  })

  it('reads words however they are typed', () => {
    expect(wordsIn('  Abborre, ADVENT-agenda\n akacia. ')).to.deep.equal(['abborre', 'advent', 'agenda', 'akacia'])
    expect(wordsIn(' ,. ')).to.deep.equal([])
    expect(WORDS.map(numberOf)).to.deep.equal(WORDS.map((_, index) => index))
    expect(numberOf('xyz')).to.equal(undefined)
  })
})

function* slips(word: string): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    yield head + tail.slice(1)
    if (tail.length > 1) yield `${head}${tail[1]}${tail[0]}${tail.slice(2)}`
    for (const letter of letters) {
      yield head + letter + tail
      yield head + letter + tail.slice(1)
    }
  }
}

import { expect } from 'chai'
import { random } from '../../../../server/domain/rehearsal/random.ts'
import { readSheet, SECRET_BYTES, SHEET_WORDS, wordsOf } from '../../../../server/domain/sealing/sheet.ts'
import { WORDS } from '../../../../server/domain/wordlist.ts'

const dice = random(1)
const below = (limit: number) => Math.floor(dice() * limit)
const aSecret = () => Uint8Array.from({ length: SECRET_BYTES }, () => below(256))
const put = (words: readonly string[], at: number, word: string) => words.map((other, place) => (place === at ? word : other)).join(' ')
const sentence = (typed: string) => {
  const reading = readSheet(typed)
  return reading.ok ? 'taken' : reading.sentence
}

describe('a recovery sheet', () => {
  const secret = aSecret()
  const words = wordsOf(secret)

  it('carries its secret in fifteen words, whatever the secret', () => {
    for (const carried of [secret, new Uint8Array(16), new Uint8Array(16).fill(255), ...Array.from({ length: 500 }, aSecret)]) {
      const written = wordsOf(carried)
      expect(written).to.have.length(SHEET_WORDS)
      expect(readSheet(written.join(' '))).to.deep.equal({ ok: true, secret: carried })
    }
  })

  it('is read with capitals, commas, line breaks and the numbers before the words', () => {
    const typed = words.map((word, place) => `${place + 1}. ${word.toUpperCase()},`).join('\r\n')
    expect(readSheet(typed)).to.deep.equal({ ok: true, secret })
  })

  it('names a word that is not in the list, and the one that was meant', () => {
    expect(sentence(put(words, 6, 'abbore'))).to.equal('Ord 7, ”abbore”, finns inte i listan. Menade du ”abborre”?')
    expect(sentence(put(words, 6, 'xyzzy'))).to.equal('Ord 7, ”xyzzy”, finns inte i listan.')
  })

  it('notices every word of the list put in the place of another, and says which place', () => {
    for (let place = 0; place < SHEET_WORDS; place++) {
      for (const word of WORDS) {
        if (word === words[place]) continue
        expect(sentence(put(words, place, word))).to.equal(`Ett av orden är fel, troligen ord ${place + 1}. Läs det igen på bladet.`)
      }
    }
  })

  it('notices any two words that changed places, and any two that are wrong', () => {
    for (let one = 0; one < SHEET_WORDS; one++) {
      for (let other = one + 1; other < SHEET_WORDS; other++) {
        const swapped = put(put(words, one, words[other] ?? '').split(' '), other, words[one] ?? '')
        if (swapped !== words.join(' ')) expect(sentence(swapped)).to.match(/^Två av orden har bytt plats/)
        const wrong = put(put(words, one, WORDS[below(1024)] ?? '').split(' '), other, WORDS[below(1024)] ?? '')
        if (wrong !== words.join(' ')) expect(sentence(wrong)).to.match(/orden/)
      }
    }
  })

  it('says how many words it has, when more or fewer were typed', () => {
    expect(sentence(words.slice(1).join(' '))).to.equal('På bladet står 15 ord. Du har skrivit 14.')
    expect(sentence('')).to.equal('På bladet står 15 ord. Du har skrivit 0.')
  })
})

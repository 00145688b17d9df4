import { expect } from 'chai'
import { MOST_OFFERED, offersOf, piecesOf, read, tickField } from '../../../../server/domain/reading/decision.ts'
import { mask, placesOf } from '../../../../server/domain/reading/masking.ts'
import { proposalsFor } from '../../../../server/domain/reading/proposals.ts'

const form = (fields: Readonly<Record<string, string>>) => (field: string) => fields[field] ?? ''
const ticksOf = (text: string) =>
  Object.fromEntries(offersOf(text, proposalsFor(text)).flatMap((offer) => (offer.ticked ? [[tickField(offer), 'ja']] : [])))

describe('what a reader decides', () => {
  it('masks what is ticked and every place where the reader’s own words stand, as whole words in any size', () => {
    const text = 'Åke och Masken. masken syns på maskeringen. Ring 070-123 45 67.'
    const reading = read(text, proposalsFor(text), form({ ...ticksOf(text), beslut: 'visa', 'ord-1': 'masken', 'slag-1': 'name' }))
    expect(reading).to.deep.equal({
      ok: true,
      decided: {
        state: 'shown',
        words: '[namn] och [namn]. [namn] syns på maskeringen. Ring [telefonnummer].',
        masked: { name: 3, phone: 1 },
        reason: null,
      },
    })
  })

  it('takes a kind that there is not for another', () => {
    const reading = read('Huset.', [], form({ beslut: 'visa', 'ord-1': 'huset', 'slag-1': 'constructor' }))
    expect(reading).to.deep.include({ decided: { state: 'shown', words: '[dolt].', masked: { other: 1 }, reason: null } })
  })

  it('is refused without one of the buttons, or with a reason that there is not', () => {
    for (const beslut of ['', 'inte', 'inte:toString', 'allt']) expect(read('Hej.', [], form({ beslut })).ok, beslut).to.equal(false)
  })

  it('masks what is sure or likely beyond the boxes that fit on a page', () => {
    const text = 'anna@exempel.se '.repeat(MOST_OFFERED + 10)
    expect(offersOf(text, proposalsFor(text))).to.have.length(MOST_OFFERED)
    const reading = read(text, proposalsFor(text), form({ beslut: 'visa' }))
    expect(reading.ok && reading.decided.masked).to.deep.equal({ email: 10 })
  })

  it('shows the text in pieces that are the whole of it', () => {
    for (const text of ['', 'Åke', 'Hej Åke på 070-123 45 67', 'Åke Åke\nEva 😡'])
      expect(
        piecesOf(text, offersOf(text, proposalsFor(text)))
          .map(({ words }) => words)
          .join(''),
      ).to.equal(text)
  })
})

describe('masking', () => {
  it('takes places that overlap for one', () => {
    expect(
      mask('abcdef', [
        { from: 3, to: 5, kind: 'name' },
        { from: 1, to: 4, kind: 'phone' },
      ]),
    ).to.deep.equal({ words: 'a[telefonnummer]f', masked: { phone: 1 } })
  })

  it('finds typed words however they are composed and spaced, and signs for what they are', () => {
    expect(placesOf('A\u030Asa\n Berg (tel.)', 'åsa berg')).to.deep.equal([{ from: 0, to: 10 }])
    expect(placesOf('a.b axb', 'a.b')).to.deep.equal([{ from: 0, to: 3 }])
    expect(placesOf('Bergen', 'berg')).to.deep.equal([])
  })
})

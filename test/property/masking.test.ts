import { expect } from 'chai'
import { mask } from '../../server/domain/reading/masking.ts'
import { proposalsFor } from '../../server/domain/reading/proposals.ts'
import { corpus } from '../bench/masking/corpus.ts'

const SEED = 20260915
/** Invented texts with identifiers in many forms; the bench measures more of them, and says what is missed. */
const SAMPLES = corpus(SEED, 1200)

describe(`proposals for masking, in invented texts (seed ${SEED}),`, () => {
  const read = SAMPLES.map((sample) => ({ ...sample, proposals: proposalsFor(sample.text) }))

  for (const kind of ['identity', 'phone', 'email', 'plate'] as const) {
    it(`cover at least 99 of 100 planted: ${kind}`, () => {
      const planted = read.flatMap(({ planted, proposals }) =>
        planted.filter((one) => one.kind === kind).map((one) => ({ one, proposals })),
      )
      const found = planted.filter(({ one, proposals }) => proposals.some(({ from, to }) => from <= one.from && one.to <= to))
      expect(planted.length).to.be.above(200)
      expect(found.length / planted.length).to.be.at.least(0.99)
    })
  }

  it('leave nothing of what they cover, and everything else as it was', () => {
    for (const { text, proposals } of read) {
      const { words, masked } = mask(text, proposals)
      expect(words.split(/\[(?:namn|telefonnummer|personnummer|registreringsnummer|adress|e-postadress)\]/)).to.deep.equal(
        [...proposals, { from: text.length, to: 0 }].map(({ from }, index) => text.slice(proposals[index - 1]?.to ?? 0, from)),
      )
      expect(Object.values(masked).reduce((sum, count) => sum + count, 0)).to.equal(proposals.length)
    }
  })
})

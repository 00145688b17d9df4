import { expect } from 'chai'
import { takesForms } from '../../../../server/domain/paper/taking.ts'
import { STATES } from '../../../../server/domain/sealing/seal.ts'
import type { Snapshot } from '../../../../server/domain/snapshot.ts'
import { aRound } from '../../../fixtures/rounds.ts'

const round = aRound({ opensOn: '2026-09-01', closesOn: '2026-10-31' })
const fresh = { snapshot: undefined, seal: undefined }

describe('forms on paper', () => {
  it('are keyed from the first day, and after the last, for the post is slow', () => {
    expect(takesForms(round, fresh, '2026-08-31')).to.equal(false)
    for (const day of ['2026-09-01', '2026-10-31', '2026-11-20']) expect(takesForms(round, fresh, day), day).to.equal(true)
  })

  it('are not keyed once the answers are counted, or the round is cancelled', () => {
    expect(takesForms(round, { ...fresh, snapshot: {} as Snapshot }, '2026-11-20')).to.equal(false)
    expect(takesForms({ ...round, cancelledOn: '2026-09-10' }, fresh, '2026-09-11')).to.equal(false)
  })

  it('are keyed in a sealed round while its urn takes answers: once sealed, and until its opening begins', () => {
    const sealed = { ...round, sealed: true }
    expect(takesForms(sealed, fresh, '2026-09-11')).to.equal(false)
    const taken = STATES.filter((state) => takesForms(sealed, { ...fresh, seal: { state } }, '2026-11-20'))
    expect(taken).to.deep.equal(['sealed'])
  })
})

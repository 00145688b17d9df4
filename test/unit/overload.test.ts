import { expect } from 'chai'
import { lateness } from '../../server/overload.ts'

/** Beats at these times, asked for every 250 ms from 0; whether it was overloaded after each. */
function judged(...beats: number[]): boolean[] {
  const late = lateness(500, 250, 0)
  return beats.map((at) => {
    late.beat(at)
    return late.overloaded()
  })
}

describe('a server', () => {
  it('that keeps time is not overloaded', () => {
    expect(judged(250, 510, 1200, 1900)).to.deep.equal([false, false, false, false])
  })

  it('is not overloaded by one long moment', () => {
    expect(judged(250, 5000, 5250)).to.deep.equal([false, false, false])
  })

  it('is overloaded when it is late twice in a row, until it is in time again', () => {
    expect(judged(1000, 2000, 3000, 3250, 4200)).to.deep.equal([false, true, true, false, false])
  })
})

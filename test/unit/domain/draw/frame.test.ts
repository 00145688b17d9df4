import { expect } from 'chai'
import { classCalled, classNamed, frameWords, groupOfAge } from '../../../../server/domain/draw/frame.ts'
import { AGE_GROUPS } from '../../../../server/domain/population.ts'

describe('an age class', () => {
  it('is named from its first age to its last', () => {
    expect(classNamed(['15-29'])).to.equal('15-29')
    expect(classNamed(['15-29', '30-44'])).to.equal('15-44')
    expect(classNamed(['65-79', '80+'])).to.equal('65+')
    expect(classNamed(['80+'])).to.equal('80+')
  })

  it('is known again by its name, every one there is', () => {
    for (let from = 0; from < 5; from++)
      for (let to = from + 1; to <= 5; to++) {
        const ages = AGE_GROUPS.slice(from, to)
        expect(classCalled(classNamed(ages))).to.deep.equal(ages)
      }
    expect(classCalled('16-29')).to.equal(undefined)
  })

  it('holds the ages it says, and nobody younger', () => {
    expect([14, 15, 29, 30, 79, 80, 107].map(groupOfAge)).to.deep.equal([undefined, '15-29', '15-29', '30-44', '65-79', '80+', '80+'])
  })
})

describe('a frame cell in words', () => {
  it('says whom it holds', () => {
    expect(frameWords({ sex: 'kvinna', ages: ['30-44'] })).to.equal('kvinnor 30–44 år')
    expect(frameWords({ sex: 'man', ages: ['65-79', '80+'] })).to.equal('män 65 år eller äldre')
    expect(frameWords({ sex: 'man', ages: null })).to.equal('män')
    expect(frameWords({ sex: null, ages: ['15-29', '30-44'] })).to.equal('alla 15–44 år')
    expect(frameWords({ sex: null, ages: null })).to.equal('alla')
  })
})

import { expect } from 'chai'
import { METHOD } from '../../../../server/domain/statistics/method.ts'
import { SIMULATED } from '../../../../server/domain/statistics/simulated.ts'
import { errorOf, LAWS, verdict } from '../../../../server/domain/statistics/simulation.ts'
import { Average } from '../../../bench/simulation/tally.ts'

describe('the simulation that is shown', () => {
  const { coverage, mistaken, excluded, falseDiscovery, pledges, samples, pledgeSamples } = SIMULATED

  it('is of the method in use: a new version needs a new one', () => {
    expect(SIMULATED.method).to.equal(METHOD.version)
  })

  it('has intervals that hold what is true as often as is promised', () => {
    for (const { where, what, rate, error } of coverage) expect(verdict(rate, error, LAWS.coverage), `${where} ${what}`).to.equal('kept')
  })

  it('finds no more changes than is promised where nothing has changed', () => {
    for (const { where, what, rate, error } of mistaken) expect(verdict(rate, error, LAWS.mistaken), `${where} ${what}`).to.equal('kept')
  })

  it('finds none of them much oftener than that, even the one it happened to most, and prints intervals that do no worse', () => {
    for (const { where, what, extreme } of mistaken)
      expect(verdict(extreme.rate, errorOf(extreme.rate, samples), LAWS.mistaken), `${where} ${what}`).to.not.equal('not kept')
    for (const { where, what, rate, error } of excluded)
      expect(verdict(rate, error, LAWS.mistaken), `${where} ${what}`).to.not.equal('not kept')
  })

  it('keeps the false few in every family of questions, group means too', () => {
    for (const { family, rate, error } of falseDiscovery) expect(verdict(rate, error, LAWS.falseDiscovery), family).to.not.equal('not kept')
  })

  it('establishes falls about as often as the planner states', () => {
    for (const { place, question, power } of pledges)
      expect(verdict(power, errorOf(power, pledgeSamples), LAWS.power), `${place} ${question}`).to.not.equal('not kept')
    expect(pledges.reduce((sum, { power }) => sum + power, 0) / pledges.length).to.be.within(0.78, 0.86)
  })
})

describe('a simulated rate', () => {
  it('keeps a law, breaks it, or is too close to tell', () => {
    const error = 0.01
    expect([0.05, 0.0695, 0.0705].map((rate) => verdict(rate, error, { to: 0.05 }))).to.deep.equal([
      'kept',
      'too close to tell',
      'not kept',
    ])
    expect([0.94, 0.9105, 0.9095].map((rate) => verdict(rate, error, { from: 0.93, to: 1 }))).to.deep.equal([
      'kept',
      'too close to tell',
      'not kept',
    ])
  })

  it('is as exact as its samples differ, not as the figures in them are many', () => {
    const average = new Average()
    for (const share of [0, 1, 0, 1]) average.add(share)
    expect(average.mean).to.equal(0.5)
    expect(average.error).to.be.closeTo(Math.sqrt(1 / 3 / 4), 1e-15)
    expect(errorOf(0.5, 100)).to.equal(0.05)
  })
})

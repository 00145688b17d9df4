import { expect } from 'chai'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import { average } from '../../server/domain/statistics/problemindex/average.ts'
import { level, span } from '../../server/domain/statistics/problemindex/level.ts'
import { agreement } from '../../server/domain/statistics/problemindex/printed.ts'
import { type IndexFigure, problemindex } from '../../server/domain/statistics/problemindex/problemindex.ts'
import { type Thresholds, thresholds } from '../../server/domain/statistics/problemindex/thresholds.ts'
import { aSurvey } from '../fixtures/definition.ts'
import { aModel, aReference } from '../fixtures/index-model.ts'

const RUNS = 300

describe('whatever the national share', () => {
  it('limits never fall, and the country itself is normal', () =>
    forEverySeed((chance) => {
      const p0 = aShare(chance)
      const limits = thresholds(p0)
      for (const [index, limit] of limits.entries()) if (index > 0) expect(limit).to.be.at.least(limits[index - 1] ?? 0)
      expect(level(Math.round(360 * p0) / 360, limits)).to.equal(2)
    }))

  it('a level never falls when the share rises, and uses the whole scale between none and all', () =>
    forEverySeed((chance) => {
      const limits = someLimits(chance)
      const shares = [0, 1, ...limits, ...Array.from({ length: 50 }, chance)].sort((a, b) => a - b)
      const levels = shares.map((share) => level(share, limits))
      expect(levels).to.deep.equal([...levels].sort((a, b) => a - b))
      for (const one of levels) expect(one).to.be.within(0, 6)
    }))

  it('a span holds the level of every share in its interval', () =>
    forEverySeed((chance) => {
      const limits = someLimits(chance)
      const [low = 0, share = 0, high = 0] = [chance(), chance(), chance()].sort((a, b) => a - b)
      const around = span({ low, high }, limits)
      expect(level(share, limits)).to.be.within(around.low, around.high)
    }))
})

describe('whatever the levels', () => {
  it('their mean lies among them, is the same in any order, and is a printing of itself', () =>
    forEverySeed((chance) => {
      const levels = Array.from({ length: 1 + Math.floor(chance() * 40) }, () => Math.floor(chance() * 7))
      const mean = average(levels)
      if (!mean) throw new Error('there are levels')
      expect(average(shuffled(levels, chance))).to.deep.equal(mean)
      expect(mean.hundredths).to.be.within(100 * Math.min(...levels), 100 * Math.max(...levels))
      expect(Math.abs(mean.hundredths * mean.items - 100 * mean.sum) * 2).to.be.at.most(mean.items)
      expect(agreement(mean.hundredths, mean)).to.equal('half-up')
      expect(agreement(Math.floor((100 * mean.sum) / mean.items), mean)).to.be.oneOf(['half-up', 'truncated'])
    }))
})

describe('whatever the figures', () => {
  it('the total is the same in any order of questions and groups, and adds up over the groups', () =>
    forEverySeed((chance) => {
      const model = aModel((m) => Object.assign(m.groups[0].indicators[1], { reference: aReference(aShare(chance)) }))
      const figures = new Map<string, IndexFigure | null>(['skrap', 'besvar', 'tillit'].map((id) => [id, someFigure(chance)]))
      const index = problemindex(model, aSurvey(), figures)
      const turned = {
        ...model,
        groups: [...model.groups].reverse().map((group) => ({ ...group, indicators: shuffled(group.indicators, chance) })),
      }
      expect(problemindex(turned, aSurvey(), new Map(shuffled([...figures], chance))).total).to.deep.equal(index.total)
      const sum = index.groups.reduce((all, { average }) => all + (average?.sum ?? 0), 0)
      const items = index.groups.reduce((all, group) => all + group.items.length, 0)
      expect([index.total?.sum ?? 0, index.total?.items ?? 0]).to.deep.equal([sum, items])
      expect(items + index.groups.reduce((all, group) => all + group.missing.length, 0)).to.equal(3)
    }))
})

const aShare = (chance: Random) => 0.0001 + 0.9998 * chance()

function someLimits(chance: Random): Thresholds {
  if (chance() < 0.5) return thresholds(aShare(chance))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: 6 }, chance).sort((x, y) => x - y)
  return [a, b, c, d, e, f]
}

function someFigure(chance: Random): IndexFigure | null {
  if (chance() < 0.2) return null
  const [low = 0, share = 0, high = 0] = [chance(), chance(), chance()].sort((a, b) => a - b)
  return { share, interval: { low, high }, base: Math.floor(chance() * 1000) }
}

function shuffled<T>(items: readonly T[], chance: Random): T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

function forEverySeed(law: (chance: Random) => void): void {
  for (let seed = 1; seed <= RUNS; seed++)
    try {
      law(random(seed))
    } catch (fault) {
      throw new Error(`with seed ${seed}: ${(fault as Error).message}`, { cause: fault })
    }
}

import { expect } from 'chai'
import { UNKNOWN } from '../../../../server/domain/cube.ts'
import { ANYBODY } from '../../../../server/domain/statistics/register.ts'
import { weigh } from '../../../../server/domain/statistics/weighing.ts'
import { aCube, aRegister, weighed, weightIn } from '../../../fixtures/statistics.ts'

const BOTH = aRegister({ N: { kvinna: [100], man: [60] }, S: { kvinna: [300], man: [200] } })
const answers = (areaId: string, kvinna: number, man: number) => [
  { areaId, sex: 'kvinna', respondents: kvinna },
  { areaId, sex: 'man', respondents: man },
]

describe('weights', () => {
  it('are the people of a cell through those who answered in it', () => {
    const weighing = weighed(aCube(...answers('N', 10, 5), ...answers('S', 20, 8)), BOTH)
    expect([weightIn(weighing, 'N'), weightIn(weighing, 'N', 'man')]).to.deep.equal([10, 12])
    expect([weightIn(weighing, 'S'), weightIn(weighing, 'S', 'man')]).to.deep.equal([15, 25])
    expect(weighing).to.deep.include({ method: 'post-stratification', unplaced: 0, fromEmpty: 0, merged: [], uncovered: [] })
  })

  it('leave out those who came by the open link, and count nobody twice for a breakdown', () => {
    const open = { source: 'open', respondents: 500 } as const
    const weighing = weighed(aCube(...answers('N', 10, 5), ...answers('S', 20, 8), open, { slice: 'hem=1', respondents: 7 }), BOTH)
    expect(weightIn(weighing, 'N')).to.equal(10)
  })

  it('are the average for those whose cell is unknown, and the others stand for the rest', () => {
    const unknown = { areaId: 'N', sex: UNKNOWN, respondents: 5 }
    const weighing = weighed(aCube(...answers('N', 10, 5), unknown, ...answers('S', 20, 8)), BOTH)
    expect(weightIn(weighing, 'N', UNKNOWN)).to.equal(8) // 160 / 20
    expect(weightIn(weighing, 'N', 'annat')).to.equal(8)
    expect(weightIn(weighing, 'N')).to.equal(7.5) // 100 × 15/20 / 10
    expect(weighing.unplaced).to.equal(5)
  })

  it('are by area alone where the register tells no more', () => {
    const register = { cells: [{ areaId: 'N', sex: ANYBODY, ageGroup: ANYBODY, people: 90 }], ageGroups: [ANYBODY] }
    const weighing = weighed(aCube(...answers('N', 10, 5)), register)
    expect([weightIn(weighing, 'N'), weightIn(weighing, 'N', 'annat')]).to.deep.equal([6, 6])
    expect(weighing.unplaced).to.equal(0)
  })

  it('are shared with a neighbour where only one answered, which then has no figures of its own', () => {
    const weighing = weighed(aCube(...answers('N', 1, 0), ...answers('S', 20, 8)), BOTH, new Map([['N', 'S']]))
    expect(weighing.design.strata).to.deep.equal([{ areaIds: ['S', 'N'], people: 660, respondents: 29 }])
    expect(weightIn(weighing, 'N')).to.equal(weightIn(weighing, 'S'))
    expect(weighing.merged).to.deep.equal(['N'])
  })

  it('say which area nothing could be weighted with, and still weight the others', () => {
    const weighing = weighed(aCube(...answers('N', 1, 0), ...answers('S', 20, 8)), BOTH)
    expect(weighing.uncovered.map(({ sentence }) => sentence)).to.deep.equal([
      'Från området N har för få svarat för att vägas för sig, och området har ingen granne att vägas ihop med. Siffror för hela kommunen kan inte räknas förrän en granne är vald: ange områdets granne (neighbour) och räkna igen.',
    ])
    expect(weightIn(weighing, 'S')).to.equal(15)
    expect(weightIn(weighing, 'N')).to.equal(undefined)
  })

  it('count who answered from where the register has nobody', () => {
    const register = aRegister({ N: { kvinna: [0, 100] } })
    const weighing = weighed(aCube({ ageGroup: '15-29', respondents: 3 }, { ageGroup: '30-64', respondents: 17 }), register)
    expect(weightIn(weighing, 'N', 'kvinna', '15-29')).to.equal(5)
    expect(weighing.fromEmpty).to.equal(3)
  })
})

describe('weights that there cannot be', () => {
  const sentences = (...given: Parameters<typeof weigh>) => {
    const result = weigh(...given)
    return result.ok ? [] : result.obstacles.map(({ sentence }) => sentence)
  }

  it('are refused when nobody answered by code', () => {
    expect(sentences(aCube(), BOTH)).to.deep.equal(['Ingen har svarat med kod, så det finns inga svar att väga.'])
    expect(sentences(aCube({ source: 'open' }), BOTH)).to.have.length(1)
  })

  it('are refused with every reason at once: no population, nobody living there, more answers than people', () => {
    const register = aRegister({ N: { kvinna: [0] }, S: { kvinna: [8] } })
    expect(sentences(aCube({ areaId: 'N' }, { areaId: 'S' }, { areaId: 'X', respondents: 1 }), register)).to.deep.equal([
      'Enligt folkmängden bor ingen i området N, men svar har kommit därifrån. Rätta folkmängden eller områdets kod.',
      'Från området S har fler svarat än de 8 som bor där enligt folkmängden. Kontrollera folkmängden och att koderna har gått till rätt område.',
      'Folkmängd saknas för området X. Läs in områdets folkmängd och räkna igen.',
    ])
  })

  it('are refused when the only area has a single answer', () => {
    expect(sentences(aCube({ respondents: 1 }), aRegister({ N: { kvinna: [50] } }))[0]).to.contain('har för få svarat')
  })
})

describe('the diagnostics of weights', () => {
  const weighing = weighed(aCube(...answers('N', 10, 5), ...answers('S', 30, 5)), BOTH)

  it('tell how unequal they are, for the kommun and each area', () => {
    const [kommun, north] = weighing.diagnostics.spreads
    expect(north).to.deep.include({ areaId: 'N', respondents: 15, min: 10, max: 12, maxToMedian: 1.2, largestShare: 12 / 160 })
    expect(north?.deffKish).to.be.closeTo((15 * (10 * 100 + 5 * 144)) / 160 ** 2, 1e-12)
    expect(kommun).to.deep.include({ areaId: null, respondents: 50, min: 10, max: 40, maxToMedian: 4 })
    expect(kommun?.nKish).to.be.closeTo(50 / (kommun?.deffKish ?? 0), 1e-12)
  })

  it('warn of a person who is more than a twentieth of an area, and of weights that double the variance', () => {
    expect(weighing.diagnostics.warnings.map(({ code, areaId }) => `${code} ${areaId}`)).to.deep.equal(['heavy_person N', 'heavy_person S'])
    const uneven = weighed(aCube(...answers('N', 200, 5)), aRegister({ N: { kvinna: [1000], man: [95] } }))
    expect(uneven.diagnostics.warnings).to.deep.equal([])
    const wild = weighed(
      aCube({ areaId: 'N', respondents: 90 }, { areaId: 'S', respondents: 10 }),
      aRegister({ N: { kvinna: [100] }, S: { kvinna: [900] } }),
    )
    expect(wild.diagnostics.warnings).to.deep.include({ code: 'high_deff', areaId: null, value: wild.diagnostics.spreads[0]?.deffKish })
  })
})

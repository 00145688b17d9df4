import { expect } from 'chai'
import { type DrawnCell, frameCells } from '../../../../server/domain/draw/coarsen.ts'
import { classNamed } from '../../../../server/domain/draw/frame.ts'
import { AGE_GROUPS, SEXES } from '../../../../server/domain/population.ts'
import { random } from '../../../../server/domain/rehearsal/random.ts'

/** An area's cells: so many drawn of each age group, youngest first, women then men; ten times as many live there. */
function area(women: readonly number[], men: readonly number[], areaId = 'N'): DrawnCell[] {
  return SEXES.flatMap((sex) =>
    AGE_GROUPS.map((ageGroup, at) => {
      const drawn = (sex === 'kvinna' ? women : men)[at] ?? 0
      return { areaId, sex, ageGroup, drawn, population: drawn * 10 }
    }),
  )
}

const named = (cells: readonly DrawnCell[]) =>
  frameCells(cells).map(({ sex, ages, drawn }) => `${sex ?? 'alla'} ${ages ? classNamed(ages) : 'alla'} ${drawn}`)

describe('frame cells', () => {
  it('stay as the register’s where ten were drawn in each', () => {
    expect(named(area([10, 11, 12, 13, 14], [10, 10, 10, 10, 10])))
      .to.have.lengthOf(10)
      .and.include('man 80+ 10')
  })

  it('take the smallest age class together with the neighbour that has fewer', () => {
    expect(named(area([9, 20, 20, 20, 20], [20, 20, 20, 12, 9])).join()).to.equal(
      'kvinna 15-44 29,kvinna 45-64 20,kvinna 65-79 20,kvinna 80+ 20,man 15-29 20,man 30-44 20,man 45-64 20,man 65+ 21',
    )
    expect(named(area([20, 12, 5, 12, 20], [20, 20, 20, 20, 20]))).to.include('kvinna 30-64 17') // as many on either side: the younger
  })

  it('take the sexes together where one of them alone is too small', () => {
    expect(named(area([20, 20, 20, 20, 20], [1, 2, 2, 2, 2])).join()).to.equal(
      'alla 15-29 21,alla 30-44 22,alla 45-64 22,alla 65-79 22,alla 80+ 22',
    )
  })

  it('tell no age where all ages are one class', () => {
    expect(named(area([3, 3, 3, 2, 1], [3, 3, 3, 1, 1])).join()).to.equal('kvinna alla 12,man alla 11')
  })

  it('are the whole area where too few were drawn in it, so that no such draw is kept', () => {
    expect(named(area([1, 1, 1, 0, 0], [1, 1, 0, 0, 0])).join()).to.equal('alla alla 5')
  })

  it('leave out areas where nobody was drawn, and are numbered from 0', () => {
    const cells = frameCells([...area([0], [0], 'A'), ...area([10, 10, 10, 10, 10], [12], 'B')])
    expect(cells.map(({ cell }) => cell)).to.deep.equal(cells.map((_, index) => index))
    expect(new Set(cells.map(({ areaId }) => areaId))).to.deep.equal(new Set(['B']))
  })

  it('hold everybody once, ten or more in each, whatever was drawn', () => {
    const chance = random(7)
    for (let trial = 0; trial < 500; trial++) {
      const many = () => AGE_GROUPS.map(() => Math.floor(chance() ** 3 * 40))
      const cells = area(many(), many())
      const drawn = cells.reduce((sum, cell) => sum + cell.drawn, 0)
      const frame = frameCells(cells)
      expect(frame.reduce((sum, cell) => sum + cell.drawn, 0)).to.equal(drawn)
      expect(frame.reduce((sum, cell) => sum + cell.population, 0)).to.equal(drawn * 10)
      if (drawn >= 10) for (const cell of frame) expect(cell.drawn).to.be.at.least(10)
      else expect(frame).to.have.lengthOf(drawn === 0 ? 0 : 1)
    }
  })
})

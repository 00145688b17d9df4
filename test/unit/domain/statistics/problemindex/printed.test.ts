import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { type Average, average } from '../../../../../server/domain/statistics/problemindex/average.ts'
import { agreement, readPrinted } from '../../../../../server/domain/statistics/problemindex/printed.ts'

/** A printed total with the whole numbers that explain it. */
interface Printed {
  readonly name: string
  readonly printed: string
  readonly sum: number
  readonly items: number
  readonly rounding: string
}

const FILE = new URL('../../../../fixtures/vectors/published/problemindex_totals.csv', import.meta.url)
const TOTALS: readonly Printed[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [place, year, , printed = '', sum, items, rounding = ''] = line.split(',')
    return { name: `${place} ${year}`, printed, sum: Number(sum), items: Number(items), rounding }
  })
const explained = TOTALS.filter(({ rounding }) => rounding !== '')

/** Levels 0–6 of so many items with this sum: as even as they come. */
const levels = ({ sum, items }: Printed) => Array.from({ length: items }, (_, index) => Math.floor((sum + index) / items))
const ours = (total: Printed): Average => {
  const made = average(levels(total))
  if (!made) throw new Error(`${total.name} has no items`)
  return made
}

describe('printed totals of the problemindex', () => {
  it('are all here: 103 rounded half-up, two of them with an item missing, 13 cut off and one unexplained', () => {
    const count = (rounding: string) => TOTALS.filter((total) => total.rounding === rounding).length
    expect([TOTALS.length, count('half-up'), count('truncated'), count('')]).to.deep.equal([117, 103, 13, 1])
    expect(explained.filter(({ items }) => items === 31).map(({ name }) => name)).to.deep.equal(['Tomelilla 2017', 'Tomelilla 2018'])
  })

  for (const total of explained)
    it(`come from their levels, ${total.rounding}: ${total.name}, ${total.printed}`, () => {
      const made = ours(total)
      expect([made.sum, made.items]).to.deep.equal([total.sum, total.items])
      expect(agreement(readPrinted(total.printed) ?? Number.NaN, made)).to.equal(total.rounding)
      if (total.rounding === 'half-up') expect((made.hundredths / 100).toFixed(2)).to.equal(total.printed)
    })

  it('are all within 0,01 of ours, and would not be of a divisor one off', () => {
    const near = (items: (total: Printed) => number) =>
      explained.filter((total) => {
        const made = ours({ ...total, items: items(total) })
        return agreement(readPrinted(total.printed) ?? Number.NaN, made) !== 'different'
      }).length
    expect(near(({ items }) => items)).to.equal(explained.length)
    expect(near(({ items }) => items + 1)).to.equal(0)
  })
})

describe('group indices as printed', () => {
  const cases = [
    { what: 'worry in Hässleholm 2020', sum: 9, items: 5, printed: '1,8' },
    { what: 'feeling unsafe in Hässleholm in spring 2020', sum: 17, items: 7, printed: '2,43' },
    { what: 'feeling unsafe in Hässleholm in autumn 2020', sum: 18, items: 7, printed: '2,57' },
    { what: 'the police in Hässleholm in spring 2020', sum: 5, items: 3, printed: '1,67' },
    { what: 'the police in Hässleholm in autumn 2020', sum: 7, items: 3, printed: '2,33' },
    { what: 'experience of crime in Kävlinge 2019', sum: 4, items: 5, printed: '0,8' },
  ]
  for (const { what, sum, items, printed } of cases)
    it(`are means of the group's levels: ${what}, ${printed}`, () => {
      expect(agreement(readPrinted(printed) ?? Number.NaN, ours({ name: what, printed, sum, items, rounding: '' }))).to.equal('half-up')
    })
})

describe('an average of levels', () => {
  it('goes up at the half, whatever binary fractions say', () => {
    expect(average([...Array(31).fill(1), 13])?.hundredths).to.equal(138) // 44/32 = 1,375
    expect((1.005 * 100) | 0).to.equal(100)
    expect(average([...Array(199).fill(1), 2])?.hundredths).to.equal(101) // 201/200 = 1,005
  })

  it('is nothing of nothing, and a level of itself', () => {
    expect(average([])).to.equal(null)
    expect(average([6])).to.deep.equal({ sum: 6, items: 1, hundredths: 600 })
    expect(average([0, 0])).to.deep.equal({ sum: 0, items: 2, hundredths: 0 })
  })
})

describe('a printed index', () => {
  it('is read with comma or point, and with one decimal or none', () => {
    expect(['1,38', '2.91', '1,8', ' 2 ', '0,00', '6'].map(readPrinted)).to.deep.equal([138, 291, 180, 200, 0, 600])
  })

  it('is no number beyond the scale, and no other words', () => {
    for (const wrong of ['', '7', '6,01', '1,385', '-1', '1,', 'ett', '1,3 %']) expect(readPrinted(wrong), wrong).to.equal(null)
  })

  it('may be a hundredth off either way and no more', () => {
    const made = { sum: 44, items: 32, hundredths: 138 }
    expect([136, 137, 138, 139, 140].map((printed) => agreement(printed, made))).to.deep.equal([
      'different',
      'truncated',
      'half-up',
      'near',
      'different',
    ])
  })
})

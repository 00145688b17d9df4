import { expect } from 'chai'
import { AGE_GROUPS, SEXES } from '../../../../server/domain/population.ts'
import { type Answered, heard } from '../../../../server/domain/weighting/heard.ts'
import { inhabitants } from '../../../fixtures/population.ts'

const REGISTER = [...inhabitants('9901N', 1000), ...inhabitants('9901S', 500)]

/** So many women and men of each age group, youngest first. */
const answered = (women: readonly number[], men: readonly number[]): readonly Answered[] =>
  AGE_GROUPS.flatMap((ageGroup, at) => [
    { sex: 'kvinna', ageGroup, respondents: women[at] ?? 0 },
    { sex: 'man', ageGroup, respondents: men[at] ?? 0 },
  ])
const told = (...given: Parameters<typeof answered>) =>
  heard(REGISTER, answered(...given)).map(({ sex, ageGroups, people, row }) => [
    sex,
    ageGroups.join('+'),
    people,
    row.hidden ? 'hidden' : row.respondents,
  ])

describe('Who was heard', () => {
  it('is everybody by sex and age, against all areas of the register, when enough answered', () => {
    const all = told([20, 21, 22, 23, 24], [10, 11, 12, 13, 14])
    expect(all).to.have.length(SEXES.length * AGE_GROUPS.length)
    expect(all[0]).to.deep.equal(['kvinna', '15-29', 150, 20])
    expect(all.at(-1)).to.deep.equal(['man', '80+', 150, 14])
  })

  it('merges ages for both sexes alike until none rests on fewer than ten, so that no sum gives a hidden count away', () => {
    const all = told([20, 21, 22, 23, 24], [9, 11, 12, 13, 3])
    expect(all.map(([, ages]) => ages)).to.deep.equal(['15-29+30-44', '45-64', '65-79+80+', '15-29+30-44', '45-64', '65-79+80+'])
    expect(all.map(([, , , answers]) => answers)).to.deep.equal([41, 22, 47, 20, 12, 16])
  })

  it('is nothing when even all ages together are too few: one sex hidden would be the sum less the other', () => {
    expect(told([1, 1, 1, 1, 1], [2, 2, 2, 2, 2])).to.deep.equal([])
  })
})

import { expect } from 'chai'
import { ABILITIES, type Ability, GRANTED, MATRIX, ROLES, type Role } from '../../../server/domain/staff.ts'
import { ABILITY_WORDS, ROLE_MEANS, ROLE_WORDS } from '../../../server/domain/staff-words.ts'

const may = (role: Role, ability: Ability) => MATRIX[ability].includes(role)

describe('the words of roles', () => {
  it('are there for each, and differ', () => {
    for (const words of [ROLE_WORDS, ROLE_MEANS]) expect(new Set(ROLES.map((role) => words[role])).size).to.equal(ROLES.length)
    expect(new Set(Object.values(ABILITY_WORDS)).size).to.equal(ABILITIES.length)
  })

  it('promise what the matrix gives: everything to administrators', () => {
    const missing = ABILITIES.filter((ability) => !may('administrator', ability))
    expect(missing).to.deep.equal([...GRANTED])
  })

  it('say all that coordinators may not', () => {
    const missing = ABILITIES.filter((ability) => may('administrator', ability) && !may('samordnare', ability))
    expect(missing).to.deep.equal(['export microdata', 'manage accounts'])
  })

  it('say of the police and of analysts what is theirs, and what is not', () => {
    for (const ability of ['see lagesbild', 'write dialogues', 'write actions', 'export results', 'decide underlag'] as const)
      expect(may('kommunpolis', ability), ability).to.equal(true)
    for (const ability of ['export results', 'export microdata', 'import references'] as const)
      expect(may('analytiker', ability), ability).to.equal(true)
    for (const ability of ['write dialogues', 'write actions'] as const) expect(may('analytiker', ability), ability).to.equal(false)
  })
})

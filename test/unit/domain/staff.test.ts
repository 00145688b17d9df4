import { expect } from 'chai'
import { ABILITIES, type Ability, GRANTED, MATRIX, may, ROLES, type Staff } from '../../../server/domain/staff.ts'

const KLARA: Staff = { id: 'k', name: 'K', email: 'k@exempel.se', role: 'kommunpolis', kommunIds: ['9901'] }

describe('what staff may do', () => {
  it('is said for every ability, and only what is granted by itself is for no role', () => {
    expect(Object.keys(MATRIX)).to.have.members([...ABILITIES])
    const forNobody = ABILITIES.filter((ability) => MATRIX[ability].length === 0)
    expect(forNobody).to.deep.equal([...GRANTED])
  })

  it('is more for whom it is granted, in their own kommuner, and only what can be granted', () => {
    const granted: readonly Ability[] = ['export uncoarsened', 'count rounds']
    expect(may(KLARA, 'export uncoarsened', '9901')).to.equal(false)
    expect(may({ ...KLARA, granted }, 'export uncoarsened', '9901')).to.equal(true)
    expect(may({ ...KLARA, granted }, 'export uncoarsened', '9902')).to.equal(false)
    expect(may({ ...KLARA, granted }, 'count rounds', '9901')).to.equal(false)
  })

  it('holds in their own kommuner and nowhere else', () => {
    expect(may(KLARA, 'write dialogues', '9901')).to.equal(true)
    expect(may(KLARA, 'write dialogues', '9902')).to.equal(false)
    expect(may({ ...KLARA, kommunIds: [] }, 'see lagesbild', '9901')).to.equal(false)
  })

  it('follows the role', () => {
    expect(may(KLARA, 'count rounds', '9901')).to.equal(false)
    for (const role of ROLES) expect(may({ ...KLARA, role }, 'see lagesbild', '9901')).to.equal(true)
    expect(may({ ...KLARA, role: 'analytiker' }, 'write dialogues', '9901')).to.equal(false)
  })
})

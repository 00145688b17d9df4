import { expect } from 'chai'
import { ABILITIES, MATRIX, may, ROLES, type Staff } from '../../../server/domain/staff.ts'

const KLARA: Staff = { id: 'k', name: 'K', email: 'k@exempel.se', role: 'kommunpolis', kommunIds: ['9901'] }

describe('what staff may do', () => {
  it('is said for every ability, and nothing is for nobody', () => {
    expect(Object.keys(MATRIX)).to.have.members([...ABILITIES])
    for (const roles of Object.values(MATRIX)) expect(roles).to.not.be.empty
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

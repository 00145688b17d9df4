import { expect } from 'chai'
import { hindrance, manages } from '../../../server/domain/accounts.ts'
import { ROLES, type Role, type Staff } from '../../../server/domain/staff.ts'

const somebody = (id: string, role: Role, kommunIds: readonly string[]): Staff => ({
  id,
  name: id,
  email: `${id}@exempel.se`,
  role,
  kommunIds,
})
const ADA = somebody('ada', 'administrator', ['9901', '9902'])
const ANNA = somebody('anna', 'administrator', ['9901'])
const KLARA = somebody('klara', 'kommunpolis', ['9901'])

describe('who may change whose account', () => {
  it('is an administrator who answers for all of its kommuner, for every role', () => {
    for (const role of ROLES) {
      expect(hindrance('close', ADA, { ...KLARA, role }, [ADA]), role).to.equal(null)
      expect(hindrance('give password', ADA, { ...KLARA, role }, [ADA]), role).to.equal(null)
    }
  })

  it('is nobody of another role', () => {
    for (const role of ROLES.filter((role) => role !== 'administrator'))
      expect(hindrance('give password', { ...ADA, role }, KLARA, []), role).to.equal('not theirs')
  })

  it('is not who answers for some of its kommuner only, or for none', () => {
    for (const kommunIds of [['9901', '9902'], ['9902'], []])
      expect(hindrance('close', ANNA, { ...KLARA, kommunIds }, [ANNA]), kommunIds.join()).to.equal('not theirs')
  })

  it('is not the person themselves', () => {
    expect(hindrance('close', ADA, ADA, [ADA, ANNA])).to.equal('their own')
    expect(hindrance('give password', ADA, ADA, [ADA, ANNA])).to.equal('their own')
  })

  it('closes no kommun’s last administrator, not even from the command line', () => {
    expect(hindrance('close', 'command line', ADA, [ADA, ANNA])).to.equal('last administrator') // Granby has nobody else
    expect(hindrance('close', 'command line', ANNA, [ADA, ANNA])).to.equal(null)
    expect(hindrance('close', 'command line', ANNA, [ANNA, KLARA])).to.equal('last administrator')
    expect(hindrance('give password', 'command line', ADA, [ADA])).to.equal(null)
  })

  it('is whoever types commands, also for an account without any kommun', () => {
    expect(hindrance('close', 'command line', { ...KLARA, kommunIds: [] }, [])).to.equal(null)
  })
})

describe('whoever answers for accounts', () => {
  it('does so in their own kommuner, all of those that are asked about', () => {
    expect(manages(ADA, ['9901', '9902'])).to.equal(true)
    expect(manages(ANNA, ['9901', '9902'])).to.equal(false)
    expect(manages(ADA, [])).to.equal(false)
    expect(manages(KLARA, ['9901'])).to.equal(false)
    expect(manages('command line', ['9901'])).to.equal(true)
  })
})

import { expect } from 'chai'
import { audit } from '../../server/domain/disclosure/audit.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { solver } from '../../server/work/solver.ts'
import { KINDS, type Kind } from '../fixtures/answered.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { DEFENCES, type Defence } from '../fixtures/printing.ts'
import { type Scene, workedOut } from '../fixtures/worked-out.ts'

const KOMMUNER = 40
/** Small ones, for time's sake: the bench looks at thousands of all sizes. */
const MOST = { areas: 5, people: 120 }

describe('whoever reads every page and file printed of a kommun', function () {
  this.timeout(600_000)
  let house: House
  let scene: Scene
  before(async () => {
    house = await aHouse({ now: '2027-01-10T10:00:00Z' })
    scene = { house, staff: await house.as('klara'), anybody: house.visitor(), solver: await solver() }
  })
  after(() => house.close())

  for (let seed = 1; seed <= KOMMUNER; seed++)
    it(`works out nothing of what few people answered in kommun ${seed}, ${kindOf(seed)}`, async () => {
      const { found, survey, countings } = await workedOut(scene, { seed, kind: kindOf(seed), most: MOST })
      expect(found).to.deep.equal([])
      const editions = countings.map(({ safe }, n) => ({ name: `counting ${n + 1}`, rows: safe, rules: MINIMUM }))
      expect(audit({ survey, editions, solver: scene.solver }).leaks).to.deep.equal([])
    })

  for (const defence of DEFENCES)
    it(`would work something out, were it not that ${defence}`, async () => {
      const { kind, from } = SHOWN_BY[defence] ?? { kind: 'once', from: 1 }
      const looked: string[] = []
      for (let seed = from; looked.length === 0 && seed < from + MOST_TRIED; seed++) {
        const { found, survey, countings } = await workedOut(scene, { seed, kind, most: SMALLEST, without: defence })
        looked.push(...found)
        const editions = countings.map(({ safe }, n) => ({ name: `counting ${n + 1}`, rows: safe, rules: MINIMUM }))
        if (found.length > 0 && AUDITED.includes(defence))
          expect(audit({ survey, editions, solver: scene.solver }).leaks, 'the audit').to.not.be.empty
      }
      expect(looked, `nothing was found in ${MOST_TRIED} kommuner without this: ${defence}`).to.not.be.empty
    })
})

/** Countings upon countings take many times as long: every fourth is one. */
function kindOf(seed: number): Kind {
  return KINDS[seed % 8] ?? 'once'
}

const MOST_TRIED = 24
const SMALLEST = { areas: 3, people: 90 }

/** How kommuner are answered that show what a defence is for, and the first that does, where it is not any. */
const SHOWN_BY: Partial<Record<Defence, { readonly kind: Kind; readonly from: number }>> = {
  'questions that follow from each other are protected together': { kind: 'once', from: 24 },
  'everybody’s same sensitive answer is hidden': { kind: 'by most of those who live there, many of them alike', from: 1 },
  'a counting is refused that is too near the last': { kind: 'again, with a few more', from: 1 },
  'a later counting is protected from those who have the earlier': { kind: 'again, with many alike', from: 1 },
}

/** What would not be published all the same: the audit before it finds out what the plan forgot. */
const AUDITED: readonly Defence[] = [
  'few people’s sensitive answers are hidden',
  'other figures are hidden for their sake',
  'questions that follow from each other are protected together',
  'a counting is refused that is too near the last',
  'a later counting is protected from those who have the earlier',
  'what makes a hidden group is hidden with it',
]

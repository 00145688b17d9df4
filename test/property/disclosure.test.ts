import { expect } from 'chai'
import { rows } from '../../server/domain/counting/rows.ts'
import { tallyOf } from '../../server/domain/counting/tally.ts'
import { audit } from '../../server/domain/disclosure/audit.ts'
import { withHides } from '../../server/domain/disclosure/hides.ts'
import { planning } from '../../server/domain/disclosure/plan.ts'
import type { Solver } from '../../server/domain/disclosure/program.ts'
import { protect } from '../../server/domain/disclosure/protect.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import type { Row } from '../../server/domain/tables.ts'
import { solver } from '../../server/work/solver.ts'
import { type Attacker, attacker } from '../fixtures/attacker.ts'
import { aKommun } from '../fixtures/some-kommun.ts'

const KOMMUNER = 40
/** Small ones, for time's sake: the bench attacks thousands of all sizes. */
const MOST = { areas: 8, people: 200 }

describe('whoever reads everything shown of a kommun', function () {
  this.timeout(240_000)
  let highs: Solver
  let attack: Attacker
  before(async () => {
    highs = await solver()
    attack = await attacker()
  })

  const planned = (survey: Survey, all: readonly Row[]) => {
    const plan = planning({ survey, rows: all, rules: MINIMUM, solver: highs })
    for (let next = plan.next(); ; next = plan.next()) if (next.done) return next.value
  }

  const audited = (survey: Survey, all: readonly Row[]) =>
    audit({ survey, editions: [{ name: 'one', rows: all, rules: MINIMUM }], solver: highs }).leaks

  for (let seed = 1; seed <= KOMMUNER; seed++)
    it(`works out nothing of what few people answered in kommun ${seed}`, () => {
      const { survey, people, areaIds } = aKommun(random(seed), MOST)
      const tally = tallyOf(survey)
      for (const person of people) expect(tally.add(person)).to.equal(true)
      const all = [...rows(tally.cube(), survey, areaIds)]
      const plan = planned(survey, all)
      expect(plan.steps.flatMap(({ givenAway }) => givenAway)).to.deep.equal([])
      const safe = withHides(survey, all, plan)
      expect(attack(protect(safe), all)).to.deep.equal([])
      expect(audited(survey, safe)).to.deep.equal([])
    })

  it('would find it out where only what is small itself is hidden, and the audit says so too', () => {
    const found = Array.from({ length: 12 }, (_, seed) => {
      const { survey, people, areaIds } = aKommun(random(seed + 1), MOST)
      const tally = tallyOf(survey)
      for (const person of people) tally.add(person)
      const all = [...rows(tally.cube(), survey, areaIds)]
      const onlySmall = all.map((row): Row => ({ ...row, hides: smallIn(row) }))
      return {
        attacked: attack(protect(onlySmall), all).length > 0,
        audited: audited(survey, onlySmall).length > 0,
      }
    })
    expect(found.filter(({ attacked }) => attacked).length).to.be.at.least(6)
    for (const { attacked, audited } of found) if (attacked) expect(audited).to.equal(true)
  })
})

/** The few people's answers to the sensitive question, and nothing besides. */
const smallIn = ({ question, counts }: Row): readonly string[] =>
  question !== 'utsatt'
    ? []
    : Object.entries(counts).flatMap(([code, people]) => (people > 0 && people < MINIMUM.cells ? [`code ${code}`] : []))

import { expect } from 'chai'
import { replay } from '../../server/domain/actions/history.ts'
import { STATES } from '../../server/domain/actions/states.ts'
import { actionOf, type Plan, readPlans } from '../../server/work/rehearsal/actions.ts'
import { readNotes } from '../../server/work/rehearsal/dialogues.ts'

describe('the demo’s actions', () => {
  const made = (plan: Plan, today: string) => actionOf(plan, { heldOn: '2025-05-01', areaId: null }, 'd.0', today)

  it('answer to something that was said, about its theme', async () => {
    const notes = await readNotes()
    for (const { what, dialogue, year, kommunId, observation, theme } of await readPlans()) {
      const note = notes.find((note) => note.place === dialogue && note.year === year && note.kommunId === kommunId)
      expect(note?.observations[observation]?.themes, what).to.include(theme)
    }
  })

  it('could have happened as they are told, on every day of their lives', async () => {
    for (const plan of await readPlans()) {
      for (const today of ['2025-05-01', '2025-05-20', '2025-07-01', '2027-01-01']) {
        const { steps } = made(plan, today)
        expect(replay(steps, today), `${plan.what} ${today}`).to.equal(steps.at(-1)?.to)
      }
    }
  })

  it('end up in every state there is', async () => {
    const states = (await readPlans()).map((plan) => made(plan, '2027-01-01').steps.at(-1)?.to)
    expect([...new Set(states)]).to.have.members([...STATES])
  })
})

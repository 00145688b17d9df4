import { expect } from 'chai'
import type { Step } from '../../server/domain/actions/action.ts'
import { replay, stepFault } from '../../server/domain/actions/history.ts'
import { isEnded, MOVES, movesFrom, STATES, type State } from '../../server/domain/actions/states.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'

const RUNS = 500
const TODAY = '2026-11-22'
const DAYS = ['2026-01-05', '2026-03-01', '2026-03-02', '2026-06-30', TODAY, '2026-11-23', '2027-02-01'] as const
const WORDS = ['', '   ', '\n', 'Sex lampor är bytta.', 'Marken är såld.', '=1+1']

describe('whatever steps anybody tries to take with an action', () => {
  it('its history replays to the state it stands in, step by step', () =>
    forEverySeed((chance) => {
      const { history, state } = lived(chance)
      expect(replay(history, TODAY)).to.equal(state)
      for (const [index, step] of history.entries()) expect(replay(history.slice(0, index + 1), TODAY)).to.equal(step.to)
    }))

  it('the only way out of an ended state is to propose it anew, with a reason', () =>
    forEverySeed((chance) => {
      const { history } = lived(chance)
      for (const [index, step] of history.slice(1).entries()) {
        const from = history[index]?.to
        if (!from || !isEnded(from)) continue
        expect(step.to).to.equal('proposed')
        expect(step.words.trim()).to.not.equal('')
      }
    }))

  it('what is done or done in part has an outcome, and every no has a reason', () =>
    forEverySeed((chance) => {
      for (const { to, words } of lived(chance).history) {
        if (isEnded(to)) expect(words.trim(), to).to.not.equal('')
      }
    }))

  it('nothing is done that was not decided after it was last proposed', () =>
    forEverySeed((chance) => {
      const { history } = lived(chance)
      const states = history.map(({ to }) => to)
      for (const [index, to] of states.entries()) {
        if (!['begun', 'done', 'partly', 'dropped'].includes(to)) continue
        const since = states.slice(states.lastIndexOf('proposed', index), index)
        expect(since, states.join(' ')).to.include('decided')
      }
    }))

  it('days never go backwards and never lie ahead', () =>
    forEverySeed((chance) => {
      const days = lived(chance).history.map(({ on }) => on)
      expect(days).to.deep.equal(days.toSorted())
      for (const day of days) expect(day <= TODAY).to.equal(true)
    }))

  it('without its proposal its history could not have happened', () =>
    forEverySeed((chance) => {
      const { history } = lived(chance)
      if (history.length > 1) expect(replay(history.slice(1), TODAY)).to.equal(undefined)
    }))
})

describe('the states of an action', () => {
  it('can all be reached from the proposal', () => {
    const reached = new Set<State>(['proposed'])
    for (const state of reached) for (const { to } of movesFrom(state)) reached.add(to)
    expect([...reached]).to.have.members([...STATES])
  })

  it('are each left by some step, and no two steps between the same two are told apart by words alone', () => {
    for (const state of STATES) expect(movesFrom(state), state).to.not.deep.equal([])
    const pairs = MOVES.map(({ from, to }) => `${from} ${to}`)
    expect(new Set(pairs).size).to.equal(pairs.length)
  })

  it('that end an action ask for words on the way in', () => {
    for (const { to, asks } of MOVES) expect(asks === null && isEnded(to), to).to.equal(false)
  })
})

/** A life of an action: steps tried at random, those that could be taken kept. */
function lived(chance: Random): { readonly history: readonly Step[]; readonly state: State } {
  const pick = <One>(from: readonly One[]) => from[Math.floor(chance() * from.length)] as One
  const history: Step[] = [{ to: 'proposed', on: DAYS[0], by: 'boende', words: '' }]
  for (let tries = 0; tries < 25; tries++) {
    const step: Step = { to: pick(STATES), on: pick(DAYS), by: 'gatuenheten', words: pick(WORDS) }
    if (stepFault(history, step, TODAY) === null) history.push(step)
  }
  return { history, state: history.at(-1)?.to ?? 'proposed' }
}

function forEverySeed(law: (chance: Random) => void): void {
  for (let seed = 1; seed <= RUNS; seed++) {
    try {
      law(random(seed))
    } catch (error) {
      if (error instanceof Error) error.message = `seed ${seed}: ${error.message}`
      throw error
    }
  }
}

import { expect } from 'chai'
import { ATTACKS, type Guesses } from '../../fixtures/thief/attacks.ts'
import { WEAKNESSES } from '../../fixtures/thief/weaknesses.ts'
import { aRobbedRound, type Loot, type Use } from '../../fixtures/thief/world.ts'

/** 1 020 codes in 30 cells. */
const SIZE = { drawnInCell: 34, areas: 3 }
const SEEDS = Number(process.env.SEEDS ?? 6)
/** How far from what guessing gives a thief may come by chance: four standard deviations, one attack in thirty thousand. */
const DEVIATIONS = 4

/** How often a thief was right, and how often guessing within the cell would have been. */
interface Score {
  readonly right: number
  readonly expected: number
  /** The most that guessing gives, but for one time in thirty thousand. */
  readonly most: number
}

function scoreOf(trials: readonly { readonly loot: Loot; readonly guesses: Guesses }[]): Score {
  let [right, expected, variance] = [0, 0, 0]
  for (const { loot, guesses } of trials) {
    const inCell = new Map<string, number>()
    for (const { cell } of loot.answers) inCell.set(cell, (inCell.get(cell) ?? 0) + 1)
    for (const { code, cell } of loot.uses) {
      const guess = guesses.get(code)
      if (guess === undefined) continue
      const chance = 1 / (inCell.get(loot.cells.get(cell) ?? '') ?? 1)
      if (guess === loot.truth.answerOf.get(code)) right++
      expected += chance
      variance += chance * (1 - chance)
    }
  }
  return { right, expected, most: expected + DEVIATIONS * Math.sqrt(variance) }
}

describe('a thief with every copy of the disk, the logs, and the list of codes in the order they were used', function () {
  this.timeout(600_000)
  const loots: Loot[] = []
  before(async () => {
    for (let seed = 1; seed <= SEEDS; seed++) loots.push(await aRobbedRound(seed, SIZE))
  })
  const plunder = (attack: string, change = (loot: Loot) => loot) => {
    const trials = loots.map((loot) => change(loot)).map((loot) => ({ loot, guesses: ATTACKS[attack]?.(loot) ?? new Map() }))
    return { ...scoreOf(trials), guesses: trials.reduce((sum, { guesses }) => sum + guesses.size, 0) }
  }

  it('has about a thousand codes to pair with five hundred answers, round after round', () => {
    for (const { uses, answers, truth } of loots) {
      expect(uses.length).to.be.within(440, 580).and.equal(answers.length)
      expect(new Set(truth.answerOf.values()).size).to.equal(uses.length)
      expect([...truth.answerOf.values()].every((id) => answers.some((answer) => answer.id === id))).to.equal(true)
    }
  })

  for (const attack of Object.keys(ATTACKS)) {
    it(`pairs them no better by ${attack} than by guessing within the cell`, () => {
      const { right, expected, most, guesses } = plunder(attack)
      expect(right, `${right} of ${guesses} right, ${expected.toFixed(0)} by guessing`).to.be.at.most(most)
    })
  }

  for (const attack of ['the order of the rows', 'the places in the file', 'the size of the sealed document', 'the size of the draft']) {
    it(`guesses at every answer by ${attack}, and is right as often as guessing: neither more nor less`, () => {
      const { right, expected, most, guesses } = plunder(attack)
      expect(guesses).to.equal(loots.reduce((sum, { uses }) => sum + uses.length, 0))
      expect(right).to.be.within(2 * expected - most, most)
    })
  }

  for (const [defence, { found, without }] of Object.entries(WEAKNESSES)) {
    it(`would pair them by ${found}, were it not that ${defence}`, () => {
      const { right, expected, most } = plunder(found, without)
      expect(right, `${right} right, ${expected.toFixed(0)} by guessing`).to.be.above(2 * most)
    })
  }

  it('would pair every answer for certain, were the frame cells not of many', async () => {
    const alone = await aRobbedRound(1, { drawnInCell: 1, areas: 3 })
    expect(alone.uses.length).to.be.above(5)
    expect(scoreOf([{ loot: alone, guesses: ATTACKS['the order of the rows']?.(alone) ?? new Map() }]).right).to.equal(alone.uses.length)
  })

  it('finds no readable answer in any file before the opening', () => {
    const [{ before, truth }] = loots as [Loot]
    const readable = truth.sent
      .slice(0, 100)
      .flatMap(({ document, draft }) => [document.slice(0, 60), draft.slice(0, 60), draft.slice(-60)])
    for (const words of new Set([...readable, '"kvinna"', 'Jag är den som har', 'mörkt på min gata'])) {
      for (const encoding of ['utf8', 'utf16le'] as const) expect(before.includes(Buffer.from(words, encoding)), words).to.equal(false)
    }
  })

  it('who comes after the opening finds no code, no draft and nothing sealed', () => {
    for (const { uses, before, after } of loots.slice(0, 2)) {
      expect(uses.every(({ code, lying }) => before.includes(code) && before.includes(lying.id))).to.equal(true)
      expect(uses.filter((use) => tracesOf(use).some((trace) => after.includes(trace)))).to.deep.equal([])
    }
  })

  it('would find who has answered, were what is destroyed not written over and the file not written anew', async () => {
    const { uses, after } = await aRobbedRound(1, SIZE, 'carelessly')
    expect(uses.filter((use) => tracesOf(use).some((trace) => after.includes(trace))).length).to.be.above(uses.length / 2)
  })
})

const tracesOf = ({ code, lying, draft }: Use) => [code, lying.id, lying.box.subarray(0, 32), draft.sealed.subarray(0, 32)]

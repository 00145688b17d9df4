import { expect } from 'chai'
import { sql } from 'kysely'
import { smallSurvey } from '../../fixtures/rounds.ts'
import { aRoundRobbedOnPages } from '../../fixtures/thief/answering.ts'
import { ATTACKS, type Guesses } from '../../fixtures/thief/attacks.ts'
import { WEAKNESSES } from '../../fixtures/thief/weaknesses.ts'
import { aRobbedRound, type Loot, type Use } from '../../fixtures/thief/world.ts'
import { BACKENDS } from '../backends.ts'

/** 1 020 codes in 30 cells. */
const SIZE = { drawnInCell: 34, areas: 3 }
/** 300 codes: a visit on the pages takes twenty times as long. */
const FEWER = { drawnInCell: 10, areas: 3 }
const SEEDS = Number(process.env.SEEDS ?? 6)
/** How far from what guessing gives a thief may come by chance: four standard deviations, one attack in thirty thousand. */
const DEVIATIONS = 4
const survey = smallSurvey('lilla-2026')

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
  let onPages: Loot
  before(async () => {
    for (let seed = 1; seed <= SEEDS; seed++) loots.push(await aRobbedRound(seed, SIZE))
    onPages = await aRoundRobbedOnPages(SEEDS + 1, FEWER)
  })
  const plunder = (attack: string, change = (loot: Loot) => loot) => {
    const trials = [...loots, onPages].map((loot) => change(loot)).map((loot) => ({ loot, guesses: ATTACKS[attack]?.(loot) ?? new Map() }))
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
      expect(guesses).to.equal([...loots, onPages].reduce((sum, { uses }) => sum + uses.length, 0))
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

  it('finds no readable answer in any file or backup before the opening', () => {
    for (const { before, truth } of [loots[0], onPages] as [Loot, Loot]) {
      const readable = truth.sent
        .slice(0, 40)
        .flatMap(({ document, draft }) => [document.slice(0, 60), draft.slice(0, 60), draft.slice(-60)])
      for (const words of new Set([...readable, '"kvinna"', 'Jag är den som har', 'mörkt på min gata'])) {
        for (const encoding of ['utf8', 'utf16le'] as const) expect(before.includes(Buffer.from(words, encoding)), words).to.equal(false)
      }
    }
  })

  it('reads the log of every visit, and finds routes in it and nothing that was given or typed', () => {
    for (const { code, logged, draft } of onPages.uses) {
      expect(logged.match(/"route":"[^"]+"/g)).to.have.length(survey.sections.length + 2)
      for (const secret of [code, draft.id, '127.0.0.1', 'lillkoping', 'Jag är den'])
        expect(logged.includes(secret), secret).to.equal(false)
    }
  })

  it('finds no moment of the opening when a code lies beside an answer that can be read, and in the end nothing sealed', () => {
    for (const { moments } of [...loots, onPages]) {
      const order = moments.map(({ codes, sealed, readable }) =>
        `${codes ? 'codes ' : ''}${sealed ? 'sealed ' : ''}${readable ? 'readable' : ''}`.trim(),
      )
      expect([...new Set(order)]).to.deep.equal(['codes sealed', 'sealed', 'sealed readable', 'readable'])
    }
  })

  it('would find codes beside answers, were the codes not destroyed first', async () => {
    const { moments } = await aRobbedRound(1, FEWER, 'keeping codes')
    expect(moments.at(-1)).to.deep.equal({ codes: true, sealed: false, readable: true })
  })

  it('would find what was sealed beside answers, were it not destroyed', async () => {
    const { uses, after } = await aRobbedRound(1, FEWER, 'keeping sealed_urn')
    expect(uses.every(({ lying }) => after.includes(lying.id))).to.equal(true)
  })

  it('finds no number of a row, and no instant, with anything that residents write', async () => {
    for (const { open } of BACKENDS) {
      const { db, close } = await open()
      for (const table of ['drafts', 'urn', 'sealed_urn', 'codes', 'responses', 'texts'] as const) {
        const numbered = await sql`select rowid from ${sql.table(table)}`.execute(db).then(
          () => true,
          () => false,
        )
        expect(numbered, table).to.equal(false)
        const columns = (await db.introspection.getTables()).find(({ name }) => name === table)?.columns ?? []
        const dated = columns.map(({ name }) => name).filter((name) => /_(at|on)$/.test(name) || columns.length === 0)
        expect(dated, table).to.deep.equal(table === 'drafts' ? ['expires_on'] : [])
      }
      await close()
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

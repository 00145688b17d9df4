import { expect } from 'chai'
import { applicable } from '../../server/domain/answers.ts'
import { rows } from '../../server/domain/counting/rows.ts'
import { type Person, tallyOf } from '../../server/domain/counting/tally.ts'
import { type Cube, EXTRA, SKIPPED, UNANSWERED } from '../../server/domain/cube.ts'
import { MINIMUM_BASE, protect, rowKey } from '../../server/domain/disclosure/protect.ts'
import { codesOf, countOf } from '../../server/domain/questions/index.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import type { Row } from '../../server/domain/tables.ts'
import { crowd } from '../fixtures/anybody.ts'
import { smallSurveys } from '../fixtures/rounds.ts'

const AREAS = ['9901N', '9901S', '9901O']
const RUNS = 40

for (const survey of smallSurveys().values()) {
  describe(`whoever answers ${survey.id}`, () => {
    it('every cell holds what going through its people one by one gives', () =>
      forEverySeed((chance) => {
        const people = crowd(survey, chance, 120)
        for (const cell of cubeOf(survey, people).cells) {
          const there = people.filter((person) => isIn(cell, person))
          expect(cell.respondents).to.equal(there.length)
          for (const question of survey.questions) {
            if (codesOf(question).length > 0)
              expect(cell.counts[question.id], question.id).to.deep.equal(recounted(survey, question.id, there))
          }
        }
      }))

    it('everybody is in exactly one cell of the whole', () =>
      forEverySeed((chance) => {
        const people = crowd(survey, chance, 200)
        const whole = cubeOf(survey, people).cells.filter(({ slice }) => slice === '')
        expect(whole.reduce((sum, { respondents }) => sum + respondents, 0)).to.equal(people.length)
      }))

    it('the order they are counted in changes nothing', () =>
      forEverySeed((chance) => {
        const people = crowd(survey, chance, 100)
        expect(cubeOf(survey, shuffle(people, chance))).to.deep.equal(cubeOf(survey, people))
      }))

    it('each counts once in every question: values less extra ticks, and all the rest, make the respondents', () =>
      forEverySeed((chance) => {
        for (const { respondents, counts } of cubeOf(survey, crowd(survey, chance, 80)).cells) {
          for (const [question, codes] of Object.entries(counts)) {
            const { [EXTRA]: extra = 0, ...once } = codes
            const people = Object.values(once).reduce((sum, count) => sum + count, 0) - extra
            expect(people, question).to.equal(respondents)
          }
        }
      }))

    it('every row is made up of those who gave a value, vet ej, vill inte svara, ej aktuellt and nothing', () =>
      forEverySeed((chance) => {
        for (const row of rows(cubeOf(survey, crowd(survey, chance, 80)), survey, AREAS)) {
          const { respondents, base, dontKnow, refused, notApplicable, unanswered, share, interval } = row
          expect(base + dontKnow + refused + notApplicable + unanswered, rowKey(row)).to.equal(respondents)
          if (share !== null) expect(share).to.be.within(interval?.low ?? 0, interval?.high ?? 1)
        }
      }))

    it('the areas add up to the kommun, each way of answering by itself', () =>
      forEverySeed((chance) => {
        const all = [...rows(cubeOf(survey, crowd(survey, chance, 150)), survey, AREAS)]
        for (const kommun of all.filter(({ population }) => population === 'kommun')) {
          const areas = all.filter(
            (row) => row.population.startsWith('area:') && row.source === kommun.source && row.question === kommun.question,
          )
          for (const number of ['respondents', 'base', 'dontKnow', 'refused', 'notApplicable', 'unanswered'] as const) {
            expect(
              areas.reduce((sum, row) => sum + row[number], 0),
              number,
            ).to.equal(kommun[number])
          }
        }
      }))

    it('a row is hidden when it rests on too few or hides its base, and else shown as it is', () =>
      forEverySeed((chance) => {
        const counted = [...rows(cubeOf(survey, crowd(survey, chance, 60)), survey, AREAS)]
        const all = counted.map((row): Row => (chance() < 0.1 ? { ...row, hides: ['base'] } : row))
        for (const [at, shown] of protect(all).entries()) {
          const row = all[at]
          if (!row) throw new Error('A row has been added.')
          const { population, source, question } = row
          const isHidden = row.base < MINIMUM_BASE || row.hides !== undefined
          expect(shown).to.deep.equal(isHidden ? { hidden: 'row', population, source, question } : { hidden: false, ...row })
        }
      }))
  })
}

function cubeOf(survey: Survey, people: readonly Person[]): Cube {
  const tally = tallyOf(survey)
  for (const person of people) expect(tally.add(person), JSON.stringify(person)).to.equal(true)
  return tally.cube()
}

function isIn({ slice, source, areaId, sex, ageGroup }: Cube['cells'][number], person: Person): boolean {
  const said = (question: string, known: readonly string[]) => known.find((code) => code === person.answers[question]) ?? '_unknown'
  const [question = '', code = ''] = slice.split('=')
  return (
    person.source === source &&
    person.areaId === areaId &&
    said('kon', ['kvinna', 'man']) === sex &&
    said('alder', ['15-29', '30-44', '45-64', '65-79', '80+']) === ageGroup &&
    (slice === '' || person.answers[question] === code)
  )
}

// The plain way: the answering rules' own view of what was asked, one person and one code at a time.
function recounted(survey: Survey, id: string, people: readonly Person[]): Record<string, number> {
  const question = survey.questions.find((candidate) => candidate.id === id)
  if (!question) throw new Error(`There is no ${id}.`)
  const values = new Set(codesOf(question).flatMap(({ code, role }) => (role === 'value' ? [code] : [])))
  const counts: Record<string, number> = {}
  const add = (code: string) => {
    counts[code] = (counts[code] ?? 0) + 1
  }
  for (const { answers } of people) {
    const answer = answers[id]
    const codes = answer === undefined ? [applicable(survey, answers).has(id) ? UNANSWERED : SKIPPED] : countOf(question, answer)
    codes.forEach(add)
    for (let extra = 1; extra < codes.filter((code) => values.has(code)).length; extra++) add(EXTRA)
  }
  return counts
}

function shuffle<Thing>(things: readonly Thing[], chance: Random): readonly Thing[] {
  return things
    .map((thing) => ({ thing, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
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

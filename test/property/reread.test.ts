import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import type { Person } from '../../server/domain/counting/tally.ts'
import type { Answer, Question } from '../../server/domain/questions/contract.ts'
import { codesOf } from '../../server/domain/questions/index.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { answer, count } from '../fixtures/counted-house.ts'
import { aHouse, ROUND_2025, smallSurveys } from '../fixtures/house.ts'

type Line = Readonly<Record<string, string>>

const survey = smallSurveys().get('lilla-2025') as Survey // the fixture always has it; the house counts by it below

describe('The international CSV', () => {
  for (const seed of [1, 20_251_103]) {
    it(`re-reads equal to what was answered (seed ${seed})`, async () => {
      const people = somebody(random(seed), 160)
      const lines = await exported(people)
      expect(new Set(lines.map(({ fraga }) => fraga)).size).to.equal(13) // every question but the free text, the derived one and the group mean
      expect(lines.filter(({ dold }) => dold === 'nej').length / lines.length).to.be.above(0.3)
      for (const line of lines) line.rad === 'gruppmedel' ? expectAveraged(line, people) : expectRecounted(line, people)
    }).timeout(60_000)
  }
})

/** What an analyst reads after the people have answered and the round has been counted. */
async function exported(people: readonly Person[]): Promise<readonly Line[]> {
  const house = await aHouse({ now: '2025-11-15T10:00:00Z' })
  try {
    await answer(house, ROUND_2025.id, people)
    await count(house, ROUND_2025.id)
    const arvid = await house.as('arvid')
    const response = await arvid.once('GET', '/lagesbild/lillkoping/2025/resultat.csv?dialekt=internationell')
    return parse(await response.text(), { columns: true }) as Line[]
  } finally {
    await house.close()
  }
}

/** Counts the line again straight from the people, by nothing of the program's but what the question's codes are. */
function expectRecounted(line: Line, people: readonly Person[]): void {
  const here = people.filter((person) => isIn(person, line))
  const codes = new Map(codeRoles(String(line.fraga)))
  const gave = (wanted: (code: string) => boolean) => here.filter((person) => given(person, String(line.fraga)).some(wanted)).length
  const base = gave((code) => codes.get(code) === 'value')
  const place = `${line.urval_kod} ${line.kalla} ${line.fraga} ${line.svarskod}`
  if (base < 10) expect(line.dold, place).to.equal('ja') // others may be hidden for their sake
  if (line.dold === 'ja') {
    expect([line.antal, line.bas, line.andel, line.svarande], place).to.deep.equal(Array(4).fill('för få svar'))
    return
  }
  const measured = survey.questions.find(({ id }) => id === line.fraga) ?? survey.derived.find(({ id }) => id === line.fraga)
  const counted = line.rad === 'svar' ? [String(line.svarskod)] : measured && 'measure' in measured ? (measured.measure?.codes ?? []) : []
  const antal = gave((code) => counted.includes(code))
  expect([line.antal, line.bas, line.svarande].map(Number), place).to.deep.equal([antal, base, here.length])
  if (line.andel !== '') expect(Number(line.andel), place).to.equal(antal / base)
}

/** Averages the group mean again from each person's points. */
function expectAveraged(line: Line, people: readonly Person[]): void {
  const parts = survey.groupMeans?.find(({ id }) => id === line.fraga)?.of ?? []
  const means = people.flatMap((person) => {
    if (!isIn(person, line)) return []
    const points = parts.flatMap(({ question, scores }) => scores?.[String(person.answers[question])] ?? [])
    return 2 * points.length < parts.length ? [] : [points.reduce((sum, each) => sum + each, 0) / points.length]
  })
  const place = `${line.urval_kod} ${line.kalla} ${line.fraga}`
  if (means.length < 10) expect(line.dold, place).to.equal('ja')
  if (line.dold === 'ja') expect([line.bas, line.medel], place).to.deep.equal(['för få svar', 'för få svar'])
  else {
    expect(Number(line.bas), place).to.equal(means.length)
    expect(Number(line.medel), place).to.be.closeTo(means.reduce((sum, mean) => sum + mean, 0) / means.length, 1e-12)
  }
}

function isIn({ source, areaId, answers }: Person, line: Line): boolean {
  if (line.kalla !== (source === 'code' ? 'kod' : 'oppen_lank')) return false
  const code = String(line.urval_kod)
  const [question = '', chosen] = code.split('=')
  const ways: Record<string, boolean> = {
    kommun: true,
    område: areaId === code,
    kön: answers.kon === code,
    ålder: answers.alder === code,
    bakgrund: answers[question] === chosen,
  }
  return ways[String(line.urval)] ?? false
}

/** The codes a person gave to a question, as somebody would tell them by hand. */
function given({ answers }: Person, question: string): readonly string[] {
  if (question === 'utsatt_nagot') return robbed(answers.utsatt_stold)
  const answer = answers[question]
  if (question === 'ar_i_omradet') return answer === undefined ? [] : [Number(answer) <= 4 ? '0-4' : '5-110']
  return answer === undefined ? [] : [answer].flat().map(String)
}

// Asked of those who gave a value, and of nobody else.
const robbed = (answer: Answer | undefined) => (answer === '2' || answer === '3' ? ['1'] : answer === '1' ? ['0'] : [])

function codeRoles(id: string): readonly (readonly [string, string])[] {
  const question = survey.questions.find((candidate) => candidate.id === id)
  return question
    ? codesOf(question).map(({ code, role }) => [code, role] as const)
    : [
        ['1', 'value'],
        ['0', 'value'],
      ]
}

/** People who answered anything the survey lets them, one question in ten left blank. */
function somebody(chance: Random, size: number): readonly Person[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T // the list is never empty
  return Array.from({ length: size }, () => {
    const answers: Record<string, Answer> = {}
    for (const question of survey.questions) {
      const rule = question.askIf?.[0]
      const asked = !rule || rule.codes.includes(String(answers[rule.question]))
      const answer = asked && chance() > 0.1 ? answerTo(question, chance, pick) : undefined
      if (answer !== undefined) answers[question.id] = answer
    }
    return { source: chance() < 0.8 ? 'code' : 'open', areaId: pick(['9901N', '9901N', '9901S', '9901S', '9901O']), answers }
  })
}

function answerTo(question: Question, chance: Random, pick: <T>(list: readonly T[]) => T): Answer | undefined {
  const codes = codesOf(question).map(({ code }) => code)
  if (question.kind === 'text') return undefined
  if (question.kind === 'number') return Math.floor(chance() * (question.max + 1))
  if (question.kind !== 'multiple') return pick(codes)
  const several = ['1', '2', '3'].filter(() => chance() < 0.4)
  return several.length > 0 ? several : ['0']
}

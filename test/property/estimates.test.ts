import { expect } from 'chai'
import { type Recomputed, type RoundFiles, recompute } from '../../server/domain/microdata/recompute.ts'
import { readRegisterFile, wordsOf } from '../../server/domain/microdata/register-file.ts'
import { remarks } from '../../server/domain/microdata/remarks.ts'
import { responsesReader } from '../../server/domain/microdata/responses.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import { readSketch } from '../../server/domain/survey/sketch.ts'
import { estimatesJson } from '../../server/formats/estimates.ts'

const ORIGIN = { program: 'prov', definition: { id: 'prov', sha256: '' }, files: [], unusedColumns: [] }
const COLUMNS = ['area', 'sex', 'age', 'source', 'skrap', 'buller', 'platser']
const SEXES = ['kvinna', 'man']
const AGES = ['15-29', '30-64', '65+']

const survey = (() => {
  const scale = { kind: 'scale', codes: ['0', '2', '4', '6', { code: '8', role: 'dont_know' }] }
  const definition = {
    questions: [
      { id: 'skrap', ...scale, measure: { codes: ['4', '6'] } },
      { id: 'buller', ...scale },
      { id: 'platser', kind: 'multiple', codes: ['park', 'torg', { code: 'inga', exclusive: true }] },
    ],
    groupMeans: [{ id: 'problem', of: [{ question: 'skrap' }, { question: 'buller' }] }],
  }
  const reading = readSketch('prov.json', JSON.stringify(definition), 'prov')
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.survey
})()

/** What a register may tell apart: the whole table, or margins. */
const REGISTERS = [
  [['area', 'sex', 'age']],
  [['area'], ['sex', 'age']],
  [['area', 'sex'], ['age']],
  [['area'], ['sex'], ['age']],
  [['area']],
] as const

interface Group {
  readonly area: string
  readonly sex: string
  readonly age: string
  readonly people: number
}

/** Files of a round as badly filled as they come: empty and tiny groups, everybody or nobody answering, all alike, words left out. */
function someRound(chance: Random): RoundFiles | readonly string[] {
  const pick = <One>(all: readonly One[]) => all[Math.floor(chance() * all.length)] as One // never empty
  const register = pick(REGISTERS)
  const areas = ['N', 'S', 'V'].slice(0, 1 + Math.floor(chance() * 3))
  const groups: readonly Group[] = areas.flatMap((area) =>
    SEXES.flatMap((sex) => AGES.map((age) => ({ area, sex, age, people: pick([0, 1, 2, 5, 30, 100, 100, 3000]) }))),
  )
  const alike = chance() < 0.2
  const most = pick([3, 12, 40, 5000])
  const words = ({ area, sex, age }: Group) => [area, chance() < 0.03 ? '' : sex, chance() < 0.03 ? '' : age, chance() < 0.08 ? 'open' : '']
  const answers = () =>
    alike
      ? ['6', '6', 'inga']
      : [pick(['0', '2', '4', '6', '8', '', 'NA']), pick(['0', '6', '8', '']), pick(['park', 'park torg', 'inga', ''])]
  const lines = groups.flatMap((group) =>
    Array.from({ length: Math.min(40, Math.floor(chance() * (1 + Math.min(most, chance() < 0.04 ? 12 : group.people)))) }, () => [
      ...words(group),
      ...answers(),
    ]),
  )
  const files = register.map((by) => fileBy(groups, by))
  const known = wordsOf(files)
  const reader = responsesReader(survey, known)
  reader.head(COLUMNS)
  for (const [index, cells] of lines.entries()) reader.line(cells, index + 2)
  const reading = reader.end()
  if (!reading.ok) return reading.faults
  const ageGroups = known.ageGroups.size > 0 ? [...known.ageGroups] : ['*']
  const [whole] = files
  return {
    ...reading.responses,
    words: known,
    known: files.length > 1 || !whole ? { margins: files, ageGroups } : { cells: whole.categories, ageGroups },
  }
}

/** People by some of area, sex and age, as a file has them. */
function fileBy(groups: readonly Group[], by: readonly ('area' | 'sex' | 'age')[]) {
  const people = new Map<string, number>()
  for (const group of groups) {
    const key = by.map((one) => group[one]).join('|')
    people.set(key, (people.get(key) ?? 0) + group.people)
  }
  const lines = [...people].map(([key, number], index) => {
    const words = key.split('|')
    return { number: index + 2, cells: { ...Object.fromEntries(by.map((one, at) => [one, words[at] ?? ''])), people: String(number) } }
  })
  const reading = readRegisterFile({ columns: [...by, 'people'], lines })
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  return reading.file
}

describe('whatever files are estimated from', () => {
  /** Everything that comes of forty pairs of rounds: results, and the sentences of those that have none. */
  const results: Recomputed[] = []
  const sentences: string[] = []
  before(() => {
    for (let seed = 1; seed <= 40; seed++) {
      const chance = random(seed)
      const [now, earlier] = [someRound(chance), someRound(chance)]
      if (!('cube' in now)) sentences.push(...now)
      if (!('cube' in now)) continue
      const neighbours = new Map([...now.words.areaIds].slice(1).map((area) => [area, 'N']))
      const made = recompute({
        now,
        before: 'cube' in earlier ? earlier : null,
        neighbours: chance() < 0.5 ? neighbours : new Map(),
        focus: null,
      })
      if (made.ok) results.push(made.result)
      else sentences.push(...made.faults)
    }
  })

  it('some can be weighed, in every way there is to weigh, and some cannot', () => {
    expect(new Set(results.map(({ weighing }) => weighing.method))).to.include.members(['post-stratification', 'raking'])
    expect(sentences).not.to.deep.equal([])
  })

  it('what cannot be told is refused in whole sentences', () => {
    const said = [...sentences, ...results.flatMap((result) => remarks(result, []))]
    for (const sentence of said)
      expect(sentence)
        .to.match(/[.?]$/)
        .and.not.match(/NaN|undefined|null|Infinity/)
  })

  it('no number is NaN, and only an effective size is infinite', () => {
    for (const result of results) {
      const written = JSON.parse([...estimatesJson(result, ORIGIN)].join(''), (key, value) => {
        if (value === 'Inf') expect(key).to.be.oneOf(['n_eff', 'n_star'])
        return value
      })
      for (const { estimate, se, df, deff_kish, sum_w, domain, question } of written.estimates)
        if (estimate !== null) expect([se, df, deff_kish, sum_w].every(Number.isFinite), `${domain} ${question}`).to.equal(true)
      expect(JSON.stringify(result, (_key, value) => (Number.isNaN(value) ? 'NaN' : value))).not.to.contain('"NaN"')
    }
  })

  it('every interval holds its estimate, and every difference its own, with a p between none and all', () => {
    for (const { rows } of results)
      for (const { estimate, change, againstRest } of rows.flatMap(({ figures }) => figures)) {
        if (estimate?.low != null && estimate.high !== null)
          expect(estimate.value).to.be.within(estimate.low - 1e-12, estimate.high + 1e-12)
        for (const found of [change, againstRest]) {
          if (!found) continue
          expect(found.diff).to.be.within(found.low - 1e-12, found.high + 1e-12)
          expect(found.p).to.be.within(0, 1)
          if (found.pAdjusted !== null) expect(found.pAdjusted).to.be.within(found.p - 1e-15, 1)
        }
      }
  })
})

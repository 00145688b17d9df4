import { expect } from 'chai'
import type { Area } from '../../server/domain/area.ts'
import { protect } from '../../server/domain/disclosure/protect.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { asked } from '../../server/domain/exports/asked.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import { toldOf } from '../../server/domain/snapshot.ts'
import { inLanguage, type Survey } from '../../server/domain/survey/survey.ts'
import * as areas from '../../server/store/areas.ts'
import * as figures from '../../server/store/figures.ts'
import * as protections from '../../server/store/protections.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { solver } from '../../server/work/solver.ts'
import type { Client } from '../fixtures/client.ts'
import { aHouse, aRound, type House } from '../fixtures/house.ts'
import { onlooker } from '../fixtures/onlooker.ts'
import { letOut } from '../fixtures/printing.ts'
import { basesOn, distributionOn, inCsv, inJson, type Print, respondentsOn, toldOn } from '../fixtures/prints.ts'
import { aKommun } from '../fixtures/some-kommun.ts'

const KOMMUNER = 4
const MOST = { areas: 5, people: 150 }

describe('the printed pages and files of a kommun', function () {
  this.timeout(300_000)
  let house: House
  let klara: Client
  before(async () => {
    house = await aHouse({ now: '2200-01-01T10:00:00Z' })
    const ids = Array.from({ length: MOST.areas }, (_, n) => `A${n + 1}`)
    await areas.write(
      house.deps.db,
      ids.map(
        (id): Area => ({
          ...{ id, parentId: '9901', level: 'area', name: `Område ${id}`, slug: null },
          ...{ validFrom: 2020, validTo: null, outline: null },
        }),
      ),
    )
    klara = await house.as('klara')
  })
  after(() => house.close())

  for (let seed = 1; seed <= KOMMUNER; seed++)
    it(`print the same numbers wherever they print them, and none that tells what a few people answered (${seed})`, async () => {
      const highs = await solver()
      const { areaIds, people, ...made } = aKommun(random(seed), MOST)
      const survey: Survey = { ...made.survey, id: `prov-${seed}`, hash: `hash ${seed}` }
      const both = people.map((one, n) => (n % 9 === 0 ? { ...one, source: 'open' as const } : one))
      const [out] = letOut({ survey, areaIds, countings: [both], residents: () => 1e6 }, highs)
      if (!out) throw new Error('Nothing was let out.')
      const home = await stored(survey, 2100 + seed, out.safe)

      const csv = inCsv(await (await klara.once('GET', `${home}/resultat.csv?dialekt=internationell`)).text())
      expect(inJson(await (await klara.once('GET', `${home}/resultat.json`)).text())).to.deep.equal(csv)
      const onPages = await pages(survey, home)
      const inFile = new Map(csv.map((print) => [placeOf(print), print.people]))
      for (const print of onPages.filter(({ question }) => question !== ''))
        expect(inFile.get(placeOf(print)), placeOf(print)).to.equal(print.people)
      for (const { part, people, ...at } of [...csv, ...onPages])
        if (part === 'base' || part === 'everybody') expect(people, `${placeOf({ ...at, part, people })}`).to.be.at.least(10)

      const publicly = protect(out.safe, 'public').filter(({ hidden }) => !hidden)
      expect(publicly.every((row) => inFile.has(placeOf({ ...row, part: 'base', people: 0 })))).to.equal(true)
      for (const source of ['code', 'open'] as const) {
        const truth = out.truth.filter((row) => row.source === source)
        const countings = [[...csv, ...onPages].filter((print) => print.source === source)]
        expect(onlooker({ survey, areaIds, countings }, [truth], highs)).to.deep.equal([])
      }
    })

  /** Lays a counted round in the house, as a counting does; resolves to where its lägesbild begins. */
  async function stored(survey: Survey, year: number, rows: Parameters<typeof figures.add>[2]): Promise<string> {
    const { db, surveys } = house.deps
    ;(surveys as Map<string, Survey>).set(survey.id, survey) // the house reads it as it is
    const round = aRound({ id: `r${year}`, year, opensOn: `${year}-09-01`, closesOn: `${year}-10-31` })
    await rounds.add(db, { ...round, surveyId: survey.id, surveyHash: survey.hash })
    const people = Math.max(0, ...rows.map(({ respondents }) => respondents))
    const told = toldOf(protect(rows), people)
    const snapshot = {
      ...{ id: `snapshot-${year}`, roundId: round.id, countedAt: `${year}-11-02T08:00:00.000Z` },
      ...{ responses: people, told, surveyHash: survey.hash, indexModel: null },
    }
    await snapshots.begin(db, snapshot)
    for (let from = 0; from < rows.length; from += 50) await figures.add(db, snapshot.id, rows.slice(from, from + 50))
    await protections.add(db, snapshot.id, { rules: MINIMUM, steps: [] })
    await snapshots.complete(db, snapshot)
    return `/lagesbild/lillkoping/${year}`
  }

  /** Everything that is printed on the page of the kommun, and of each question. */
  async function pages(survey: Survey, home: string): Promise<readonly Print[]> {
    const prints: Print[] = []
    const whole = (await klara.get(home)).html
    for (const { name, code, open } of respondentsOn(whole)) {
      const population = name === 'Hela kommunen' ? 'kommun' : `area:${name.replace('Område ', '')}`
      for (const [source, people] of [
        ['code', code],
        ['open', open],
      ] as const)
        if (people !== null && people > 0) prints.push({ source, population, question: '', part: 'everybody', people })
    }
    const [byCode, byLink] = ['code', 'open'].map(
      (source) => prints.find((print) => print.source === source && print.population === 'kommun')?.people ?? 0,
    )
    const told = toldOn(whole)
    if (told !== null && byLink === 0 && told > (byCode ?? 0))
      prints.push({ source: 'open', population: 'kommun', question: '', part: 'everybody', people: told - (byCode ?? 0) })
    for (const { id, codes } of asked(survey)) {
      const { html, status } = await klara.get(`${home}/fraga/${id}`)
      if (status !== 200) continue
      for (const [name, people] of basesOn(html))
        if (name !== 'Hela kommunen')
          prints.push({ source: 'code', population: `area:${name.replace('Område ', '')}`, question: id, part: 'base', people })
      const found = distributionOn(html)
      if (!found) continue
      prints.push({ source: 'code', population: 'kommun', question: id, part: 'base', people: found.base })
      for (const { code, text } of codes) {
        const people = found.people.get(inLanguage(text, 'sv'))
        if (people !== undefined) prints.push({ source: 'code', population: 'kommun', question: id, part: code, people })
      }
    }
    return prints
  }
})

const placeOf = ({ source, population, question, part }: Print) => `${source} ${question} ${population} ${part}`

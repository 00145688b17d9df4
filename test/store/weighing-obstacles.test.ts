import { expect } from 'chai'
import type { Answers } from '../../server/domain/document.ts'
import { AGE_GROUPS, SEXES } from '../../server/domain/population.ts'
import type { Source } from '../../server/domain/round.ts'
import { written } from '../../server/domain/shorthand.ts'
import * as areas from '../../server/store/areas.ts'
import type { Db } from '../../server/store/database.ts'
import * as figures from '../../server/store/figures.ts'
import * as population from '../../server/store/population.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as urn from '../../server/store/urn.ts'
import * as weighings from '../../server/store/weighings.ts'
import { inhabitants, LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { smallSurvey } from '../fixtures/rounds.ts'
import { aRoundToCount, countHere } from '../fixtures/to-count.ts'
import { onEveryBackend } from './backends.ts'

onEveryBackend('a round that cannot be weighted whole', (db) => {
  beforeEach(async () => {
    await aRoundToCount(db())
  })

  it('says for which areas the register has no people, where nobody answered', async () => {
    await population.write(db(), inhabitants('9901N', 6000))
    await answer(db(), '9901N', 40)
    const nobody = await counted(db())
    expect(nobody.report?.obstacles).to.deep.equal([
      'Folkmängd saknas för området Söder. Siffror för hela kommunen kan inte räknas förrän områdets folkmängd är inläst, 0 om ingen bor där.',
      'Folkmängd saknas för området Ön. Siffror för hela kommunen kan inte räknas förrän områdets folkmängd är inläst, 0 om ingen bor där.',
    ])
    expect([nobody.of('area:9901N')?.n, nobody.of('kommun')]).to.deep.equal([40, undefined])
  })

  it('says where people answered though the register knows of none', async () => {
    await population.write(db(), inhabitants('9901N', 6000))
    await answer(db(), '9901N', 40)
    await answer(db(), '9901O', 3)
    const some = await counted(db())
    expect(some.report?.obstacles).to.deep.equal(['Folkmängd saknas för området Ön. Läs in områdets folkmängd och räkna igen.'])
    expect(some.of('area:9901N')).to.equal(undefined)
  })

  it('says where people answered though nobody lives there, or more answered than live there', async () => {
    await population.write(db(), [...inhabitants('9901N', 6000), ...inhabitants('9901S', 10), ...inhabitants('9901O', 0)])
    await answer(db(), '9901N', 40)
    await answer(db(), '9901S', 11)
    await answer(db(), '9901O', 1)
    const { report, rows } = await counted(db())
    expect(report?.obstacles).to.have.members([
      'Enligt folkmängden bor ingen i området Ön, men svar har kommit därifrån. Rätta folkmängden eller områdets kod.',
      'Från området Söder har fler svarat än de 10 som bor där enligt folkmängden. Kontrollera folkmängden och att koderna har gått till rätt område.',
    ])
    expect(report?.weights).to.equal(null)
    expect(rows.some((row) => 'weighted' in row)).to.equal(false)
  })

  it('has no figures for the kommun when one person answered in an area without a neighbour, and has them with one', async () => {
    await population.write(db(), LILLKOPING_PEOPLE)
    for (const [areaId, people] of [
      ['9901N', 40],
      ['9901S', 30],
      ['9901O', 1],
    ] as const)
      await answer(db(), areaId, people)
    const alone = await counted(db())
    expect(alone.report?.obstacles).to.deep.equal([
      'Från något område har för få svarat för att vägas för sig, och området har ingen granne att vägas ihop med. Siffror för hela kommunen kan inte räknas förrän en granne är vald: ange en granne (neighbour) för varje område där det står ”för få svar”, och räkna igen.',
    ])
    expect([alone.of('area:9901N')?.n, alone.of('kommun'), alone.of('area:9901O')]).to.deep.equal([40, undefined, undefined])

    await areas.setNeighbour(db(), '9901O', '9901S')
    const together = await counted(db())
    expect(together.report?.obstacles).to.deep.equal([])
    expect([together.of('kommun')?.n, together.of('area:9901S')?.n, together.of('area:9901O')]).to.deep.equal([71, 30, undefined])
  })

  it('says that nobody came by code when nobody did, however many came by the open link', async () => {
    await population.write(db(), LILLKOPING_PEOPLE)
    await answer(db(), '9901N', 20, {}, 'open')
    expect((await counted(db())).report?.obstacles).to.deep.equal(['Ingen har svarat med kod, så det finns inga svar att väga.'])
  })

  it('says the same when nobody came at all', async () => {
    await population.write(db(), LILLKOPING_PEOPLE)
    expect((await counted(db())).report?.obstacles).to.deep.equal(['Ingen har svarat med kod, så det finns inga svar att väga.'])
  })

  it('keeps how unequal the weights are, in the kommun and in each area', async () => {
    await population.write(db(), [...inhabitants('9901N', 200), ...inhabitants('9901S', 20_000), ...inhabitants('9901O', 80)])
    for (const [areaId, people] of [
      ['9901N', 190],
      ['9901S', 8],
      ['9901O', 6],
    ] as const)
      await answer(db(), areaId, people)
    const { report } = await counted(db())
    const effects = report?.weights?.spreads.map(({ areaId, deffKish }) => [areaId, deffKish > 2])
    expect(effects).to.deep.equal([
      [null, true],
      ['9901N', false],
      ['9901O', false],
      ['9901S', false],
    ])
  })

  it('counts answers of a sex or age that the register has not, or has nobody of, and says how many', async () => {
    const empty = inhabitants('9901N', 6000).map((cell) => (cell.ageGroup === '80+' ? { ...cell, people: 0 } : cell))
    await population.write(db(), [...empty, ...inhabitants('9901S', 0), ...inhabitants('9901O', 0)])
    await answer(db(), '9901N', 40, { alder: '15-29' })
    await answer(db(), '9901N', 3, { alder: '80+' })
    await answer(db(), '9901N', 4, { kon: 'annat' })
    const { report, of } = await counted(db())
    expect(report?.obstacles).to.deep.equal([])
    expect(report?.weights).to.include({ unplaced: 4, fromEmpty: 3 })
    expect(of('kommun')?.n).to.equal(47)
  })

  it('has whole numbers of everything when all answers are equal: certain ends, and an interval with a width', async () => {
    await population.write(db(), LILLKOPING_PEOPLE)
    for (const areaId of ['9901N', '9901S', '9901O']) await answer(db(), areaId, 25, { fortkorning: '3' })
    const { rows, of } = await counted(db())
    const { value, se, low, high } = of('kommun') ?? {}
    expect([value, se, high]).to.deep.equal([1, 0, 1])
    expect(low).to.be.within(0.8, 0.99)
    for (const { weighted, population, question } of rows) {
      for (const [quantity, figure] of Object.entries(weighted?.figures ?? {})) {
        const numbers = [figure.value, figure.se, figure.low, figure.high, figure.deffKish, figure.nEff]
        expect(
          numbers.filter((number) => !Number.isFinite(number)),
          `${population} ${question} ${quantity}`,
        ).to.deep.equal([])
      }
    }
  })

  /** Counts, and finds the weighted share who see speeding as a problem. */
  async function counted(db: Db) {
    expect((await countHere(db, 'r')).state).to.equal('done')
    const id = (await snapshots.latest(db, 'r'))?.id ?? ''
    const rows = await figures.ofSnapshot(db, id)
    const of = (population: string) =>
      rows.find((row) => row.population === population && row.question === 'fortkorning' && row.source === 'code')?.weighted?.figures
        .measure
    return { report: await weighings.ofSnapshot(db, id), rows, of }
  }
})

/** People of an area who answered alike but for sex and age, which come in turn unless they are given. */
async function answer(db: Db, areaId: string, people: number, given: Answers = {}, source: Source = 'code'): Promise<void> {
  for (let n = 0; n < people; n++) {
    const answers: Answers = {
      fortkorning: n % 3 === 0 ? '1' : '2',
      kon: SEXES[n % 2] ?? 'man',
      alder: AGE_GROUPS[n % 5] ?? '80+',
      ...given,
    }
    await urn.put(db, 'r', written(smallSurvey('lilla-2026'), { source, areaId, answers, texts: {} }))
  }
}

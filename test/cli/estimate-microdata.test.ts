import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { fromRoot } from '../../server/root.ts'
import * as figures from '../../server/store/figures.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { Written } from '../fixtures/estimated.ts'
import { anExtract } from '../fixtures/extracts/made.ts'
import type { House } from '../fixtures/house.ts'
import { LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'
import { near } from '../fixtures/vectors.ts'

const EQUAL = { relative: 1e-12, absolute: 1e-12 } as const

describe('our own file about single persons', () => {
  let house: House
  let terminal: Terminal
  before(async () => {
    house = await aCountedHouse()
    terminal = await aTerminal()
  })
  after(async () => {
    await terminal.close()
    await house.close()
  })

  async function estimated(file: string) {
    const [out, definition] = [join(terminal.folder, 'siffror.json'), fromRoot('test', 'fixtures', 'surveys', 'lilla-2026.json')]
    const people = LILLKOPING_PEOPLE.map(({ areaId, sex, ageGroup, people }) => `${areaId},${sex},${ageGroup},${people}\n`).join('')
    const register = terminal.file('folk.csv', `area,sex,age,people\n${people}`)
    const files = ['--definition', definition, '--responses', file, '--population', register, '--out', out, '--force']
    const { code, complained } = await terminal.type(['estimate', ...files])
    return { code, complained, all: (): Written => JSON.parse(readFileSync(out, 'utf8')) }
  }

  for (const [dialect, delimiter] of [
    ['internationell', ','],
    ['excel', ';'],
  ] as const) {
    it(`gives, uncoarsened, the very figures that are stored (${dialect})`, async () => {
      const made = await anExtract(house, { uncoarsened: true, dialect })
      const file = join(made.folder, 'mikrodata-lillkoping-2026-kod.csv')
      const { code, complained, all } = await estimated(file)
      expect(code, complained).to.equal(0)

      const snapshot = await snapshots.latest(house.deps.db, 'r2026')
      const rows = (await figures.ofSnapshot(house.deps.db, snapshot?.id ?? '')).filter(({ source }) => source === 'code')
      let held = 0
      for (const one of all().estimates) {
        const row = rows.find(({ population, question }) => population === one.domain && question === one.question)
        if (!row || one.estimate === null) continue
        const kept = row.weighted?.figures[one.code === null ? one.quantity : `share:${one.code}`]
        expect(kept?.n, `${one.domain} ${one.question}`).to.equal(one.n)
        for (const [mine, theirs] of [
          [kept?.value, one.estimate],
          [kept?.se, one.se],
          [kept?.low, one.low],
          [kept?.high, one.high],
        ])
          near(mine, theirs, EQUAL, `${one.domain} ${one.question} ${one.quantity}`)
        held += 1
      }
      expect(held).to.be.above(300)

      const lines: Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true, delimiter, bom: true })
      const weights = lines.map(({ vikt = '' }) => Number(vikt.replace(',', '.')))
      near(
        weights.reduce((sum, weight) => sum + weight, 0),
        7580,
        EQUAL,
        'residents',
      )
    })
  }

  it('is refused coarsened, since its areas and ages are no longer those of the register', async () => {
    const made = await anExtract(house)
    const { code, complained } = await estimated(join(made.folder, 'mikrodata-lillkoping-2026-kod.csv'))
    expect(code).to.equal(1)
    expect(complained).to.contain('finns inte bland folkmängderna')
  })
})

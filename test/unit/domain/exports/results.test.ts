import { expect } from 'chai'
import { TOO_FEW } from '../../../../server/domain/disclosure/protect.ts'
import { type ResultLine, results } from '../../../../server/domain/exports/results.ts'
import type { Cell, Table } from '../../../../server/domain/exports/table.ts'
import { WEIGHTED } from '../../../../server/domain/exports/weighted-columns.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { aCountedRound, pagesOf, rowsOf } from '../../../fixtures/counted.ts'
import { PERSONS } from '../../../fixtures/people.ts'
import { aDifference } from '../../../fixtures/shown.ts'

type Read = Readonly<Record<string, Cell>>

async function read(table: Table<ResultLine>): Promise<readonly Read[]> {
  const lines: Read[] = []
  for await (const line of table.lines) lines.push(Object.fromEntries(table.columns.map((column) => [column.name, column.of(line)])))
  return lines
}

const where = (lines: readonly Read[], wanted: Read) =>
  lines.filter((line) => Object.entries(wanted).every(([name, cell]) => line[name] === cell))

describe('The results file', () => {
  const round = aCountedRound()
  let lines: readonly Read[]
  before(async () => {
    lines = await read(results(round, pagesOf(round)))
  })

  it('has a line for each answer, with its people, the base and the share', () => {
    const given = PERSONS.filter((person) => person.areaId === '9901N' && person.source === 'code')
    const count = (...codes: string[]) => given.filter(({ answers }) => codes.includes(String(answers.nedskrapning))).length
    const base = count('1', '2', '3')
    const [line] = where(lines, { urval_kod: '9901N', kalla: 'kod', fraga: 'nedskrapning', svarskod: '3' })
    expect(line).to.include({ antal: count('3'), bas: base, andel: count('3') / base, vet_ej: count('8'), svarande: given.length })
    expect(line).to.include({
      kommun: 'Lillköping',
      ar: 2025,
      urval: 'område',
      urval_namn: 'Norr',
      svar: 'Ett stort problem',
      roll: 'värde',
      viktad: 'ja',
    })
  })

  it('has a line for the measure, and there alone the interval', () => {
    const [measure] = where(lines, { urval_kod: '9901N', kalla: 'kod', fraga: 'nedskrapning', rad: 'mått' })
    const answers = where(lines, { urval_kod: '9901N', kalla: 'kod', fraga: 'nedskrapning', rad: 'svar' })
    expect(measure).to.include({ svar: 'ser nedskräpning som ett problem', svarskod: null, roll: null })
    expect(measure?.andel).to.equal(Number(measure?.antal) / Number(measure?.bas))
    expect(Number(measure?.ki_lag)).to.be.below(Number(measure?.andel))
    expect(Number(measure?.ki_hog)).to.be.above(Number(measure?.andel))
    expect(answers.map(({ ki_lag, ki_hog }) => [ki_lag, ki_hog])).to.deep.equal(answers.map(() => [null, null]))
  })

  it('has the weighted share of measure and answers as it may be told, with its interval', () => {
    const row = rowsOf(round).find((one) => one.population === 'area:9901N' && one.source === 'code' && one.question === 'nedskrapning')
    const figures = row && !row.hidden ? (row.weighted?.figures ?? {}) : {}
    const [measure] = where(lines, { urval_kod: '9901N', kalla: 'kod', fraga: 'nedskrapning', rad: 'mått' })
    const [answer] = where(lines, { urval_kod: '9901N', kalla: 'kod', fraga: 'nedskrapning', svarskod: '3' })
    for (const [line, figure] of [
      [measure, figures.measure],
      [answer, figures['share:3']],
    ] as const) {
      const { value, low, high } = figure ?? {}
      expect(line).to.include({
        viktad_andel: value,
        viktad_ki_lag: low,
        viktad_ki_hog: high,
        osaker: 'ja',
      })
    }
  })

  it('has nothing weighted of the open link', () => {
    const open = where(lines, { kalla: 'oppen_lank', dold: 'nej' })
    expect(open).not.to.be.empty
    for (const line of open) expect(line).to.include({ viktad: 'nej', viktad_andel: null, osaker: null, forandring: null })
  })

  it('has a tested change and its adjusted p on the measure alone, and says whether it is established', async () => {
    const rows = rowsOf(round).map((row) =>
      row.hidden || !row.weighted ? row : { ...row, weighted: { ...row.weighted, change: aDifference(0.08, 0.04) } },
    )
    async function* page() {
      yield {
        population: { key: 'kommun', kind: 'kommun', code: '9901', name: 'Lillköping' } as const,
        rows: rows.filter(({ population }) => population === 'kommun'),
      }
    }
    const changed = where(await read(results(round, page())), { kalla: 'kod', fraga: 'nedskrapning' })
    expect(
      changed.map(({ rad, forandring, forandring_p_justerat, forandring_sakerstalld }) => [
        rad,
        forandring,
        forandring_p_justerat,
        forandring_sakerstalld,
      ])[0],
    ).to.deep.equal(['mått', 0.08, 0.04, 'ökning'])
    expect(new Set(changed.slice(1).map(({ forandring }) => forandring))).to.deep.equal(new Set([null]))
  })

  it('gives no share to those outside the base', () => {
    const outside = lines.filter(({ rad, roll, dold }) => rad === 'svar' && dold === 'nej' && roll !== 'värde')
    expect(outside).not.to.be.empty
    for (const line of outside) expect(line.andel).to.equal(null)
  })

  it('says "för få svar" in every figure of a hidden row, and nothing but names besides', () => {
    const hidden = where(lines, { urval_namn: 'Ön' })
    const figures = [
      'antal',
      'bas',
      'andel',
      'ki_lag',
      'ki_hog',
      'medel',
      'svarande',
      'vet_ej',
      'vill_inte_svara',
      'ej_aktuellt',
      'obesvarad',
      ...WEIGHTED.map(({ name }) => name),
    ]
    expect(hidden).not.to.be.empty
    for (const line of hidden) {
      expect(line.dold).to.equal('ja')
      for (const name of figures) expect(line[name]).to.equal(TOO_FEW)
      const numbers = Object.keys(line).filter((name) => typeof line[name] === 'number')
      expect(numbers).to.deep.equal(['ar'])
    }
  })

  it('keeps code and open link on lines of their own, code first, without an interval for the open link', () => {
    const both = where(lines, { urval_kod: '9901N', fraga: 'fortkorning', rad: 'mått' })
    expect(both.map(({ kalla, bas }) => [kalla, bas])).to.deep.equal([
      ['kod', 40],
      ['oppen_lank', 14],
    ])
    for (const line of where(lines, { kalla: 'oppen_lank' })) expect([null, TOO_FEW]).to.include(line.ki_lag as string | null)
  })

  it('names every population of the round', () => {
    const names = [...new Set(lines.map(({ urval, urval_namn }) => `${urval}: ${urval_namn}`))]
    expect(names).to.deep.equal([
      'kommun: Lillköping',
      'område: Norr',
      'område: Söder',
      'område: Ön',
      'kön: Kvinna',
      'kön: Man',
      'ålder: 15–29 år',
      'ålder: 30–44 år',
      'ålder: 45–64 år',
      'ålder: 65–79 år',
      'ålder: 80 år eller äldre',
      'bakgrund: Boendeform: Villa eller radhus',
      'bakgrund: Boendeform: Lägenhet',
    ])
  })

  it('has derived questions too, under yes and no', () => {
    const derived = where(lines, { urval: 'kommun', kalla: 'kod', fraga: 'utsatt_nagot' })
    expect(derived.map(({ rad, svar }) => [rad, svar])).to.deep.equal([
      ['mått', 'har utsatts för något'],
      ['svar', 'Ja'],
      ['svar', 'Nej'],
    ])
    expect(derived[0]?.antal).to.equal(derived[1]?.antal)
  })

  it('says in its first line and on every line that answers are invented, and only then', async () => {
    const invented = aCountedRound({ rehearsal: true })
    const table = results(invented, pagesOf(invented))
    expect(table.notice).to.equal('Påhittade svar – övning')
    expect(table.name).to.equal('resultat-lillköping-2025-övning')
    for (const line of await read(table)) expect(line.pahittad).to.equal('ja')
    expect(results(round, pagesOf(round)).notice).to.equal(null)
    for (const line of lines) expect(line.pahittad).to.equal('nej')
  })

  it('has a name and a meaning for every column, none twice', () => {
    const { columns } = results(round, pagesOf(round))
    expect(new Set(columns.map(({ name }) => name)).size).to.equal(columns.length)
    for (const { name, means } of columns) {
      expect(name).to.match(/^[a-z]+(_[a-z]+)*$/)
      expect(means).to.match(/\.$/)
    }
  })

  it('cannot be made from rows that are not protected', () => {
    const raw = rowsOf(round).filter(
      (row): row is Extract<typeof row, { hidden: false }> => !row.hidden,
    ) as readonly object[] as readonly Row[]
    const [population] = [{ key: 'kommun', kind: 'kommun', code: '9901', name: 'Lillköping' } as const]
    // @ts-expect-error A row that has not passed disclosure control does not compile as a page of the file.
    const page: Parameters<typeof results>[1] = (async function* () {
      yield { population, rows: raw }
    })()
    expect(page).to.be.an('AsyncGenerator')
  })
})

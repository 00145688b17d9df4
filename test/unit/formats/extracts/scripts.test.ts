import { expect } from 'chai'
import type { Column } from '../../../../server/domain/extracts/sheet.ts'
import { EXCEL } from '../../../../server/formats/csv-excel.ts'
import { INTERNATIONAL } from '../../../../server/formats/csv-international.ts'
import { r } from '../../../../server/formats/extracts/r.ts'
import type { Reading } from '../../../../server/formats/extracts/script.ts'
import { spss } from '../../../../server/formats/extracts/spss.ts'
import { callsIn, namesIn, parseR } from '../../../fixtures/extracts/r.ts'
import { aSheet } from '../../../fixtures/extracts/scene.ts'
import { parseSpss } from '../../../fixtures/extracts/spss.ts'

function aReading(given: Partial<Reading> & { readonly form?: 'bred' | 'lang'; readonly uncoarsened?: boolean } = {}): Reading {
  const { form = 'bred', uncoarsened = false, ...rest } = given
  const { sheet, rows } = aSheet({ form, uncoarsened })
  const { columns, labelled } = sheet
  const files = { file: 'mikrodata-lillkoping-2026-kod.csv', labelsFile: 'mikrodata-lillkoping-2026-etiketter.csv' }
  return { ...files, dialect: INTERNATIONAL, hasNotice: false, rows: rows.length, columns, labelled, ...rest }
}

const READINGS: Readonly<Record<string, Reading>> = {
  'the wide form': aReading(),
  'the wide form for Excel, invented': aReading({ dialect: EXCEL, hasNotice: true }),
  'the wide form uncoarsened': aReading({ uncoarsened: true }),
  'the long form': aReading({ form: 'lang' }),
}

/** A column whose every word tries to end the script's text, line or comment. */
const NASTY: Column = {
  name: 'or',
  label: `Ett "citat" och 'ett till' \\ slut.\n* EXECUTE. # rm()`,
  type: 'code',
  codes: [
    { code: '80+', words: `"); unlink("x'); ERASE FILE='x'.\n`, isMissing: false },
    { code: 'vet_ej', words: 'å'.repeat(200), isMissing: true },
  ],
}

/** What our R scripts may call: base R of any year. */
const BASE = new Set(
  ...[
    [
      'as.numeric',
      'all',
      'attr',
      'c',
      'character',
      'factor',
      'is.na',
      'match',
      'ncol',
      'nrow',
      'paste',
      'read.table',
      'return',
      'stopifnot',
      'sub',
      'function',
      'if',
      'som_faktor',
      'som_tal',
    ],
  ],
)

describe('The R script', () => {
  for (const [name, reading] of Object.entries(READINGS)) {
    describe(`for ${name}`, () => {
      const parsed = parseR(r(reading))
      const calls = callsIn(parsed)

      it("is what R's grammar allows, and calls base R alone", () => {
        const called = calls.flatMap(({ call }) => (typeof call === 'string' && /^[a-z]/i.test(call) ? [call] : []))
        expect(called.filter((name) => !BASE.has(name))).to.deep.equal([])
      })

      it('reads no name before it is given', () => {
        const known = new Set(['TRUE', 'FALSE', 'NA', 'mikrodata', 'behall', 'etiketter', 'plats', 'som_faktor', 'som_tal'])
        const inFunctions = new Set(['x', 'koder', 'ord', 'saknas', 'visas'])
        expect(namesIn(parsed).filter((name) => !known.has(name) && !inFunctions.has(name))).to.deep.equal([])
      })

      it('reads the file in its dialect, past the notice, and counts rows and columns', () => {
        const [read] = calls.filter(({ call }) => call === 'read.table')
        expect(read?.with[0]).to.deep.equal({ text: reading.file })
        const option = (name: string) =>
          read?.with.flatMap((one) => (typeof one === 'object' && 'call' in one && one.with[0] === name ? [one.with[1]] : []))[0]
        expect(option('sep')).to.deep.equal({ text: reading.dialect.delimiter })
        expect(option('skip')).to.equal(reading.hasNotice ? 1 : 0)
        expect(r(reading)).to.include(`nrow(mikrodata) == ${reading.rows}, ncol(mikrodata) == ${reading.columns.length}`)
      })

      it('gives every column of codes all its levels in order, their words, and those that are missing', () => {
        const factors = calls.filter(({ call }) => call === 'som_faktor')
        const coded = reading.columns.filter(({ type }) => type === 'code')
        const textsOf = (from: unknown) =>
          callsIn([from as never]).flatMap(({ call, with: texts }) =>
            call === 'c' ? texts.map((one) => (one as { text: string }).text) : [],
          )
        expect(factors.map(({ with: [, codes] }) => textsOf(codes))).to.deep.equal(coded.map(({ codes }) => codes.map(({ code }) => code)))
        expect(factors.map(({ with: [, , words] }) => textsOf(words))).to.deep.equal(
          coded.map(({ codes }) => codes.map(({ words }) => words)),
        )
        expect(factors.map(({ with: [, , , missing] }) => textsOf(missing))).to.deep.equal(
          coded.map(({ codes }) => codes.filter(({ isMissing }) => isMissing).map(({ code }) => code)),
        )
      })
    })
  }

  it('cannot be broken out of by any words', () => {
    const calls = callsIn(parseR(r(aReading({ columns: [NASTY] }))))
    expect(calls.some(({ call }) => call === 'unlink' || call === 'rm')).to.equal(false)
  })

  it('is read by a grammar that refuses what is not R', () => {
    for (const wrong of ['x <- ', 'c("a" "b")', 'f(1', 'x[[1]', '{ x', '"open', 'a b', ')', 'x <- c(1,)) ', "x 'y'"])
      expect(() => parseR(wrong), wrong).to.throw(SyntaxError)
  })
})

describe('The SPSS script', () => {
  for (const [name, reading] of Object.entries(READINGS)) {
    describe(`for ${name}`, () => {
      const commands = parseSpss(spss(reading))
      const called = (name: string) => commands.filter(([first]) => first === name)

      it('reads the file in its dialect, past the notice, with room for every code', () => {
        const [data = []] = called('GET DATA')
        expect(data).to.include(`'${reading.file}`).and.include(`'${reading.dialect.delimiter}`)
        expect(data[data.indexOf('FIRSTCASE') + 2]).to.equal(reading.hasNotice ? '3' : '2')
        const variables = data.slice(data.indexOf('VARIABLES') + 2)
        expect(variables.length).to.equal(2 * reading.columns.length)
        const widths = variables.filter((_, at) => at % 2 === 1).map((format) => Number(/^A(\d+)$/.exec(format)?.[1]))
        for (const [at, { codes }] of reading.columns.entries())
          for (const { code } of codes) expect(widths[at], code).to.be.at.least(code.length)
      })

      it('makes a number of every code, none twice in a column, missing ones negative', () => {
        const coded = reading.columns.filter(({ type }) => type === 'code')
        const recodes = called('RECODE').filter((tokens) => !tokens.includes('CONVERT'))
        expect(recodes.length).to.equal(coded.length)
        for (const [at, { codes }] of coded.entries()) {
          const tokens = recodes[at] ?? []
          const pairs = tokens.flatMap((token, place) => (token === '=' ? [[tokens[place - 1], Number(tokens[place + 1])] as const] : []))
          expect(pairs.map(([code]) => code)).to.have.members(codes.map(({ code }) => `'${code}`))
          expect(new Set(pairs.map(([, number]) => number)).size).to.equal(pairs.length)
          for (const { code, isMissing } of codes)
            expect((pairs.find(([known]) => known === `'${code}`)?.[1] ?? 0) < 0, code).to.equal(isMissing)
        }
      })

      it('names only variables that it has, none of them reserved words', () => {
        const recoded = called('RECODE').flatMap((tokens) => tokens.slice(tokens.indexOf('INTO') + 1))
        const made = new Set([...recoded, ...called('COMPUTE').map(([, variable]) => variable)])
        for (const [, variable = ''] of [...called('VALUE LABELS'), ...called('MISSING VALUES'), ...called('FORMATS')])
          expect(made.has(variable) || reading.columns.some(({ name, type }) => type === 'name' && name === variable), variable).to.equal(
            true,
          )
        expect(called('MISSING VALUES').every((tokens) => tokens.join(' ').endsWith('( LOWEST THRU -1 )'))).to.equal(true)
      })
    })
  }

  it('cannot be broken out of by any words, keeps within lengths, and renames what SPSS reserves', () => {
    const script = spss(aReading({ columns: [NASTY] }))
    const commands = parseSpss(script)
    expect(commands.filter(([name]) => name === 'EXECUTE').length).to.equal(2)
    const labels = commands.find(([name]) => name === 'VALUE LABELS') ?? []
    for (const label of labels.filter((token) => token.startsWith("'")))
      expect(new TextEncoder().encode(label.slice(1)).length).to.be.at.most(120)
    expect(labels[1]).to.equal('or.v')
  })

  it('has room in the long form for the longest code of any question', () => {
    const { columns } = aReading({ form: 'lang' })
    const labelled: Column[] = [{ name: 'x', label: 'X', type: 'code', codes: [{ code: 'a'.repeat(31), words: 'A', isMissing: false }] }]
    expect(spss(aReading({ columns, labelled }))).to.include('svar A31')
  })

  it('is read by a parser that refuses what is not syntax', () => {
    for (const wrong of ['EXECUTE', 'GIT DATA.', "VARIABLE LABELS x 'öppen.\n", 'EXECUTE.\nRECODE x ("a"=1)\nINTO y.', 'FORMATS x ; y.'])
      expect(() => parseSpss(wrong), wrong).to.throw(SyntaxError)
  })
})

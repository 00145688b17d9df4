import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { recompute } from '../../server/domain/microdata/recompute.ts'
import { METHOD } from '../../server/domain/statistics/method.ts'
import { estimated, pick, type Written } from '../fixtures/estimated.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'
import { NEAR, near, readVector, vectorFile } from '../fixtures/vectors.ts'

const DEFINITION = JSON.stringify({
  questions: [
    { id: 'skrap', kind: 'single', codes: ['nej', 'ja', { code: 'vet_ej', role: 'dont_know' }], measure: { codes: ['ja'] } },
    { id: 'nytt', kind: 'single', codes: ['nej', 'ja'], measure: { codes: ['ja'] }, comparable: { with: 'fjol', degree: 'no' } },
    {
      id: 'tal',
      kind: 'number',
      min: 0,
      max: 9,
      unit: { sv: 'gånger' },
      bands: [
        { code: '0', from: 0, to: 0, text: { sv: '0' } },
        { code: '1+', from: 1, to: 9, text: { sv: '1+' } },
      ],
    },
    { id: 'anmalt', kind: 'single', codes: ['nej', 'ja'], section: 'sist', askIf: [{ question: 'skrap', codes: ['ja'] }] },
  ],
  sections: [
    { id: 'forst', title: { sv: 'Först' } },
    { id: 'sist', title: { sv: 'Sist' } },
  ],
  breakdowns: ['nytt'],
})
const PEOPLE =
  'area;sex;age;people\nN;K;15-44;100\nN;K;45+;100\nN;M;15-44;100\nN;M;45+;100\nS;K;15-44;50\nS;K;45+;50\nS;M;15-44;50\nS;M;45+;50\n'
const HEAD = 'area;sex;age;source;skrap;nytt;tal;anmalt;anteckning\n'

/** Rows for a cell: the first `yes` of them say yes. */
const rows = (cell: string, number: number, yes: number) =>
  Array.from(
    { length: number },
    (_, index) => `${cell};code;${index < yes ? 'ja' : 'nej'};nej;${index % 4};${index < yes ? 'nej' : ''};x\n`,
  ).join('')

const cells = ['N;K;15-44', 'N;K;45+', 'N;M;15-44', 'N;M;45+', 'S;K;15-44', 'S;K;45+', 'S;M;15-44', 'S;M;45+']
const answers = (yes: number, number = 10) => HEAD + cells.map((cell) => rows(cell, number, yes)).join('')

describe('estimate', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
  })
  afterEach(() => terminal.close())

  const out = () => join(terminal.folder, 'ut.json')
  const files = (content: string, more: readonly string[] = []) => [
    ...['estimate', '--definition', terminal.file('enkat.json', DEFINITION), '--responses', terminal.file('svar.csv', content)],
    ...['--population', terminal.file('folk.csv', PEOPLE), '--out', out(), ...more],
  ]
  const written = (words: readonly string[]) => estimated(terminal, words, out())
  it('is what the same functions give when they are called, to the last digit', async () => {
    const all = await written([
      'estimate',
      '--definition',
      vectorFile('V7', 'definition.json'),
      '--responses',
      vectorFile('V7', 'microdata.csv'),
      '--population',
      vectorFile('V7', 'population.csv'),
      '--out',
      out(),
    ])
    const called = recompute({ now: readVector('V7'), before: null, neighbours: new Map(), focus: null })
    if (!called.ok) throw new Error(called.faults.join('\n'))
    const figures = called.result.rows.flatMap((row) => row.figures)
    expect(all.estimates).to.have.length(figures.length)
    for (const [index, { domain, estimate, againstRest }] of figures.entries()) {
      const one = all.estimates[index]
      expect([one.domain, one.estimate, one.low, one.high, one.area_minus_rest?.p]).to.deep.equal([
        domain,
        estimate?.value ?? null,
        estimate?.low ?? null,
        estimate?.high ?? null,
        againstRest?.p,
      ])
    }
  })

  it('states its method, version, files and what was not read', async () => {
    const all = await written(files(answers(3)))
    expect(all.method.version).to.equal(METHOD.version)
    expect(all.method.assumption).to.be.a('string')
    expect(all.program).to.match(/^trygghetsdialog \d/)
    expect(all.files.map(({ as, name }: Written) => [as, name])).to.deep.equal([
      ['definition', 'enkat.json'],
      ['responses', 'svar.csv'],
      ['population', 'folk.csv'],
    ])
    expect(all.unused_columns).to.deep.equal(['anteckning'])
  })

  it('estimates every question and code in every domain, and tells what it did with each', async () => {
    const all = await written(files(answers(3)))
    for (const domain of ['kommun', 'area:N', 'sex:K', 'age:45+', 'breakdown:nytt:nej', 'area:S|sex:M', 'area:S|age:45+'])
      expect(pick(all, domain, 'skrap', 'measure').estimate, domain).to.be.closeTo(0.3, 1e-12)
    expect(pick(all, 'kommun', 'tal', 'share', '1+')).to.deep.include({ n: 80 })
    expect(pick(all, 'kommun', 'anmalt', 'measure')).to.equal(undefined)
    expect(pick(all, 'kommun', 'anmalt', 'share', 'nej')).to.deep.include({ n: 24, estimate: 1, high: 1 })
    expect(pick(all, 'breakdown:nytt:ja', 'skrap', 'measure')).to.deep.include({
      n: 0,
      estimate: null,
      low: null,
      withheld: 'few_answers',
      change: null,
    })
  })

  it('compares with the round before, but not where the definition says it may not', async () => {
    const before = [
      '--previous-responses',
      terminal.file('fjol.csv', answers(6)),
      '--previous-population',
      terminal.file('folk-fjol.csv', PEOPLE),
    ]
    const all = await written(files(answers(3), before))
    const alone = await written(files(answers(6), ['--force']))
    const { change, estimate } = pick(all, 'area:N', 'skrap', 'measure')
    near(change.diff, estimate - pick(alone, 'area:N', 'skrap', 'measure').estimate, NEAR.estimate, 'diff')
    expect(change.p).to.be.within(1e-5, 0.05)
    expect(change.p_adjusted).to.be.at.least(change.p)
    expect([change.low < change.diff, change.high > change.diff, change.high < 0]).to.deep.equal([true, true, true])
    expect(all.not_compared).to.deep.equal(['nytt'])
    expect(pick(all, 'kommun', 'nytt', 'measure').change).to.equal(null)
    expect(pick(all, 'kommun', 'tal', 'share', '0').change).to.deep.include({ diff: 0, p: 1 })
  })

  it('takes a question that is new since the round before, tells of it, and leaves out what rests on it', async () => {
    const older = answers(6)
      .split('\n')
      .map((line) => line.split(';').filter((_, column) => column !== 4))
      .map((cells) => cells.join(';'))
      .join('\n')
    const before = [
      '--previous-responses',
      terminal.file('fjol.csv', older),
      '--previous-population',
      terminal.file('folk-fjol.csv', PEOPLE),
    ]
    const { code, said } = await terminal.type(files(answers(3), before))
    expect(code).to.equal(0)
    expect(said).to.contain('Omgången före har inga svar på skrap. Där visas ingen förändring.')
    const all = JSON.parse(readFileSync(out(), 'utf8'))
    expect(all.not_compared).to.deep.equal(['skrap', 'nytt', 'anmalt'])
    expect(pick(all, 'kommun', 'skrap', 'measure')).to.deep.include({ estimate: 0.3, change: null })
    expect(pick(all, 'kommun', 'tal', 'share', '0').change).to.deep.include({ diff: 0, p: 1 })
    const lacking = await terminal.type(files(older, ['--force']))
    expect(lacking.complained).to.contain('Kolumnen ”skrap” saknas, men frågan finns i definitionen.')
  })

  it('says that register figures of the round before are of no use without its answers', async () => {
    const { code, complained } = await terminal.type(files(answers(3), ['--previous-population', terminal.file('fjol.csv', PEOPLE)]))
    expect(code).to.equal(1)
    expect(complained).to.equal('Folkmängden i omgången före är angiven, men inte svaren: ange --previous-responses också.')
  })

  it('says once that register figures by no area are of no use, not for each area', async () => {
    const groups = terminal.file('grupper.csv', 'sex,age,people\nK,15-44,150\nK,45+,150\nM,15-44,150\nM,45+,150\n')
    const { complained } = await terminal.type(
      files(answers(3), ['--margins', groups]).filter(
        (word, index, words) => word !== '--population' && words[index - 1] !== '--population',
      ),
    )
    expect(complained).to.contain('Ingen fil med folkmängd är uppdelad efter område. En av --margins ska ha kolumnen area.')
    expect(complained).not.to.contain('Folkmängd saknas')
  })

  it('tells of weights that are so unequal that the figures are hardly worth having', async () => {
    const uneven = PEOPLE.replace('N;K;15-44;100', 'N;K;15-44;90000')
    const words = files(answers(3)).map((word) => (word.endsWith('folk.csv') ? terminal.file('folk.csv', uneven) : word))
    const { said } = await terminal.type(words)
    expect(said).to.match(/Hela kommunen: vikterna är mycket olika, så andelarna blir lika osäkra som om svaren vore \d+,\d gånger färre\./)
    expect(said).to.match(/N: en enda persons svar står för \d+\s% av invånarna\./)
    expect(JSON.stringify(readFileSync(out(), 'utf8'))).not.to.contain('NaN')
  })

  it('adjusts over the focus indicators together when they are declared', async () => {
    const all = await written(files(answers(3), ['--focus', 'skrap']))
    expect(pick(all, 'area:N', 'skrap', 'measure').area_minus_rest.family).to.equal('areas area_minus_rest: focus indicators')
    expect(pick(all, 'area:N', 'tal', 'share', '0').area_minus_rest).to.deep.include({ p_adjusted: null, family: null })
    expect((await terminal.type(files(answers(3), ['--focus', 'vad', '--force']))).complained).to.equal('Definitionen har inte ”vad”.')
  })

  it('weights to margins when they are all that is known', async () => {
    const margins = [
      ...['--margins', terminal.file('omraden.csv', 'area,N\nN,400\nS,200\n')],
      ...['--margins', terminal.file('grupper.csv', 'kön,ålder,antal\nK,15-44,100\nK,45+,200\nM,15-44,150\nM,45+,150\n')],
    ]
    const all = await written(
      files(answers(3), margins).filter((word, index, words) => word !== '--population' && words[index - 1] !== '--population'),
    )
    expect(all.weights.method).to.equal('raking')
    expect(pick(all, 'age:45+', 'skrap', 'measure').sum_w).to.be.closeTo(350, 1e-6)
    expect(all.files.map(({ as }: Written) => as)).to.deep.equal(['definition', 'responses', 'margins', 'margins'])
  })

  it('keeps answers by the open link out of every weighted figure, and tells them apart', async () => {
    const alone = await written(files(answers(3)))
    const open = Array.from({ length: 12 }, () => 'N;;;open;ja;ja;1;ja;\n').join('')
    const all = await written(files(answers(3) + open, ['--force']))
    expect(all.estimates).to.deep.equal(alone.estimates)
    expect(all.open_link.find((one: Written) => one.question === 'skrap' && one.domain === 'area:N')).to.deep.include({
      n_answers: 12,
      n_valid: 12,
      measure_unweighted: 1,
    })
  })

  it('weighs an area of one answer with its neighbour, else tells why the kommun has no figures', async () => {
    const few = HEAD + rows('N;K;15-44', 20, 5) + rows('S;K;15-44', 1, 1)
    const without = await terminal.type(files(few))
    expect(without.said).to.contain(
      'Från området S har för få svarat för att vägas för sig, och området har ingen granne att vägas ihop med.',
    )
    const alone = JSON.parse(readFileSync(out(), 'utf8'))
    expect(pick(alone, 'kommun', 'skrap', 'measure')).to.deep.include({ estimate: null, withheld: 'uncovered_area' })
    expect(pick(alone, 'area:N', 'skrap', 'measure').estimate).to.equal(0.25)

    const { said } = await terminal.type(files(few, ['--neighbour', 'S=N', '--force']))
    expect(said).to.contain('Området S har för få svar och vägdes ihop med en granne.').and.not.contain('S: en enda persons svar')
    const all = JSON.parse(readFileSync(out(), 'utf8'))
    expect(all.weights.merged_areas).to.deep.equal(['S'])
    expect(pick(all, 'kommun', 'skrap', 'measure').estimate).to.be.closeTo(6 / 21, 1e-12)
    expect(pick(all, 'area:S', 'skrap', 'measure').withheld).to.equal('merged_area')
    expect(pick(all, 'area:N', 'skrap', 'measure').estimate).to.equal(0.25)
  })

  it('reads a whole definition of ours as it is, the cell from its own questions', async () => {
    const answered = [
      'area,kon,alder,skrap',
      ...Array.from({ length: 12 }, (_, index) => `N,${index % 2 ? 'man' : 'kvinna'},15-29,${index < 6 ? 'ja' : ''}`),
    ]
    const whole = JSON.stringify({
      questions: [
        { id: 'skrap', kind: 'single', codes: ['ja', 'nej'] },
        { id: 'kon', kind: 'single', codes: ['kvinna', 'man', 'annat'] },
        { id: 'alder', kind: 'single', codes: ['15-29', '30-44', '45-64', '65-79', '80+'] },
      ],
      cell: { sex: 'kon', ageGroup: 'alder' },
    })
    const all = await written([
      ...['estimate', '--definition', terminal.file('hel.json', whole), '--responses', terminal.file('svar.csv', answered.join('\r\n'))],
      ...['--population', terminal.file('folk.csv', 'areaId,sex,ageGroup,people\nN,kvinna,15-29,60\nN,man,15-29,40\n'), '--out', out()],
    ])
    expect(pick(all, 'sex:man', 'skrap', 'share', 'ja')).to.deep.include({ n: 3, estimate: 1, sum_w: 20 })
    expect(all.weights.unplaced).to.equal(0)
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { prune } from '../../server/domain/answers.ts'
import { codesOf } from '../../server/domain/questions/index.ts'
import { random } from '../../server/domain/rehearsal/random.ts'
import type { Survey } from '../../server/domain/survey/survey.ts'
import { fromRoot } from '../../server/root.ts'
import * as imports from '../../server/store/imports.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import { anybody } from '../fixtures/anybody.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const GIVEN = ['--survey', 'trygghet-2025', '--kommun', 'varberg']

describe('importing answers', () => {
  let terminal: Terminal
  let survey: Survey
  before(async () => {
    const loading = await surveyFiles.load(fromRoot('surveys'))
    const found = loading.ok && loading.surveys.get('trygghet-2025')
    if (!found) throw new Error('There is no trygghet-2025.')
    survey = found
  })
  beforeEach(async () => {
    terminal = await aTerminal('2026-02-15T10:00:00Z')
    await terminal.type(['import', 'areas', fromRoot('db/demo/varberg.geojson')])
  })
  afterEach(() => terminal.close())

  /** So many people's answers, their words in place of codes and parted by tabs: as another system might write them. */
  function written(people: number, change: (cells: string[], line: number) => void = () => {}): string {
    const chance = random(7)
    const questions = survey.questions.filter((question) => question.kind !== 'multiple' && codesOf(question).length > 0)
    const lines = Array.from({ length: people }, (_, n) => {
      const { answers } = prune(survey, anybody(survey, chance))
      const words = questions.map((question) => {
        const code = codesOf(question).find(({ code }) => code === answers[question.id])
        return question.kind === 'number' ? String(answers[question.id] ?? '') : (code?.text.sv ?? '')
      })
      const cells = [`id${n}`, n % 2 === 0 ? 'Tvååker' : '1383R001', ...words]
      change(cells, n + 2)
      return cells.join('\t')
    })
    return [['id', 'område', ...questions.map(({ id }) => id)].join('\t'), ...lines, ''].join('\n')
  }
  const said = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

  /** A file and the guess at what it means. */
  async function guessed(text: string | Uint8Array) {
    const file = terminal.file('svar.csv', text)
    const mapping = join(terminal.folder, 'koppling.json')
    const outcome = await terminal.type(['import', 'answers', file, ...GIVEN, '--guess', mapping])
    return { file, mapping, outcome }
  }

  it('goes from a guess over a look to a round that is counted, and can be undone', async () => {
    const { file, mapping, outcome } = await guessed(written(60))
    expect(outcome.complained).to.equal('')
    expect(outcome.said).to.contain('Utan kolumn, och alltså obesvarade: otrygga_platser.')
    expect(JSON.parse(readFileSync(mapping, 'utf8')).questions.nedskrapning.values).to.include({ 'Ett stort problem': 'stort_problem' })

    const dry = await terminal.type(['import', 'answers', file, ...GIVEN, '--mapping', mapping, '--dry-run'])
    expect(dry).to.include({ code: 0, complained: '' })
    expect(said(dry.said)).to.match(/60 svarande\.[\s\S]*nedskrapning \(kod\): \d+ svar, [\s\S]*Inget är sparat\./)
    expect(await rounds.all(terminal.db)).to.deep.equal([])
    expect(await imports.ofKommun(terminal.db, '1383')).to.deep.equal([])

    const read = await terminal.type(['import', 'answers', file, ...GIVEN, '--mapping', mapping, '--year', '2025'])
    expect(read).to.include({ code: 0, complained: '' })
    expect(read.said).to.contain('Varberg 2025 är inläst: 60 svar.')
    expect((await terminal.type(['count', 'varberg', '2025'])).said).to.contain('Varberg 2025 är räknad: 60 svar.')
    expect((await terminal.type(['check'])).code).to.equal(0)
    expect((await terminal.type(['import', 'answers', file, ...GIVEN, '--mapping', mapping])).complained).to.contain(
      'Varberg har redan en omgång 2025.',
    )

    const unsure = await terminal.type(['import', 'undo', 'varberg', '2025', '--confirm', 'ja'])
    expect(unsure).to.include({ code: 1, complained: 'Bekräfta med --confirm "Varberg 2025".' })
    const undone = await terminal.type(['import', 'undo', 'varberg', '2025', '--confirm', 'Varberg 2025'])
    expect(undone).to.include({ code: 0, complained: '' })
    expect(await rounds.all(terminal.db)).to.deep.equal([])
    expect((await terminal.type(['import', 'undo', 'varberg', '2025', '--confirm', 'Varberg 2025'])).complained).to.contain(
      'ingen inläst omgång 2025',
    )
    expect((await terminal.type(['audit', 'verify'])).code).to.equal(0)
  })

  it('saves nothing of a file with a fault anywhere in it, and leaves no copy of it', async () => {
    const { file, mapping } = await guessed(written(40))
    terminal.file(
      'svar.csv',
      written(40, (cells, line) => {
        if (line === 31) cells[1] = 'Atlantis'
        if (line === 35) cells[0] = 'id0'
      }),
    )
    for (const how of [[], ['--dry-run']]) {
      const { code, complained } = await terminal.type(['import', 'answers', file, ...GIVEN, '--mapping', mapping, ...how])
      expect(code).to.equal(1)
      expect(complained.split('\n')).to.deep.equal([
        `${file} har fel. Inget är sparat.`,
        '  rad 31: Området ”Atlantis” finns inte i kommunen det året.',
        '  rad 35: Svarandens beteckning är densamma som på rad 2.',
      ])
    }
    expect(await rounds.all(terminal.db)).to.deep.equal([])
    const papers = join(terminal.folder, 'prov.sqlite-inlasning')
    expect(existsSync(papers) ? readdirSync(papers) : []).to.deep.equal([])
  })

  it('says in a sentence of its own what is wrong with a file that cannot be read', async () => {
    const complaint = async (text: string | Uint8Array) => (await guessed(text)).outcome.complained.split('\n').at(-1)
    expect(await complaint(Buffer.from('id;område\n1;Tvååker\n', 'latin1'))).to.equal(
      '  rad 1: Här står tecken som inte är UTF-8, utan troligen Windows-1252 (”ANSI”, vanligt från äldre Excel). Spara om filen som UTF-8 (i Excel: ”CSV UTF-8”).',
    )
    expect(await complaint(Buffer.from('\uFEFFid;område\n', 'utf16le'))).to.contain('troligen UTF-16')
    expect(await complaint('id|område\n1|2\n')).to.contain('skiljs åt med lodstreck (|)')
    expect(await complaint('id;område\n1;"halva')).to.equal('  rad 2: Citattecknen går inte ihop på den här raden eller före den.')
    expect(await complaint('id;område;a\n1;2;3\n1;2')).to.contain('kan filen vara avklippt')
    expect(await complaint('')).to.equal('  rad 1: Filen är tom.')
    expect(await complaint(`${Array.from({ length: 1001 }, (_, n) => `k${n}`).join(';')}\n`)).to.contain('Den får ha högst 1000.')
  })

  it('refuses an unknown survey, another year, answers not yet given and a kommun without areas', async () => {
    const file = terminal.file('svar.csv', written(1))
    const complaint = async (...words: string[]) => (await terminal.type(['import', 'answers', file, ...words])).complained
    expect(await complaint('--kommun', 'varberg', '--survey', 'okand')).to.contain('Enkäten ”okand” finns inte. Det finns: trygghet-2025')
    expect(await complaint(...GIVEN, '--year', '2024')).to.contain('är från 2025, inte 2024')
    expect(await complaint('--kommun', 'varberg', '--survey', 'trygghet-2026')).to.contain('Svaren ska vara givna')
    expect(await complaint(...GIVEN, '--opens', '2024-12-01')).to.contain('Första svarsdagen ska vara det året.')
    expect(await complaint(...GIVEN, '--mapping', terminal.file('m.json', '{"area":1}'))).to.contain('är ingen koppling')
    expect(await complaint(...GIVEN)).to.equal('Ange --mapping.')
    const areas = terminal.file('omraden.csv', 'id;namn\nN;Norr\n')
    await terminal.type(['import', 'areas', areas, '--kommun', '0617', '--kommun-name', 'Gnosjö', '--from', '2026'])
    expect(await complaint('--kommun', '0617', '--survey', 'trygghet-2025')).to.contain('Gnosjö har inga områden 2025.')
    expect(
      (await terminal.type(['import', 'answers', 'finns-inte.csv', ...GIVEN, '--guess', join(terminal.folder, 'g.json')])).complained,
    ).to.equal('Filen finns-inte.csv finns inte.')
  })
})

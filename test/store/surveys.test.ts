import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as surveys from '../../server/store/surveys.ts'
import { aDefinition, type Plain, written } from '../fixtures/definition.ts'
import { anIndexModel } from '../fixtures/index-model.ts'
import { both } from '../fixtures/questions.ts'

describe('a folder of survey definitions', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'surveys-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const put = (year: number, change: (definition: Plain) => void = () => {}) => {
    const definition = Object.assign(aDefinition(), { id: `prov-${year}`, year }, year > 2025 ? { previous: `prov-${year - 1}` } : {})
    change(definition)
    writeFileSync(join(folder, `prov-${year}.json`), written(definition))
  }

  it('is loaded by id, each with the hash of its bytes', async () => {
    put(2025)
    put(2026)
    const loading = await surveys.load(folder)
    if (!loading.ok) throw new Error('both are right')
    expect([...loading.surveys.keys()]).to.deep.equal(['prov-2025', 'prov-2026'])
    const bytes = written(Object.assign(aDefinition(), { id: 'prov-2025', year: 2025 }))
    expect(loading.surveys.get('prov-2025')?.hash).to.equal(createHash('sha256').update(bytes).digest('hex'))
  })

  it('may hold the schema, and files of other sorts', async () => {
    put(2025)
    writeFileSync(join(folder, 'schema.json'), '{}')
    writeFileSync(join(folder, 'README.md'), 'hej')
    expect((await surveys.load(folder)).ok).to.equal(true)
  })

  it('tells the faults of all its files at once, and those between years with their line', async () => {
    put(2025)
    put(2026, (d) => Object.assign(d.questions[0].text, both('Nytt?')))
    writeFileSync(join(folder, 'trasig.json'), '{')
    const loading = await surveys.load(folder)
    const faults = loading.ok ? [] : loading.faults
    expect(faults.map(({ file, place }) => `${file} ${place}`)).to.have.members(['trasig.json filen', 'prov-2026.json questions[skrap]'])
    expect(faults.every((fault) => (fault.line ?? 0) > 0)).to.equal(true)
  })

  it('does not blame a survey for the year before that could not be read', async () => {
    writeFileSync(join(folder, 'prov-2025.json'), '{')
    put(2026)
    const loading = await surveys.load(folder)
    expect(loading.ok ? [] : loading.faults.map((fault) => fault.file)).to.deep.equal(['prov-2025.json'])
  })

  const putModel = (id: string, change: (model: Plain) => void = () => {}) => {
    const model = Object.assign(anIndexModel(), { id })
    change(model)
    writeFileSync(join(folder, `${id}.json`), written(model))
  }

  it('may hold index models and their schema: they are no surveys, and know the surveys', async () => {
    put(2025)
    put(2026)
    putModel('index-2026')
    writeFileSync(join(folder, 'index-schema.json'), '{}')
    const loading = await surveys.load(folder)
    if (!loading.ok) throw new Error(loading.faults.map(({ sentence }) => sentence).join('\n'))
    expect([...loading.surveys.keys()]).to.deep.equal(['prov-2025', 'prov-2026'])
    const bytes = written(anIndexModel())
    expect(loading.indexModels.get('index-2026')?.hash).to.equal(createHash('sha256').update(bytes).digest('hex'))
  })

  it('tells the faults of surveys and index models at once', async () => {
    put(2025, (d) => Object.assign(d, { minutes: 0 }))
    putModel('index-2026', (m) => Object.assign(m, { surveys: ['prov-2025', 'prov-2030'] }))
    const loading = await surveys.load(folder)
    expect(loading.ok ? [] : loading.faults.map(({ file, place }) => `${file} ${place}`)).to.deep.equal([
      'prov-2025.json minutes',
      'index-2026.json surveys[1]',
    ])
  })

  it('has one model for each version of a series, rehearsals apart', async () => {
    put(2025)
    put(2026)
    putModel('index-2026')
    putModel('index-ovning', (m) => Object.assign(m, { rehearsal: true }))
    putModel('index-x')
    const loading = await surveys.load(folder)
    expect(loading.ok ? [] : loading.faults.map(({ file, place, line, sentence }) => ({ file, place, line, sentence }))).to.deep.equal([
      { file: 'index-x.json', place: 'version', line: 9, sentence: '”index-2026” är redan version 1 för serien ”prov”.' },
    ])
  })
})

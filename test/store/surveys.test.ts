import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as surveys from '../../server/store/surveys.ts'
import { aDefinition, type Plain, written } from '../fixtures/definition.ts'
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
})

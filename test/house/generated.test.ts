import { expect } from 'chai'
import { generated } from '../../server/cli/schema.ts'
import { file } from './files.ts'

describe('the generated files', () => {
  it('are fresh: "npm run schema" would change nothing', async () => {
    const made = await generated()
    expect(made.map(({ path }) => path)).to.deep.equal(['db/schema.sql', 'surveys/schema.json', 'surveys/index-schema.json'])
    for (const { path, text } of made) expect(file(path).text, `${path} is old: run "npm run schema"`).to.equal(text)
  })
})

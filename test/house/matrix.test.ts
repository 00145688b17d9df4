import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'chai'
import { fromRoot } from '../../server/root.ts'
import { matrixTable } from '../fixtures/matrix-table.ts'

const MARKS = /(<!-- matrix -->\n)[\s\S]*?(\n<!-- \/matrix -->)/

describe('The table of who may open what in the README', () => {
  it('is fresh: GOLDEN=write npx mocha test/house/matrix.test.ts writes it anew', () => {
    const file = fromRoot('README.md')
    const readme = readFileSync(file, 'utf8')
    expect(readme).to.match(MARKS)
    const fresh = readme.replace(MARKS, (_, before: string, after: string) => before + matrixTable() + after)
    if (process.env.GOLDEN === 'write') writeFileSync(file, fresh)
    else expect(readme).to.equal(fresh)
  })
})

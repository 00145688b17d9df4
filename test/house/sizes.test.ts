import { expect } from 'chai'
import { files } from './files.ts'

/** Split at this many lines. */
const LONGEST = 300

/** Files that may be longer, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {}

describe('the files of the house', () => {
  const sources = [...files('server', '.ts'), ...files('db', '.ts'), ...files('test', '.ts'), ...files('static', '.js')]

  it(`are at most ${LONGEST} lines`, () => {
    const long = sources.filter(({ path, text }) => text.split('\n').length - 1 > LONGEST && !(path in EXCEPTIONS))
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1}`)).to.deep.equal([])
  })

  it('have a median near 45 lines', () => {
    const lengths = files('server', '.ts')
      .map(({ text }) => text.split('\n').length - 1)
      .sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).to.be.within(30, 75)
  })

  it('tell no unfinished business', () => {
    const wrong = sources.filter(({ path, text }) => path !== 'test/house/sizes.test.ts' && /\b(TODO|FIXME|XXX|HACK)\b/.test(text))
    expect(wrong.map(({ path }) => path)).to.deep.equal([])
  })
})

import { expect } from 'chai'
import { LANGUAGES, texts } from '../../server/web/texts.ts'
import { file, files } from './files.ts'

const read = (language: string): Record<string, string> => JSON.parse(file(`views/texts/${language}.json`).text)
const swedish = read('sv')

/** The {names} of a text, in order of the alphabet. */
const gaps = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the texts that residents meet', () => {
  it('have a file for every language, and no others', () => {
    expect(files('views/texts', '.json').map(({ path }) => path)).to.have.members(
      LANGUAGES.map((language) => `views/texts/${language}.json`),
    )
  })

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const words = read(language)

      it('are the same ones, in the same order', () => {
        expect(Object.keys(words)).to.deep.equal(Object.keys(swedish))
      })

      it('have no key twice: the last would silence the first', () => {
        const keys = [...file(`views/texts/${language}.json`).text.matchAll(/^\s*"([^"]+)":/gm)].map((match) => match[1])
        expect(keys).to.have.lengthOf(Object.keys(words).length)
      })

      it('say something, with the same gaps to fill', () => {
        for (const [key, text] of Object.entries(words)) {
          expect(text.trim(), key).to.not.equal('')
          expect(gaps(text), key).to.deep.equal(gaps(swedish[key]))
        }
      })

      it('are not left in Swedish', () => {
        if (language === 'sv') return
        const isSentence = (text = '') => /\p{L}{4,}.* .*\p{L}{4,}/u.test(text.replace(/\{\w+\}/g, ''))
        expect(Object.keys(words).filter((key) => words[key] === swedish[key] && isSentence(words[key]))).to.deep.equal([])
      })
    })
  }

  it('exist for every key that a view or a route names', () => {
    const named = [...files('views', '.ejs'), ...files('server', '.ts')].flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\('([\w.-]+)'/g)].map((match) => ({ path, key: match[1] ?? '' })),
    )
    expect(named.length).to.be.greaterThan(20)
    expect(named.filter(({ key }) => !(key in swedish)).map(({ path, key }) => `${path}: ${key}`)).to.deep.equal([])
  })

  it('stop the page when a key or a value is missing, so that nobody reads a gap', () => {
    expect(() => texts('sv')('no.such.key')).to.throw('no.such.key')
    const [key] = Object.entries(swedish).find(([, text]) => gaps(text).length > 0) ?? []
    if (key) expect(() => texts('en')(key)).to.throw('needs {')
  })
})

import { expect } from 'chai'
import { LEXICON } from '../../../../server/domain/dialogues/lexicon.ts'
import { suggest } from '../../../../server/domain/dialogues/suggesting.ts'
import { rehearsalSurveys } from '../../../fixtures/rehearsal.ts'

const THEMES = Object.keys(LEXICON).map((id) => ({ id }))

describe('suggesting themes', () => {
  const said: readonly (readonly [string, readonly string[]])[] = [
    ['Klottrat på väggen', ['skadegorelse_klotter']],
    ['GATUBELYSNINGEN är ur funktion', ['belysning']],
    ['Belysningsstolparna lutar', ['belysning']],
    ['Cykelstölderna ökar, och det är mörkt', ['belysning', 'inbrott_stold']],
    ['De kör för fort', ['trafik']],
    ['Maten är för dyr', []],
    ['Vi trivs', []],
    ['', []],
    ['🙂 ﷽ <script>', []],
  ]
  for (const [words, themes] of said) {
    it(`finds ${themes.join(' and ') || 'none'} in "${words}"`, () => {
      expect(suggest(words, THEMES)).to.have.members(themes)
    })
  }

  it('suggests in the order of the themes asked about, and none that is not among them', () => {
    expect(suggest('Klotter och stölder', [{ id: 'inbrott_stold' }, { id: 'skadegorelse_klotter' }])).to.deep.equal([
      'inbrott_stold',
      'skadegorelse_klotter',
    ])
    expect(suggest('Klotter och stölder', [{ id: 'inbrott_stold' }])).to.deep.equal(['inbrott_stold'])
  })

  it('is as quick with ten thousand signs of anything', () => {
    expect(suggest('klotter '.repeat(1_250), THEMES)).to.deep.equal(['skadegorelse_klotter'])
    expect(suggest('x'.repeat(10_000), THEMES)).to.deep.equal([])
  })

  it('has words for every theme of the survey that words tell apart', async () => {
    const [, survey] = await rehearsalSurveys()
    expect(survey.themes.map(({ id }) => id).filter((id) => id !== 'annat')).to.have.members(Object.keys(LEXICON))
  })
})

import { expect } from 'chai'
import { readDefinition } from '../../../../server/domain/survey/definition.ts'
import type { Fault } from '../../../../server/domain/survey/survey.ts'
import { aDefinition, part, written } from '../../../fixtures/definition.ts'
import { SPOILT } from './spoilt.ts'

const faultsOf = (text: string, file = 'prov-2026.json'): readonly Fault[] => {
  const reading = readDefinition(file, text, 'hash')
  return reading.ok ? [] : reading.faults
}

describe('a survey definition', () => {
  it('is read with its hash when it is right', () => {
    const reading = readDefinition('prov-2026.json', written(aDefinition()), 'abc')
    expect(reading.ok && reading.survey.hash).to.equal('abc')
    expect(reading.ok && reading.survey.questions.length).to.equal(9)
  })

  it('may carry the editor’s schema and a comment, which go no further', () => {
    const reading = readDefinition('prov-2026.json', written({ $schema: './schema.json', comment: 'Hej', ...aDefinition() }), 'abc')
    expect(reading.ok && Object.keys(reading.survey)).not.to.include.members(['comment'])
  })

  for (const { what, spoil, place, line, sentence } of SPOILT)
    it(`may not have ${what}`, () => {
      const definition = aDefinition()
      spoil(definition)
      const text = written(definition)
      const faults = faultsOf(text)
      expect(faults.map((fault) => `${fault.place}: ${fault.sentence}`)).to.deep.equal([`${place}: ${sentence}`])
      expect(text.split('\n')[(faults[0]?.line ?? 0) - 1]?.trim()).to.match(new RegExp(`^${escaped(line)},?$`))
    })

  it('has the name of its file', () => {
    expect(faultsOf(written(aDefinition()), 'annan.json').map((fault) => fault.sentence)).to.deep.equal([
      'Filen heter annan.json men enkäten ”prov-2026”. De ska ha samma namn.',
    ])
  })

  it('is told all its faults at once, in the order of the file, broken parts and broken references together', () => {
    const definition = aDefinition()
    const few = SPOILT.filter(({ what }) =>
      ['an unknown kind', 'a missing field', 'an unknown group', 'a page without questions'].includes(what),
    )
    for (const { spoil } of few) spoil(definition)
    const faults = faultsOf(written(definition))
    expect(faults.map((fault) => fault.sentence)).to.have.members(few.map((one) => one.sentence))
    expect(faults.map((fault) => fault.line)).to.deep.equal(faults.map((fault) => fault.line ?? 0).sort((a, b) => a - b))
  })

  it('is told of a missing field where its owner begins, and still what else is wrong with the owner', () => {
    const definition = aDefinition()
    const question = part(definition, 'questions', 'tillit')
    question.codes[1].code = question.codes[0].code
    delete question.label
    const text = written(definition)
    const begins = text.slice(0, text.indexOf('"id": "tillit"')).split('\n').length - 1
    expect(faultsOf(text).map(({ place, line }) => `${place} ${place.endsWith('label') ? line : ''}`)).to.have.members([
      `questions[tillit].label ${begins}`,
      'questions[tillit].codes[1].code ',
    ])
  })

  it('may begin with the byte-order mark that some editors put there', () => {
    expect(faultsOf(`\uFEFF${written(aDefinition())}`)).to.deep.equal([])
  })

  it('is not told that a question is missing when it is only misspelt', () => {
    const definition = aDefinition()
    Object.assign(part(definition, 'questions', 'skrap'), { kind: 'roman' })
    expect(faultsOf(written(definition)).map((fault) => fault.place)).to.deep.equal(['questions[skrap].kind'])
  })

  it('may not say the same thing twice in one place', () => {
    const text = written(aDefinition()).replace('"year": 2026,', '"year": 2025,\n  "year": 2026,')
    expect(faultsOf(text)).to.deep.equal([
      { file: 'prov-2026.json', place: 'year', line: 5, sentence: '”year” står två gånger på samma ställe.' },
    ])
  })

  for (const { what, text, line, sentence } of [
    {
      what: 'a comma too many',
      text: '{\n  "id": "a",\n}',
      line: 3,
      sentence: 'Här saknas ett fältnamn, eller så är ett kommatecken för mycket.',
    },
    { what: 'a comma too few', text: '{\n  "id": "a"\n  "year": 1\n}', line: 3, sentence: 'Här saknas ett kommatecken.' },
    { what: 'a comment', text: '{\n  // hej\n  "id": "a"\n}', line: 2, sentence: 'Kommentarer får inte finnas. Använd fältet ”comment”.' },
    { what: 'no end', text: '{\n  "id": "a"', line: 2, sentence: 'Här saknas en avslutande klammer, }.' },
    { what: 'nothing in it', text: '', line: 1, sentence: 'Här saknas ett värde, eller så är ett kommatecken för mycket.' },
  ])
    it(`is told where reading stopped when the file has ${what}`, () => {
      const faults = faultsOf(text)
      expect(faults).to.deep.equal([
        { file: 'prov-2026.json', place: 'filen', line, sentence: `Filen går inte att läsa som JSON. ${sentence}` },
      ])
    })

  for (const text of ['null', '[]', '7', '"enkät"'])
    it(`is told that ${text} is no definition`, () => {
      expect(faultsOf(text).map((fault) => [fault.place, fault.sentence])).to.deep.equal([['filen', 'Här ska stå ett objekt, { … }.']])
    })
})

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

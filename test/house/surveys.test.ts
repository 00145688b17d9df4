import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { codesOf, kinds } from '../../server/domain/questions/index.ts'
import type { IndexModels } from '../../server/domain/statistics/problemindex/model.ts'
import { jsonSchema } from '../../server/domain/survey/format.ts'
import { faultLine, type Survey, type Surveys } from '../../server/domain/survey/survey.ts'
import { TEXT_FIELDS } from '../../server/domain/survey/translations.ts'
import { fromRoot } from '../../server/root.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import { LANGUAGES } from '../../server/web/texts.ts'

describe('the surveys we ship', () => {
  let surveys: Surveys
  let models: IndexModels
  before(async () => {
    const loading = await surveyFiles.load(fromRoot('surveys'))
    if (!loading.ok) throw new Error(loading.faults.map(faultLine).join('\n'))
    surveys = loading.surveys
    models = loading.indexModels
  })

  const newest = (): Survey => [...surveys.values()].reduce((a, b) => (b.year > a.year ? b : a))

  it('are all faultless, for themselves and beside the year before', () => {
    const files = readdirSync(fromRoot('surveys')).filter((file) => file.endsWith('.json') && !file.endsWith('schema.json'))
    expect([...surveys.keys(), ...models.keys()]).to.have.members(files.map((file) => file.replace(/\.json$/, '')))
  })

  it('tell editors which schema they follow', () => {
    for (const id of surveys.keys())
      expect(JSON.parse(readFileSync(fromRoot('surveys', `${id}.json`), 'utf8')).$schema).to.equal('./schema.json')
  })

  it('speak every language that the pages around them speak', () => {
    for (const survey of surveys.values()) expect(survey.languages).to.have.members([...LANGUAGES])
  })

  it('ask 40–45 questions on seven pages, of every kind there is', () => {
    for (const { questions, sections } of surveys.values()) {
      expect(questions.length).to.be.within(40, 45)
      expect(sections).to.have.length(7)
      expect(new Set(questions.map((question) => question.kind))).to.have.all.keys(Object.keys(kinds))
    }
  })

  it('give every counted question but background a share to be reported by', () => {
    for (const { questions } of surveys.values()) {
      const silent = questions.filter(
        (question) => codesOf(question).length > 0 && !('measure' in question) && question.group !== 'bakgrund',
      )
      expect(silent.map((question) => question.id)).to.deep.equal([])
    }
  })

  it('hold what people have been through as sensitive', () => {
    for (const { questions, derived } of surveys.values())
      expect([...questions, ...derived].filter((one) => ['utsatthet', 'anmalan'].includes(one.group) && !one.sensitive)).to.deep.equal([])
  })

  it('tie every problem in the area to a theme that the dialogues share', () => {
    for (const { questions, themes } of surveys.values()) {
      const problems = questions.filter((question) => question.section === 'omradet')
      expect(
        problems.filter((question) => !themes.some((theme) => theme.id === question.theme)).map((question) => question.id),
      ).to.deep.equal([])
      expect(themes.length).to.be.within(12, 14)
    }
  })

  it('warn against names and tell the emergency numbers where words are asked for', () => {
    for (const { sections, questions } of surveys.values())
      for (const question of questions.filter((one) => one.kind === 'text')) {
        const section = sections.find((one) => one.id === question.section)
        expect(section?.introduction?.sv).to.contain('Skriv inte namn på personer.')
        expect(section?.help).to.equal('emergency')
      }
  })

  it('own up in 2026 to one question reworded and one scale moved', () => {
    expect(newest().questions.flatMap(({ id, comparable }) => (comparable ? [`${id}: ${comparable.degree}`] : []))).to.deep.equal([
      'belysning: limited',
      'tillit: no',
    ])
  })

  it('can be drawn: every kind of question has its partial', () => {
    for (const kind of Object.keys(kinds)) expect(existsSync(fromRoot('views', 'questions', `${kind}.ejs`)), kind).to.equal(true)
  })

  it('have their languages checked in every field that holds a text', () => {
    expect(textFields(jsonSchema())).to.deep.equal(new Set(TEXT_FIELDS))
  })

  it('are refused with words in every language when an answer cannot be taken', () => {
    const keys = ['one', 'unknown', 'exclusive', 'number', 'range', 'long'].map((name) => `questions.${name}`)
    for (const language of LANGUAGES)
      expect(JSON.parse(readFileSync(fromRoot('views', 'texts', `${language}.json`), 'utf8'))).to.include.keys(keys)
  })
})

/** The names of all fields that a JSON Schema says are texts. */
function textFields(schema: unknown): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set()
  const own = Object.entries('properties' in schema ? (schema.properties as object) : {}).filter(([, field]) =>
    JSON.stringify(field).match(/^\{("description":"[^"]*",)?("allOf":\[\{)?"\$ref":"#\/definitions\/Text"/),
  )
  return new Set([...own.map(([name]) => name), ...Object.values(schema).flatMap((part) => [...textFields(part)])])
}

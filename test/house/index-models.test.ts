import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { indicatorsOf, newestFor } from '../../server/domain/statistics/problemindex/model.ts'
import { limitsOf, measureOf } from '../../server/domain/statistics/problemindex/problemindex.ts'
import { faultLine } from '../../server/domain/survey/survey.ts'
import { fromRoot } from '../../server/root.ts'
import * as surveyFiles from '../../server/store/surveys.ts'

describe('the index models we ship', () => {
  let loaded: Extract<surveyFiles.Loading, { ok: true }>
  before(async () => {
    const loading = await surveyFiles.load(fromRoot('surveys'))
    if (!loading.ok) throw new Error(loading.faults.map(faultLine).join('\n'))
    loaded = loading
  })

  it('give every survey a model, and every rehearsal one of its own', () => {
    for (const id of loaded.surveys.keys())
      for (const rehearsal of [false, true]) expect(newestFor(loaded.indexModels, id, rehearsal)?.rehearsal, id).to.equal(rehearsal)
  })

  it('tell editors which schema they follow', () => {
    for (const id of loaded.indexModels.keys())
      expect(JSON.parse(readFileSync(fromRoot('surveys', `${id}.json`), 'utf8')).$schema).to.equal('./index-schema.json')
  })

  it('hold a national share only where it is published of the same question: who is unsafe out late', () => {
    const model = newestFor(loaded.indexModels, 'trygghet-2026', false)
    const sourced = model ? indicatorsOf(model).filter(({ reference }) => reference) : []
    expect(sourced.map(({ question, reference }) => [question, reference?.share, reference?.year])).to.deep.equal([
      ['ute_kvall', 0.2499, 2025],
    ])
    expect(sourced[0]?.reference?.source).to.contain('Brå')
  })

  it('say in every language that the limits are ours and have not been tested', () => {
    for (const { about } of loaded.indexModels.values()) {
      expect(about.sv).to.contain('Gränserna mellan nivåerna är våra egna').and.contain('har inte prövats mot polisens siffror')
      expect(about.en).to.contain('are our own').and.contain('have not been tested')
    }
  })

  it('can judge every indicator of a rehearsal, with limits that rise', () => {
    const survey = loaded.surveys.get('trygghet-2026')
    const model = newestFor(loaded.indexModels, 'trygghet-2026', true)
    if (!survey || !model) throw new Error('there is no rehearsal model')
    for (const indicator of indicatorsOf(model)) {
      const limits = limitsOf(indicator, measureOf(survey, indicator.question)?.direction ?? 'adverse')
      expect(limits, indicator.question).to.deep.equal([...new Set(limits)].sort((a, b) => a - b))
    }
  })
})

import { expect } from 'chai'
import { isIndexModel, readIndexModel } from '../../../../server/domain/survey/problemindex/reading.ts'
import type { Fault, Survey } from '../../../../server/domain/survey/survey.ts'
import { aSurvey, type Plain, part, written } from '../../../fixtures/definition.ts'
import { aModel, anIndexModel, aReference, known } from '../../../fixtures/index-model.ts'
import { both } from '../../../fixtures/questions.ts'

const faultsOf = (model: Plain, beside = known(), file = 'index-2026.json'): readonly Fault[] => {
  const reading = readIndexModel(file, written(model), 'hash', beside)
  return reading.ok ? [] : reading.faults
}

const indicator = (model: Plain, group: number, index: number): Plain => model.groups[group].indicators[index]

/** What is done to a right model, and the one fault that comes of it. */
interface Spoilt {
  readonly what: string
  readonly spoil: (model: Plain) => void
  readonly place: string
  readonly line: string
  readonly sentence: string
}

const SPOILT: readonly Spoilt[] = [
  {
    what: 'a question that is not there',
    spoil: (m) => Object.assign(indicator(m, 0, 0), { question: 'skrapa' }),
    place: 'groups[ute].indicators[0].question',
    line: '"question": "skrapa"',
    sentence: 'Frågan ”skrapa” finns inte i någon av modellens enkäter.',
  },
  {
    what: 'a question without a measure',
    spoil: (m) => Object.assign(indicator(m, 0, 0), { question: 'hem' }),
    place: 'groups[ute].indicators[0].question',
    line: '"question": "hem"',
    sentence: 'Frågan ”hem” har inget mått och kan därför inte få någon nivå.',
  },
  {
    what: 'a question twice, in whatever groups',
    spoil: (m) => Object.assign(indicator(m, 1, 0), { question: 'skrap' }),
    place: 'groups[annat].indicators[0].question',
    line: '"question": "skrap"',
    sentence: 'Frågan ”skrap” är redan en indikator, och varje fråga väger lika.',
  },
  {
    what: 'limits that do not rise',
    spoil: (m) => indicator(m, 1, 0).given.limits.splice(2, 1, 0.2),
    place: 'groups[annat].indicators[0].given.limits[2]',
    line: '0.2',
    sentence: 'Gränserna ska stiga, men 0.2 kommer efter 0.2.',
  },
  {
    what: 'too few limits',
    spoil: (m) => indicator(m, 1, 0).given.limits.pop(),
    place: 'groups[annat].indicators[0].given.limits',
    line: '"limits": [',
    sentence: 'Skriv 6 gränser, som andelar från 0 till 1.',
  },
  {
    what: 'a limit in per cent',
    spoil: (m) => indicator(m, 1, 0).given.limits.splice(5, 1, 60),
    place: 'groups[annat].indicators[0].given.limits[5]',
    line: '60',
    sentence: 'En gräns är en andel: skriv 0.25 för 25 procent.',
  },
  {
    what: 'limits that nobody has set',
    spoil: (m) => Object.assign(indicator(m, 1, 0).given, { source: ' ' }),
    place: 'groups[annat].indicators[0].given.source',
    line: '"source": " "',
    sentence: 'Skriv vem som har publicerat siffran, och var.',
  },
  {
    what: 'a reference in per cent',
    spoil: (m) => Object.assign(indicator(m, 0, 0).reference, { share: 25 }),
    place: 'groups[ute].indicators[0].reference.share',
    line: '"share": 25',
    sentence: 'En andel i landet är större än 0 och mindre än 1: skriv 0.25 för 25 procent.',
  },
  {
    what: 'a reference without its year',
    spoil: (m) => delete indicator(m, 0, 0).reference.year,
    place: 'groups[ute].indicators[0].reference.year',
    line: '"reference": {',
    sentence: 'Fältet saknas.',
  },
  {
    what: 'an invented share outside rehearsals',
    spoil: (m) => Object.assign(indicator(m, 0, 1), { invented: 0.3 }),
    place: 'groups[ute].indicators[1].invented',
    line: '"invented": 0.3',
    sentence: 'En påhittad andel får bara finnas i en modell för övningar.',
  },
  {
    what: 'an invented share beside a sourced one',
    spoil: (m) => {
      m.rehearsal = true
      indicator(m, 0, 0).invented = 0.3
    },
    place: 'groups[ute].indicators[0].invented',
    line: '"invented": 0.3',
    sentence: 'Indikatorn har redan ett riksvärde med källa. Ta bort det ena.',
  },
  {
    what: 'a group of nothing',
    spoil: (m) => Object.assign(m.groups[1], { indicators: [] }),
    place: 'groups[annat].indicators',
    line: '"indicators": []',
    sentence: 'Gruppen har inga indikatorer.',
  },
  {
    what: 'two groups by one id',
    spoil: (m) => Object.assign(m.groups[1], { id: 'ute' }),
    place: 'groups[ute].id',
    line: '"id": "ute"',
    sentence: 'Id ”ute” är redan taget.',
  },
  {
    what: 'a survey twice',
    spoil: (m) => m.surveys.push('prov-2026'),
    place: 'surveys[1]',
    line: '"prov-2026"',
    sentence: 'Enkäten ”prov-2026” står två gånger.',
  },
  {
    what: 'a survey that is not there',
    spoil: (m) => m.surveys.push('prov-2027'),
    place: 'surveys[1]',
    line: '"prov-2027"',
    sentence: 'Enkäten ”prov-2027” finns inte.',
  },
  {
    what: 'a survey of another series',
    spoil: (m) => Object.assign(m, { series: 'trygghet' }),
    place: 'surveys[0]',
    line: '"prov-2026"',
    sentence: 'Enkäten ”prov-2026” hör till serien ”prov”, inte till ”trygghet”.',
  },
  {
    what: 'an indicator for a survey that is not the model’s',
    spoil: (m) => Object.assign(indicator(m, 0, 1), { surveys: ['prov-2026', 'prov-2020'] }),
    place: 'groups[ute].indicators[1].surveys[1]',
    line: '"prov-2020"',
    sentence: '”prov-2020” är inte en av modellens enkäter.',
  },
  {
    what: 'a language missing',
    spoil: (m) => delete indicator(m, 0, 0).reference.note.en,
    place: 'groups[ute].indicators[0].reference.note',
    line: '"note": {',
    sentence: 'Texten saknas på språket ”en”.',
  },
  {
    what: 'a language that its surveys do not have',
    spoil: (m) => Object.assign(m.about, { fi: 'Hei' }),
    place: 'about.fi',
    line: '"fi": "Hei"',
    sentence: 'Modellens enkäter har inte språket ”fi”. Ta bort texten.',
  },
  {
    what: 'a rule for the limits that nobody knows',
    spoil: (m) => Object.assign(m, { thresholds: 'wilson' }),
    place: 'thresholds',
    line: '"thresholds": "wilson"',
    sentence: '”wilson” går inte här. Välj bland ”clopper-pearson-360”.',
  },
]

describe('an index model', () => {
  it('is read with its hash when it is right, without what is for its authors', () => {
    const reading = readIndexModel('index-2026.json', written({ comment: 'Hej', ...anIndexModel() }), 'abc', known())
    expect(reading.ok && reading.model).to.deep.include({ id: 'index-2026', hash: 'abc', version: 1 })
    expect(reading.ok && Object.keys(reading.model)).not.to.include.members(['comment'])
  })

  it('is known by its kind or its schema, and a survey or a broken file is none', () => {
    expect(isIndexModel(written({ kind: 'problemindex' }))).to.equal(true)
    expect(isIndexModel(written({ $schema: './index-schema.json' }))).to.equal(true)
    for (const other of [written({ $schema: './schema.json', id: 'prov-2026' }), '{', '[]', 'null'])
      expect(isIndexModel(other), other).to.equal(false)
  })

  for (const { what, spoil, place, line, sentence } of SPOILT)
    it(`may not have ${what}`, () => {
      const model = anIndexModel()
      spoil(model)
      const faults = faultsOf(model)
      expect(faults.map((fault) => `${fault.place}: ${fault.sentence}`)).to.deep.equal([`${place}: ${sentence}`])
      expect(written(model).split('\n')[(faults[0]?.line ?? 0) - 1]?.trim().replace(/,$/, '')).to.equal(line)
    })

  it('has the name of its file', () => {
    expect(faultsOf(anIndexModel(), known(), 'annan.json').map(({ sentence }) => sentence)).to.deep.equal([
      'Filen heter annan.json men modellen ”index-2026”. De ska ha samma namn.',
    ])
  })

  it('is told all its faults at once, in the order of the file', () => {
    const model = anIndexModel()
    const few = SPOILT.filter(({ what }) =>
      ['a question that is not there', 'limits that do not rise', 'a reference in per cent'].includes(what),
    )
    for (const { spoil } of few) spoil(model)
    delete model.version
    const faults = faultsOf(model)
    expect(faults.map(({ sentence }) => sentence)).to.have.members(['Fältet saknas.', ...few.map(({ sentence }) => sentence)])
    expect(faults.map(({ line }) => line)).to.deep.equal(faults.map(({ line = 0 }) => line).sort((a, b) => a - b))
  })

  it('must say for which surveys an indicator holds when they measure it differently', () => {
    const model = anIndexModel()
    model.surveys.push('prov-2025')
    const beside = known(theYearBefore((d) => part(d, 'questions', 'tillit').codes.pop()))
    expect(faultsOf(model, beside).map(({ place, sentence }) => `${place}: ${sentence}`)).to.deep.equal([
      'groups[annat].indicators[0].question: Frågan ”tillit” mäts inte likadant i prov-2026 och prov-2025 (svaren eller skalan). Skriv i surveys vilka enkäter indikatorn gäller.',
    ])
    indicator(model, 1, 0).surveys = ['prov-2026']
    expect(faultsOf(model, beside)).to.deep.equal([])
  })

  it('may hold one reference over years that only worded the question otherwise', () => {
    const model = anIndexModel()
    model.surveys.push('prov-2025')
    expect(
      faultsOf(model, known(theYearBefore((d) => Object.assign(part(d, 'questions', 'skrap'), { text: both('Annat?') })))),
    ).to.deep.equal([])
  })

  it('is not blamed for a survey that could not be read, nor for its questions', () => {
    const model = anIndexModel()
    model.surveys.push('prov-2025')
    indicator(model, 0, 1).question = 'fanns_2025'
    expect(faultsOf(model, { surveys: known().surveys, unread: new Set(['prov-2025']) })).to.deep.equal([])
  })

  it('may be all references, all given or neither', () => {
    const model = aModel((m) => {
      indicator(m, 0, 0).given = { limits: [0, 0.2, 0.4, 0.6, 0.8, 1], source: 'Polisen', year: 2024 }
      indicator(m, 0, 1).reference = aReference(0.999)
      delete indicator(m, 1, 0).given
    })
    expect(model.groups).to.have.length(2)
  })
})

const theYearBefore = (change: (definition: Plain) => void): Survey =>
  aSurvey((definition) => {
    Object.assign(definition, { id: 'prov-2025', year: 2025 })
    change(definition)
  })

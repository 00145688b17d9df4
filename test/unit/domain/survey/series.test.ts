import { expect } from 'chai'
import { checkSeries } from '../../../../server/domain/survey/series.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import { aSurvey, type Plain, part } from '../../../fixtures/definition.ts'
import { aCode, aSingle, both } from '../../../fixtures/questions.ts'

const of = (year: number, change: (definition: Plain) => void = () => {}): Survey =>
  aSurvey((definition) => {
    Object.assign(definition, { id: `prov-${year}`, year }, year > 2025 ? { previous: `prov-${year - 1}` } : {})
    change(definition)
  })

const faultsOf = (...surveys: Survey[]) =>
  checkSeries(surveys.map((survey) => ({ survey }))).map(({ file, place, sentence }) => `${file} ${place}: ${sentence}`)

const question = (definition: Plain, id: string) => part(definition, 'questions', id)

const claim = (degree: string, reason?: object) => ({ with: 'prov-2025', degree, ...(reason ? { reason } : {}) })

/** What may be changed in a question, what the fault calls it, and the most that may then be claimed. */
const CHANGES: readonly { id: string; change: (q: Plain, d: Plain) => void; called: string; most: 'yes' | 'limited' | 'no' }[] = [
  { id: 'skrap', change: (q) => Object.assign(q.text, { en: 'Litter?' }), called: 'frågans ordalydelse', most: 'yes' },
  { id: 'skrap', change: (q) => Object.assign(q, { hint: both('Tänk efter.') }), called: 'frågans ordalydelse', most: 'yes' },
  { id: 'skrap', change: (q) => Object.assign(q.codes[1].text, { sv: 'Jajamän' }), called: 'svarens ordalydelse', most: 'yes' },
  { id: 'skrap', change: (q) => Object.assign(q.measure.text, { sv: 'är nöjda' }), called: 'måttets ordalydelse', most: 'yes' },
  { id: 'skrap', change: (q) => q.codes.reverse(), called: 'svaren eller skalan', most: 'limited' },
  { id: 'skrap', change: (q) => q.codes.push(aCode('kanske')), called: 'svarens ordalydelse, svaren eller skalan', most: 'limited' },
  { id: 'skrap', change: (q) => Object.assign(q.codes[2], { role: 'refused' }), called: 'svaren eller skalan', most: 'limited' },
  { id: 'tillit', change: (q) => Object.assign(q.codes[0], { value: 0 }), called: 'svaren eller skalan', most: 'limited' },
  { id: 'platser', change: (q) => Object.assign(q.codes[2], { exclusive: true }), called: 'svaren eller skalan', most: 'limited' },
  { id: 'skrap', change: (q) => Object.assign(q.measure, { codes: ['nej'] }), called: 'måttet', most: 'limited' },
  { id: 'skrap', change: (q) => Object.assign(q.measure, { direction: 'favourable' }), called: 'måttet', most: 'limited' },
  { id: 'anmalt', change: (q) => Object.assign(q.askIf[0], { codes: ['nej'] }), called: 'hoppregeln', most: 'limited' },
  { id: 'anmalt', change: (q) => delete q.askIf, called: 'hoppregeln', most: 'limited' },
  {
    id: 'bott_ar',
    change: (q) => Object.assign(q, { min: 1, bands: [{ ...q.bands[0], from: 1 }, ...q.bands.slice(1)] }),
    called: 'talens gränser',
    most: 'limited',
  },
  { id: 'bott_ar', change: (q) => Object.assign(q.unit, { sv: 'månader' }), called: 'talens gränser', most: 'limited' },
  {
    id: 'hem',
    change: (q) => Object.assign(q, { kind: 'scale', codes: [aCode('ja', { value: 1 }), aCode('nej', { value: 2 })] }),
    called: 'frågetypen, svarens ordalydelse, svaren eller skalan',
    most: 'no',
  },
]

const changed = (id: string, change: (q: Plain, d: Plain) => void, comparable?: object) =>
  of(2026, (d) => {
    const q = question(d, id)
    if (q.kind === 'single' && id === 'hem') d.breakdowns = []
    change(q, d)
    if (comparable) q.comparable = comparable
  })

describe('the surveys of a series', () => {
  it('may ask the same questions year after year without a word', () => {
    expect(faultsOf(of(2025), of(2026), of(2027))).to.deep.equal([])
  })

  it('may write the same thing with keys in another order', () => {
    const turned = of(2026, (d) => Object.assign(question(d, 'skrap'), { text: { en: both('Hur är det?').en, sv: 'Hur är det?' } }))
    expect(faultsOf(of(2025), turned)).to.deep.equal([])
  })

  for (const { id, change, called, most } of CHANGES) {
    it(`may not change ${called} of "${id}" in silence`, () => {
      expect(faultsOf(of(2025), changed(id, change))).to.include(
        `prov-2026.json questions[${id}]: Frågan skiljer sig från 2025 (${called}). Skriv i comparable om svaren får jämföras, och varför.`,
      )
    })

    it(`may claim "${most}" and no more when ${called} of "${id}" has changed`, () => {
      const about = (degree: string) =>
        faultsOf(of(2025), changed(id, change, claim(degree, both('Därför.')))).filter((fault) => fault.includes(`questions[${id}]`))
      const degrees = ['no', 'limited', 'yes']
      const allowed = degrees.filter((degree) => about(degree).length === 0)
      expect(allowed).to.deep.equal(degrees.slice(0, degrees.indexOf(most) + 1))
    })
  }

  it('may not claim too much, and are told what stands against it', () => {
    const survey = changed('anmalt', (q) => delete q.askIf, claim('yes', both('Därför.')))
    expect(faultsOf(of(2025), survey)).to.deep.equal([
      'prov-2026.json questions[anmalt].comparable.degree: ”yes” är för mycket sagt när detta har ändrats: hoppregeln.',
    ])
  })

  for (const degree of ['yes', 'limited', 'no'])
    it(`say why when they claim "${degree}" about a changed question`, () => {
      const survey = changed('tillit', (q) => Object.assign(q.text, { sv: 'Litar du?' }), claim(degree))
      expect(faultsOf(of(2025), survey)).to.deep.equal([
        'prov-2026.json questions[tillit].comparable.reason: Skriv varför, så att den som läser resultatet förstår.',
      ])
    })

  it('say why when they claim less than the words give reason for', () => {
    expect(
      faultsOf(
        of(2025),
        changed('tillit', () => {}, claim('limited')),
      ),
    ).to.have.length(1)
    expect(
      faultsOf(
        of(2025),
        changed('tillit', () => {}, claim('yes')),
      ),
    ).to.deep.equal([])
  })

  it('are compared with the year before and no other', () => {
    const survey = changed('skrap', () => {}, { with: 'prov-2020', degree: 'yes' })
    expect(faultsOf(of(2025), survey)).to.deep.equal(['prov-2026.json questions[skrap].comparable.with: Enkäten före är ”prov-2025”.'])
  })

  it('own up for every question when the ages change, derived ones too', () => {
    const survey = of(2026, (d) => Object.assign(d.ages, { from: 16 }))
    const faults = faultsOf(of(2025), survey)
    expect(faults).to.have.length(survey.questions.length + survey.derived.length)
    expect(faults.every((fault) => fault.includes('(enkätens åldrar)'))).to.equal(true)
  })

  it('may claim "limited" and no more when the ages have changed', () => {
    const claiming = (degree: string) =>
      of(2026, (d) => {
        Object.assign(d.ages, { from: 16 })
        question(d, 'skrap').comparable = claim(degree, both('Därför.'))
      })
    const about = (degree: string) => faultsOf(of(2025), claiming(degree)).filter((fault) => fault.includes('[skrap]'))
    expect(about('limited')).to.deep.equal([])
    expect(about('yes')).to.deep.equal([
      'prov-2026.json questions[skrap].comparable.degree: ”yes” är för mycket sagt när detta har ändrats: enkätens åldrar.',
    ])
  })

  it('own up for what rests on a question that is no longer the same', () => {
    const survey = changed('skrap', (q) => Object.assign(q.text, { sv: 'Skräp?' }), claim('limited', both('Ny text.')))
    expect(faultsOf(of(2025), survey)).to.deep.equal([
      'prov-2026.json questions[anmalt]: Frågan skiljer sig från 2025 (frågan ”skrap” som den bygger på). Skriv i comparable om svaren får jämföras, och varför.',
      'prov-2026.json derived[besvar]: Frågan skiljer sig från 2025 (frågan ”skrap” som den bygger på). Skriv i comparable om svaren får jämföras, och varför.',
    ])
  })

  it('own up when a derived question counts something else', () => {
    const survey = of(2026, (d) => d.derived[0].of.pop())
    expect(faultsOf(of(2025), survey)).to.deep.equal([
      'prov-2026.json derived[besvar]: Frågan skiljer sig från 2025 (vad som räknas ihop). Skriv i comparable om svaren får jämföras, och varför.',
    ])
  })

  it('compare nothing with a year that did not ask', () => {
    const fresh = (d: Plain) => d.questions.push({ ...aSingle(), id: 'ny', comparable: claim('yes') })
    expect(faultsOf(of(2025), of(2026, fresh))).to.deep.equal([
      'prov-2026.json questions[ny].comparable: Frågan fanns inte i enkäten före, så det finns inget att jämföra med.',
    ])
  })

  it('may drop a question, and ask it again as it was', () => {
    const without = of(2026, (d) => d.questions.splice(4, 1))
    const older = of(2027, (d) => Object.assign(d.ages, { to: 85 }))
    expect(faultsOf(of(2025), without, of(2027))).to.deep.equal([])
    expect(faultsOf(of(2025), without, older).filter((fault) => fault.includes('[ord]'))).to.deep.equal([])
  })

  it('may not give a dropped question’s id to another', () => {
    const without = of(2026, (d) => d.questions.splice(4, 1))
    const other = of(2027, (d) => Object.assign(question(d, 'ord'), { text: both('Något helt annat?') }))
    expect(faultsOf(of(2025), without, other)).to.deep.equal([
      'prov-2027.json questions[ord].id: Id ”ord” hade en annan fråga 2025 (frågans ordalydelse skiljer sig). Ge den nya frågan ett eget id.',
    ])
  })

  it('each name the one before', () => {
    const lost = of(2026, (d) => delete d.previous)
    expect(faultsOf(of(2025), lost)).to.deep.equal([
      'prov-2026.json previous: Enkäten före i serien är ”prov-2025”, och det ska stå i previous.',
    ])
  })

  it('name none before the first', () => {
    expect(faultsOf(of(2026))).to.deep.equal(['prov-2026.json previous: Serien har ingen tidigare enkät, så previous ska inte finnas.'])
  })

  it('are one a year', () => {
    const twin = aSurvey((d) => Object.assign(d, { id: 'prov-b', year: 2025 }))
    expect(faultsOf(of(2025), twin)).to.deep.equal([
      'prov-2025.json year: ”prov-b” är redan seriens enkät för 2025.',
      'prov-b.json year: ”prov-2025” är redan seriens enkät för 2025.',
    ])
  })

  it('have nothing to do with other series', () => {
    const other = aSurvey((d) => Object.assign(d, { id: 'annan-2024', series: 'annan', year: 2024 }))
    expect(faultsOf(other, of(2025))).to.deep.equal([])
  })

  it('say nothing about one whose year before could not be read', () => {
    expect(checkSeries([{ survey: of(2026) }], new Set(['prov-2025']))).to.deep.equal([])
  })
})

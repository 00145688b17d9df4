import { expect } from 'chai'
import type { ThemeCount } from '../../../../server/domain/dialogues/dialogue.ts'
import { protect, type ShownRow } from '../../../../server/domain/disclosure/protect.ts'
import type { Item } from '../../../../server/domain/lagesbild/items.ts'
import { problems } from '../../../../server/domain/lagesbild/items.ts'
import type { Single } from '../../../../server/domain/questions/contract.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import { sheet } from '../../../../server/domain/underlag/sheet.ts'
import { focusAreas, topProblems, topThemes, underlag } from '../../../../server/domain/underlag/underlag.ts'
import type { TestedDifference, WeightedRow } from '../../../../server/domain/weighting/weighted.ts'
import { json, schema } from '../../../../server/formats/underlag/json.ts'
import { aCountedRound, rowsOf, THEMES } from '../../../fixtures/counted.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'
import { aDifference, aShownRow, weightedTo } from '../../../fixtures/shown.ts'

const round = aCountedRound()
const YEAR = { from: '2025-01-01', to: '2025-12-31' }

/** A survey of eight problems a…h, each of its own theme, so that lists are longer than five. */
const EIGHT: Survey = (() => {
  const [first] = round.survey.questions
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  return {
    ...round.survey,
    themes: ids.map((id) => ({ id, title: { sv: `Tema ${id}` } })),
    questions: ids.map((id) => ({ ...(first as Single), id, theme: id, label: { sv: `Problem ${id}` } })),
    derived: [],
  }
})()

/** A protected row of the kommun by code: so many of so many. */
function rowOf(question: string, measured: number, base: number, source: 'code' | 'open' = 'code'): ShownRow {
  const nobody = { dontKnow: 0, refused: 0, notApplicable: 0, unanswered: 0, interval: null, mean: null, counts: {} }
  const [row] = protect([{ population: 'kommun', source, question, respondents: base, base, measured, share: measured / base, ...nobody }])
  if (!row) throw new Error('protect() lost a row')
  return row
}

const said = (theme: string, observations: number, dialogues = 1, people = 10, areaId: string | null = null): ThemeCount => ({
  areaId,
  theme,
  observations,
  dialogues,
  people,
})

const plain = (words: string) => words.replaceAll('\u00a0', ' ')

const ids = (figures: readonly { readonly item: Item }[]) => figures.map(({ item }) => item.id)
const themeIds = (figures: readonly { readonly theme: { readonly id: string } }[]) => figures.map(({ theme }) => theme.id)

describe('The highest problem shares', () => {
  it('are five, highest first', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, at) => rowOf(id, 10 + at, 100))
    expect(ids(topProblems(EIGHT, rows, 'code').figures)).to.deep.equal(['g', 'f', 'e', 'd', 'c'])
  })

  it('put the one that rests on more answers first among equal shares, then the one the survey asks first', () => {
    const rows = [rowOf('a', 10, 20), rowOf('b', 50, 100), rowOf('d', 50, 100), rowOf('c', 50, 100)]
    const { figures } = topProblems(EIGHT, rows, 'code')
    expect(ids(figures)).to.deep.equal(['b', 'c', 'd', 'a'])
    expect(figures.map(({ rank }) => rank)).to.deep.equal([1, 1, 1, 4])
  })

  it('are the same whatever order the rows come in', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, at) => rowOf(id, 20 + (at % 3), 100))
    expect(topProblems(EIGHT, rows.toReversed(), 'code')).to.deep.equal(topProblems(EIGHT, rows, 'code'))
  })

  it('name what stands just after the fifth with the very same figures', () => {
    const rows = [
      ...['a', 'b', 'c', 'd'].map((id) => rowOf(id, 60, 100)),
      ...['e', 'f', 'g'].map((id) => rowOf(id, 30, 100)),
      rowOf('h', 20, 100),
    ]
    const { figures, tied } = topProblems(EIGHT, rows, 'code')
    expect(ids(figures)).to.deep.equal(['a', 'b', 'c', 'd', 'e'])
    expect(ids(tied)).to.deep.equal(['f', 'g'])
  })

  it('leave out what is hidden, what nobody named, and the other source', () => {
    const rows = [rowOf('a', 9, 9), rowOf('b', 0, 50), rowOf('c', 40, 50, 'open'), rowOf('d', 1, 50)]
    expect(ids(topProblems(EIGHT, rows, 'code').figures)).to.deep.equal(['d'])
    expect(ids(topProblems(EIGHT, rows, 'open').figures)).to.deep.equal(['c'])
  })

  it('are only about problems: never trust, background or what is derived', () => {
    const { figures } = topProblems(
      round.survey,
      rowsOf(round).filter(({ population }) => population === 'kommun'),
      'code',
    )
    expect(problems(round.survey).map(({ id }) => id)).to.include.members(ids(figures))
    expect(ids(figures)).not.to.include.members(['tillit', 'utsatt_nagot', 'anmalt'])
  })
})

describe('The themes most named', () => {
  it('are summed over areas, most observations first', () => {
    const counts = [said('a', 2, 1, 5, 'x'), said('a', 3, 2, 7, 'y'), said('b', 4)]
    expect(topThemes(EIGHT, counts).figures.map(({ theme, ...figure }) => ({ ...figure, theme: theme.id }))).to.deep.equal([
      { rank: 1, theme: 'a', observations: 5, dialogues: 3, people: 12 },
      { rank: 2, theme: 'b', observations: 4, dialogues: 1, people: 10 },
    ])
  })

  it('break ties by dialogues, then by people, then by the order of the survey', () => {
    const counts = [said('d', 2, 1, 9), said('c', 2, 1, 9), said('b', 2, 1, 20), said('a', 2, 2, 2)]
    expect(themeIds(topThemes(EIGHT, counts).figures)).to.deep.equal(['a', 'b', 'c', 'd'])
  })

  it('leave out themes that the survey does not have, and those never named', () => {
    expect(topThemes(EIGHT, [said('okand', 9), said('a', 0)]).figures).to.deep.equal([])
  })
})

describe('The proposed focus areas', () => {
  it('are the themes in both lists, in the order of the shares, with every figure they rest on', () => {
    const top = topProblems(EIGHT, [rowOf('a', 30, 100), rowOf('b', 40, 100), rowOf('c', 50, 100)], 'code')
    const focus = focusAreas(top, topThemes(EIGHT, [said('a', 9), said('c', 1), said('h', 20)]))
    expect(themeIds(focus)).to.deep.equal(['c', 'a'])
    expect(focus.map(({ problems, dialogue }) => [problems[0]?.told.share, dialogue.observations])).to.deep.equal([
      [0.5, 1],
      [0.3, 9],
    ])
  })

  it('leave out what is only just outside one of the lists', () => {
    const top = topProblems(
      EIGHT,
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => rowOf(id, 90 - at, 100)),
      'code',
    )
    expect(focusAreas(top, topThemes(EIGHT, [said('f', 30)]))).to.deep.equal([])
  })

  it('gather the questions of one theme into one proposal', () => {
    const shared: Survey = {
      ...EIGHT,
      questions: EIGHT.questions.map((question) => (question.id === 'b' ? { ...question, theme: 'a' } : question)),
    }
    const focus = focusAreas(topProblems(shared, [rowOf('a', 30, 100), rowOf('b', 40, 100)], 'code'), topThemes(shared, [said('a', 1)]))
    expect(focus).to.have.length(1)
    expect(ids(focus[0]?.problems ?? [])).to.deep.equal(['b', 'a'])
  })

  it('never come from answers by the open link', () => {
    const { whole } = underlag(round, {
      rows: [rowOf('fortkorning', 40, 50, 'open')],
      themes: [said('trafik', 5)],
      before: null,
      dialogues: YEAR,
    })
    expect(whole.focus).to.deep.equal([])
    expect(ids(whole.openLink?.figures ?? [])).to.deep.equal(['fortkorning'])
  })
})

describe('The underlag', () => {
  const made = underlag(round, { rows: rowsOf(round), themes: THEMES, before: null, dialogues: YEAR })
  const part = (name: string) => made.areas.find(({ place }) => place.name === name)

  it('counts the dialogues of the whole kommun for the kommun, and each area its own', () => {
    expect(themeIds(made.whole.themes.figures)).to.deep.equal(['otrygga_platser', 'trafik'])
    expect(themeIds(part('Söder')?.themes.figures ?? [])).to.deep.equal(['trafik'])
    expect(part('Ön')?.themes.figures).to.deep.equal([])
  })

  it('shows nothing of an area with too few answers but which problems are hidden', () => {
    expect(part('Ön')?.problems.figures).to.deep.equal([])
    expect(part('Ön')?.hidden.map(({ id }) => id)).to.deep.equal(problems(round.survey).map(({ id }) => id))
    expect(JSON.stringify(sheet(made).areas.at(-1))).not.to.match(/\d+ %/)
  })

  it('gives areas and kommun the weighted share, with its interval', () => {
    for (const { told } of [...(part('Norr')?.problems.figures ?? []), ...made.whole.problems.figures]) {
      expect([told.isWeighted, told.interval === null]).to.deep.equal([true, false])
    }
    expect(made.isWeighted).to.equal(true)
  })

  it('says that shares are unweighted when they are, each of them and once for all', () => {
    const bare = rowsOf(round).map((row) => {
      if (row.hidden) return row
      const { weighted: _weighted, ...rest } = row
      return rest as ShownRow // protected already: only what weighting made of it is gone
    })
    const unweighted = underlag(round, { rows: bare, themes: THEMES, before: null, dialogues: YEAR })
    expect(unweighted.isWeighted).to.equal(false)
    expect(unweighted.limits[0]).to.match(/^Andelarna är oviktade/)
    expect(sheet(unweighted).whole.problems.rows.map(({ note }) => note)).to.satisfy((notes: string[]) =>
      notes.every((note) => note.includes('oviktad')),
    )
  })

  describe('beside an earlier year', () => {
    const later = { ...round, survey: smallSurvey('lilla-2026') }
    const before = { year: 2024, survey: smallSurvey('lilla-2025') }
    const row = (population: string, question: string, weighted: WeightedRow) => aShownRow(40, 100, { population, question, weighted })
    const moved = (change: TestedDifference | null, againstRest: TestedDifference | null = null) =>
      weightedTo(0.4, { low: 0.35, high: 0.45 }, { change, againstRest })
    const rows = [
      row('kommun', 'fortkorning', moved(aDifference(0.08, 0.01))),
      row('kommun', 'otrygg_kvall', moved(aDifference(-0.08, 0.01))),
      row('kommun', 'utsatt_stold', moved(aDifference(0.08, 0.2))),
      row('area:9901N', 'fortkorning', moved(null, aDifference(0.1, 0.01))),
    ]
    const { whole, areas } = sheet(underlag(later, { rows, themes: [], before, dialogues: YEAR }))

    it('tells what is established of each place, and nothing more', () => {
      expect(whole.established.map(plain)).to.deep.equal([
        'Bilar kör för fort: säkerställd ökning sedan 2024, +8 procentenheter (+4 till +12). Nu 40 % (95 % konfidensintervall 35–45 %, 100 svar).',
        'Ute sent på kvällen: säkerställd minskning sedan 2024, −8 procentenheter (−12 till −4). Nu 40 % (95 % konfidensintervall 35–45 %, 100 svar).',
      ])
      expect(areas.map(({ established }) => established.map(plain))).to.deep.equal([
        [
          'Bilar kör för fort: säkerställt högre än i övriga kommunen, +10 procentenheter (+6 till +14). Nu 40 % (95 % konfidensintervall 35–45 %, 100 svar).',
        ],
        [],
        [],
      ])
    })

    it('tells what cannot be said: nothing established, not tested, and not comparable with the reason', () => {
      expect(whole.untold).to.include('Om det har ökat eller minskat sedan 2024. Ingen säkerställd skillnad: Utsatt för stöld.')
      expect(whole.untold).to.include('Om ”Tillit till andra” har ändrats sedan 2024: inte jämförbar. Skalan är ändrad från 1–5 till 0–10.')
      expect(areas[0]?.untold).to.deep.equal([
        'Om något har ändrats sedan 2024. I ett enskilt område prövas bara de fokusfrågor som valts innan enkäten öppnade.',
      ])
    })

    it('tells of group means what it tells of shares, in points', () => {
      const figure = { n: 100, value: 2.44, se: 0.1, df: 98, deffKish: 1.2, nEff: 80, low: 2.23, high: 2.66 }
      const weighted = { ...moved(aDifference(0.31, 0.01), aDifference(-0.5, 0.2)), figures: { group_mean: figure } }
      const points = aShownRow(0, 100, {
        population: 'area:9901N',
        question: 'medel_utemiljo',
        share: null,
        measured: null,
        mean: 2,
        weighted,
      })
      const made = underlag(later, { rows: [points], themes: [], before: { ...before, survey: later.survey }, dialogues: YEAR })
      const [norr] = sheet(made).areas
      expect(norr?.established.map(plain)).to.deep.equal([
        '”Problem i utemiljön, medel 0–6”: säkerställd ökning sedan 2024, +0,3 poäng (+0,2 till +0,4). Nu 2,4 (95 % konfidensintervall 2,2–2,7, 100 svar).',
      ])
      expect(norr?.means).to.deep.equal([
        {
          ...{ question: 'medel_utemiljo', label: 'Problem i utemiljön, medel 0–6', mean: '2,4', limits: '2,2–2,7', base: '100', note: '' },
          change: 'säkerställd ökning, +0,3 poäng (+0,2 till +0,4)',
          rest: 'ingen säkerställd skillnad, −0,5 poäng (−0,6 till −0,4)',
        },
      ])
      const document = JSON.parse(json(made))
      expect(schema.safeParse(document).error).to.equal(undefined)
      expect(document.omraden[0].gruppmedel[0].forandring).to.deep.include({ skillnad: 0.3, sakerstalld: 'hogre' })
    })

    it('is the same as JSON, which its schema allows', () => {
      const document = JSON.parse(json(underlag(later, { rows, themes: [], before, dialogues: YEAR })))
      expect(schema.safeParse(document).error).to.equal(undefined)
      expect(document.kommunen.forandringar.map(({ fraga, sakerstalld }: Record<string, unknown>) => [fraga, sakerstalld])).to.deep.equal([
        ['fortkorning', 'hogre'],
        ['otrygg_kvall', 'lagre'],
        ['utsatt_stold', null],
      ])
      expect(document.jamfors_med).to.equal(2024)
    })
  })

  it('names question, base and counting, and claims no change', () => {
    const words = JSON.stringify(sheet(made)).replaceAll('\u00a0', ' ')
    expect(words).to.include('Lilla trygghetsenkäten 2025').and.include('(räkning 5ab0e3c1)')
    expect(words).to.include('79 % ser fortkörning som ett problem (95 % konfidensintervall 68–88 %, 77 svar, stor osäkerhet).')
    expect(words.replaceAll(made.limits.join('","'), '')).not.to.match(/öka|minska|förändr|förbättr|försämr/i)
  })
})

import { MINIMUM, type Rules } from '../../domain/disclosure/rules.ts'
import { type Reason, type Why, whyHidden } from '../../domain/disclosure/why.ts'
import { type Asked, asked } from '../../domain/exports/asked.ts'
import { type Named, named } from '../../domain/exports/counted-round.ts'
import { count } from '../../domain/format.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { notFound } from '../../domain/problem.ts'
import type { Source } from '../../domain/round.ts'
import * as figures from '../../store/figures.ts'
import * as protections from '../../store/protections.ts'
import type { Deps } from '../deps.ts'
import type { Frame } from '../show.ts'
import { type About, about } from './frame.ts'
import type { StaffPicture } from './picture.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/dolt': WhyPage
  }
}

/** What of a question is hidden for whom, and why. */
interface WhyPage {
  readonly about: About
  readonly label: string
  /** The question's own page. */
  readonly back: string
  /** Those by code first; a way in that nobody took, or where nothing is hidden, is left out. */
  readonly tables: readonly { readonly caption: string; readonly lines: readonly WhyLine[] }[]
}

interface WhyLine {
  readonly name: string
  /** What is hidden, and why, a sentence each. */
  readonly sentences: readonly string[]
}

/** Why figures of a question are hidden, group by group. Unknown names are not there. */
export async function why(deps: Deps, picture: StaffPicture, id: string): Promise<WhyPage & Frame> {
  const { survey, snapshot, kommun, round, home } = picture
  const counted = asked(survey).find((one) => one.id === id)
  if (!counted) throw notFound()
  const rules = (await protections.ofSnapshot(deps.db, snapshot.id))?.rules ?? MINIMUM
  const rows = await figures.ofQuestion(deps.db, snapshot.id, id)
  const places = named(picture)
  const lines = (source: Source) =>
    places.flatMap((place) => {
      const row = rows.find((one) => one.source === source && one.population === place.key)
      return row ? lineOf(place, counted, whyHidden(survey, row, rules), rules) : []
    })
  return {
    title: `Varför det står ”för få svar”: ${sv(counted.label)}, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, (await picture.figures.about(id)).code.values()),
    label: sv(counted.label),
    back: `${home}/fraga/${id}`,
    tables: [
      { caption: 'Svar med kod', lines: lines('code') },
      { caption: 'Svar via öppen länk', lines: lines('open') },
    ].filter(({ lines }) => lines.length > 0),
  }
}

function lineOf({ name, kind }: Named, { codes }: Asked, hidden: Why, rules: Rules): readonly WhyLine[] {
  if (hidden === null) return []
  const line = { name: kind === 'kommun' ? 'Hela kommunen' : name }
  if ('row' in hidden) return [{ ...line, sentences: [WORDS[hidden.row](rules)] }]
  const answer = (code: string) => sv(codes.find((one) => one.code === code)?.text ?? { sv: code })
  const sentences = hidden.answers.map(({ code, reason }) => `”${answer(code)}”: ${WORDS[reason](rules)}`)
  return [{ ...line, sentences: [...sentences, 'Därmed döljs också radens andel och medelvärde.'] }]
}

const WORDS: Readonly<Record<Reason, (rules: Rules) => string>> = {
  'few answered': ({ bases }) => `Färre än ${count(bases)} svarade.`,
  'few said so': ({ cells }) => `Färre än ${count(cells)} gav svaret.`,
  'would tell of others': () => 'Döljs för att det som är dolt, här eller i en annan grupp, annars gick att räkna ut.',
}

import type { ShownRow } from '../disclosure/protect.ts'
import type { QueuedText } from '../reading/queue.ts'
import { inLanguage, question } from '../survey/survey.ts'
import type { LeavingRound } from './counted-round.ts'
import { fileName } from './file-name.ts'
import { originOf } from './origin.ts'
import { type Column, INVENTED, type Line, type Table } from './table.ts'

/** What somebody wrote in their own words, read by a person and masked; `about` is the row of the group that it is told of. */
export interface OwnWordsLine extends Line {
  readonly about: ShownRow
  readonly text: QueuedText
  /** The name of the area it may be told of; null when that is not told. */
  readonly area: string | null
}

/** What people wrote in their own words in a counted round, as far as it has been read and may be shown. */
export function ownWords(counted: LeavingRound, lines: AsyncIterable<OwnWordsLine>): Table<OwnWordsLine> {
  const { kommun, round, survey } = counted
  const label = (id: string) => inLanguage(question(survey, id)?.label ?? {}, 'sv')
  return {
    name: fileName('egna-ord', kommun, round),
    notice: round.rehearsal ? INVENTED : null,
    origin: originOf(counted),
    columns: [
      column('kommun', 'Kommunens namn.', () => kommun.name),
      { ...column('ar', 'Enkätens år.', () => ''), type: 'whole', of: () => round.year },
      column('fraga', 'Frågans id, samma mellan åren och i resultatfilen.', ({ text }) => text.subject),
      column('fraga_namn', 'Frågans korta namn.', ({ text }) => label(text.subject)),
      column('omrade', 'Området som svaret kommer från; tomt när färre än 30 har svarat där.', ({ area }) => area),
      column(
        'text',
        'Det som skrevs, läst av en människa. Det som kunde peka ut någon står som [namn], [adress] och så vidare.',
        ({ text }) => text.words,
      ),
    ],
    lines,
  }
}

const column = (name: string, means: string, of: (line: OwnWordsLine) => string | null): Column<OwnWordsLine> => ({
  name,
  type: 'text',
  means,
  of,
})

import { readFileSync } from 'node:fs'
import { suggest } from '../../server/domain/dialogues/suggesting.ts'
import { fromRoot } from '../../server/root.ts'
import type { Bench } from './main.ts'

/** One invented utterance and the themes somebody said that it is about. */
interface Utterance {
  readonly themes: ReadonlySet<string>
  readonly words: string
}

/** How well suggested themes agree with labels that were set before the lexicon was written. */
export const bench: Bench = {
  name: 'themes',
  summary: 'precision and recall of suggested themes, on 300 invented utterances',
  async run() {
    const utterances = read()
    const themes = [...new Set(utterances.flatMap(({ themes }) => [...themes]))].filter((theme) => theme !== 'annat').sort()
    const begun = performance.now()
    const suggested = utterances.map(
      ({ words }) =>
        new Set(
          suggest(
            words,
            themes.map((id) => ({ id })),
          ),
        ),
    )
    const ms = performance.now() - begun
    console.log(`  ${'theme'.padEnd(22)} labelled  suggested  right  precision  recall`)
    const rows = themes.map((theme) => agreement(theme, utterances, suggested))
    for (const row of rows) console.log(line(row))
    console.log(
      line(
        rows.reduce((sum, row) => ({
          theme: 'all',
          labelled: sum.labelled + row.labelled,
          given: sum.given + row.given,
          right: sum.right + row.right,
        })),
      ),
    )
    const others = utterances
      .map(({ themes }, at) => ({ isOther: themes.has('annat'), none: suggested[at]?.size === 0 }))
      .filter(({ isOther }) => isOther)
    console.log(`  of ${others.length} about none of the themes, ${others.filter(({ none }) => none).length} got no suggestion`)
    console.log(
      `  of ${utterances.length} invented utterances, ${utterances.filter(isExact(suggested)).length} got exactly their themes; ${(ms / utterances.length).toFixed(2)} ms each`,
    )
  },
}

const isExact =
  (suggested: readonly ReadonlySet<string>[]) =>
  ({ themes }: Utterance, at: number) => {
    const labelled = [...themes].filter((theme) => theme !== 'annat')
    return labelled.length === suggested[at]?.size && labelled.every((theme) => suggested[at]?.has(theme))
  }

interface Agreement {
  readonly theme: string
  readonly labelled: number
  readonly given: number
  readonly right: number
}

function agreement(theme: string, utterances: readonly Utterance[], suggested: readonly ReadonlySet<string>[]): Agreement {
  const labelled = utterances.map(({ themes }) => themes.has(theme))
  const given = suggested.map((themes) => themes.has(theme))
  const count = (flags: readonly boolean[]) => flags.filter(Boolean).length
  return { theme, labelled: count(labelled), given: count(given), right: count(labelled.map((is, at) => is && given[at] === true)) }
}

const line = ({ theme, labelled, given, right }: Agreement) =>
  `  ${theme.padEnd(22)} ${String(labelled).padStart(8)}  ${String(given).padStart(9)}  ${String(right).padStart(5)}  ${share(right, given)}  ${share(right, labelled).slice(3)}`

const share = (part: number, of: number) => (of === 0 ? '–' : `${Math.round((100 * part) / of)} %`).padStart(9)

function read(): readonly Utterance[] {
  const lines = readFileSync(fromRoot('test', 'fixtures', 'themes', 'utterances.tsv'), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.map((row) => {
    const [labels = '', words = ''] = row.split('\t')
    return { themes: new Set(labels.split(',')), words }
  })
}

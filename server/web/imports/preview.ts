import { protect, type ShownRow } from '../../domain/disclosure/protect.ts'
import { SOURCES } from '../../domain/extracts/sheet.ts'
import { count, percent } from '../../domain/format.ts'
import type { Place } from '../../domain/imports/guess.ts'
import type { Report } from '../../domain/imports/report.ts'
import { answerCounts, blanks } from '../../domain/lagesbild/answers.ts'
import type { Question } from '../../domain/questions/contract.ts'
import { codesOf, wordsOf } from '../../domain/questions/index.ts'
import { inOrder } from '../../domain/shorthand.ts'
import { inLanguage, type Survey } from '../../domain/survey/survey.ts'

/** How a file would be read, for a person to look over: how the answers fell, and the first people as they were understood. */
export interface Preview {
  readonly people: string
  readonly dropped: string | null
  readonly unused: readonly string[]
  readonly ways: readonly { readonly title: string; readonly lines: readonly FallenLine[] }[]
  readonly first: {
    readonly heads: readonly string[]
    readonly lines: readonly { readonly label: string; readonly cells: readonly string[] }[]
  }
}

/** One question: how many gave a value, how those fell, and those who gave none; null where too few did. */
interface FallenLine {
  readonly label: string
  readonly fallen: {
    readonly base: string
    readonly shares: string
    readonly dontKnow: string
    readonly unanswered: string
    readonly passed: string
  } | null
}

/** The preview of a report. Figures about people pass disclosure control here as everywhere. */
export function previewOf(report: Extract<Report, { readonly ok: true }>, survey: Survey, areas: readonly Place[]): Preview {
  const { people, rows, first, dropped, unused } = report
  const shown = protect(rows)
  const used = [...new Set(shown.map(({ source }) => source))]
  const questions = inOrder(survey)
  const nameOf = (areaId: string) => areas.find(({ id }) => id === areaId)?.name ?? areaId
  return {
    people: count(people),
    dropped: dropped > 0 ? count(dropped) : null,
    unused,
    ways: used.map((source) => ({
      title: SOURCES[source].words,
      lines: questions.map((asked) =>
        fallenLine(
          asked,
          shown.find((row) => row.source === source && row.question === asked.id),
        ),
      ),
    })),
    first: {
      heads: first.map(({ line }) => `Rad ${count(line)}`),
      lines: [
        { label: 'Område', cells: first.map(({ areaId }) => nameOf(areaId)) },
        { label: 'Hur svaret kom in', cells: first.map(({ source }) => SOURCES[source].words) },
        ...questions.map((asked) => ({
          label: inLanguage(asked.label, 'sv'),
          cells: first.map(({ answers }) => inWords(asked, answers[asked.id])),
        })),
      ],
    },
  }
}

function fallenLine(asked: Question, row: ShownRow | undefined): FallenLine {
  const label = inLanguage(asked.label, 'sv')
  if (!row || row.hidden) return { label, fallen: null }
  const { dontKnow, unanswered, notApplicable } = blanks(row)
  const shares = answerCounts(codesOf(asked), row).flatMap(({ code, share }) =>
    share === null ? [] : [`${inLanguage(code.text, 'sv')} ${percent(share)}`],
  )
  const fallen = {
    base: count(row.base),
    shares: shares.join(', '),
    dontKnow: count(dontKnow),
    unanswered: count(unanswered),
    passed: count(notApplicable),
  }
  return { label, fallen }
}

const inWords = (asked: Question, answer: Parameters<typeof wordsOf>[1] | undefined) =>
  answer === undefined ? '–' : wordsOf(asked, answer, 'sv')

import type { ShownRow } from '../../domain/disclosure/protect.ts'
import { count, percent } from '../../domain/format.ts'
import { blanks, manyBlanks } from '../../domain/lagesbild/answers.ts'
import { type Cell, cell, unweightedCell, type Words } from '../../domain/lagesbild/cells.ts'
import { againstRest, changeOf, type Standing } from '../../domain/lagesbild/changes.ts'
import { type Comparability, mayStandBeside } from '../../domain/lagesbild/comparability.ts'
import { grouped, type Item } from '../../domain/lagesbild/items.ts'
import { type MeanCell, type MeanItem, meanCell } from '../../domain/lagesbild/means.ts'
import type { Rows } from '../../domain/lagesbild/rows.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { toldOf } from '../../domain/lagesbild/told.ts'
import { compared, type Picture } from './picture.ts'

/** One question in a table of questions: this year's share, last year's beside it, the kommun's for reference. */
export interface Line {
  readonly id: string
  readonly label: string
  /** What the share is the share of: 'ser nedskräpning som ett problem'. */
  readonly means: string
  readonly href: string
  readonly now: Cell
  readonly before: Cell
  readonly kommun: Cell
  /** What is established of the change since the year before. */
  readonly change: Standing
  /** What is established against the rest of the kommun; null where it was not tested. */
  readonly rest: Standing | null
  /** The share of those who answered, each counted the same. */
  readonly unweighted: Cell
  readonly blanks: BlankWords | null
}

/** Comparability as a reader meets it: a word, and the reason where there is one. */
export interface ComparableWords {
  readonly word: string
  readonly reason: string | null
  /** Nothing stands in the way: said quietly. */
  readonly plain: boolean
}

/** Those who gave no value, in words. */
export interface BlankWords {
  readonly respondents: string
  readonly dontKnow: string
  readonly refused: string
  readonly unanswered: string
  readonly notApplicable: string
  /** A warning when many said "vet ej" or nothing; null otherwise. */
  readonly warning: string | null
}

/** Lines under the title of their group. */
export interface LineGroup {
  readonly title: string
  readonly lines: readonly Line[]
}

/** Where a table of questions gets its figures: this year's and last year's rows by question, and the kommun's. */
export interface Columns {
  readonly now: Rows
  readonly before: Rows
  readonly kommun: Rows
}

/** Every item of the survey as a line, under its group. */
export function lineGroups(picture: Picture, columns: Columns): readonly LineGroup[] {
  return grouped(picture.survey).map(({ group, items }) => ({
    title: sv(group.title),
    lines: items.map((item) => line(picture, columns, item)),
  }))
}

function line(picture: Picture, { now, before, kommun }: Columns, item: Item): Line {
  const comparability = compared(picture, item)
  const row = now.code.get(item.id)
  const told = toldOf(row)
  return {
    id: item.id,
    label: sv(item.label),
    means: sv(item.measure.text),
    href: `${picture.home}/fraga/${item.id}`,
    now: cell(row),
    before: beforeCell(comparability, before.code.get(item.id)),
    kommun: cell(kommun.code.get(item.id)),
    change: changeOf(comparability, told),
    rest: againstRest(told),
    unweighted: unweightedCell(row),
    blanks: blankWords(row),
  }
}

/** Last year's share, or why it does not stand here: incomparable figures are never set side by side. */
export const beforeCell = (comparability: Comparability, row: ShownRow | undefined): Cell =>
  mayStandBeside(comparability) ? cell(row) : barred(comparability)

/** A group mean's, likewise. */
export const beforeMeanCell = (comparability: Comparability, row: ShownRow | undefined, item: MeanItem): MeanCell =>
  mayStandBeside(comparability) ? meanCell(row, item) : barred(comparability)

const barred = ({ degree }: Comparability): Words => ({
  shown: false,
  words: { no: 'kan inte jämföras', new: 'ställdes inte', none: 'inte räknad' }[degree as 'no' | 'new' | 'none'],
})

/** How this year's figure may be set against last year's, in words. */
export function comparableWords(comparability: Comparability): ComparableWords {
  switch (comparability.degree) {
    case 'yes':
      return { word: 'jämförbar', reason: null, plain: true }
    case 'limited':
      return { word: 'begränsat jämförbar', reason: sv(comparability.reason), plain: false }
    case 'no':
      return { word: 'inte jämförbar', reason: sv(comparability.reason), plain: false }
    case 'new':
      return { word: 'ny fråga', reason: null, plain: true }
    case 'none':
      return { word: 'ingen räkning tidigare', reason: null, plain: true }
  }
}

/** Those who gave no value, for a row that may be shown. */
export function blankWords(row: ShownRow | undefined): BlankWords | null {
  if (!row || row.hidden) return null
  const empty = blanks(row)
  const many = manyBlanks(empty)
  const outOf = (share: number | null) => (share === null ? '' : ` (${percent(share)})`)
  return {
    respondents: count(row.respondents),
    dontKnow: `${count(empty.dontKnow)}${outOf(empty.dontKnowShare)}`,
    refused: count(empty.refused),
    unanswered: `${count(empty.unanswered)}`,
    notApplicable: count(empty.notApplicable),
    warning: many.dontKnow ? 'Många svarade vet ej.' : many.unanswered ? 'Många hoppade över frågan.' : null,
  }
}

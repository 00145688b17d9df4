import * as format from '../domain/format.ts'
import type { Plan } from '../domain/statistics/planner/plan.ts'
import { changeWords, marginWords, neededSentence, reachSentences } from '../domain/statistics/planner/words.ts'
import type { MeanOutcome } from '../work/planned-means.ts'

/** A plan as lines to read: a table with a line for each area and one for the kommun, and what it comes to in words. */
export function planTable(plan: Plan): readonly string[] {
  const { wish, kommun } = plan
  const what = wish.direction === 'fall' ? 'Minsta minskning' : 'Minsta ökning'
  const head = ['Område', 'Invånare', 'Brev', 'Svar', 'Felmarginal', `${what} från ${format.percent(wish.from)}`]
  const rows = [...plan.areas, { ...kommun, name: 'Hela kommunen', census: false, tooFew: false }].map((row) => [
    row.name,
    format.count(row.people),
    format.count(row.letters),
    format.count(row.answers),
    marginWords(row),
    `${changeWords(row)}${row.census && row.people > 0 ? ', alla får brev' : ''}${row.tooFew ? ', slå ihop med ett grannområde' : ''}`,
  ])
  return [...aligned([head, ...rows]), '', neededSentence(wish, plan.needed), ...reachSentences(plan)]
}

/** What the planned answers can show of group means, as a table with a line for each. */
export function meansTable({ year, answers, lines }: MeanOutcome): readonly string[] {
  const place = answers === null ? 'I ett område' : `I ett område med ${format.count(answers)} svar`
  const rows = lines.map(({ label, mean, kommun, area }) => [label, mean, kommun, area])
  return [
    `Minsta minskning av ett gruppmedel som syns, om svaren är lika spridda som ${year}`,
    ...aligned([['Gruppmedel', `Medel ${year}`, 'I hela kommunen', place], ...rows]),
  ]
}

/** Rows as text in columns: the first and last to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : column === row.length - 1 ? cell : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}

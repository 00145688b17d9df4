import { expect } from 'chai'
import { protect, type ShownRow } from '../../../../server/domain/disclosure/protect.ts'
import type { EditionDocument } from '../../../../server/domain/editions/document.ts'
import type { IndexedPlace } from '../../../../server/domain/exports/problemindex.ts'
import type { Page } from '../../../../server/domain/exports/results.ts'
import type { Line } from '../../../../server/domain/exports/table.ts'
import { cell, unweightedCell } from '../../../../server/domain/lagesbild/cells.ts'
import { topProblem } from '../../../../server/domain/lagesbild/finding.ts'
import { indexFigures } from '../../../../server/domain/lagesbild/index-figures.ts'
import { meanCell } from '../../../../server/domain/lagesbild/means.ts'
import type { Place } from '../../../../server/domain/lagesbild/places.ts'
import { rowsBy } from '../../../../server/domain/lagesbild/rows.ts'
import { areaSaid, kommunSaid } from '../../../../server/domain/lagesbild/said.ts'
import { reach } from '../../../../server/domain/lagesbild/scale.ts'
import { toldOf } from '../../../../server/domain/lagesbild/told.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import type { Material } from '../../../../server/domain/underlag/underlag.ts'
import { aRow } from '../../../fixtures/bare-row.ts'

declare const survey: Survey

/**
 * What would leave the program without protection, though it says that nothing of it is hidden, each on its own way out. Nothing here is run: it is the compiler that refuses
 * it, and a line that it no longer refuses is an error of its own.
 */
const forgotten = (bare = { hidden: false as const, ...aRow({}) }, rows = new Map([['kommun', bare]])) => {
  // @ts-expect-error a page's cell, and with it the chart that is drawn from it and what a map says when it is pointed at
  cell(bare)
  // @ts-expect-error its unweighted share
  unweightedCell(bare)
  // @ts-expect-error a mean
  meanCell(bare, { scale: { from: 0, to: 6 } })
  // @ts-expect-error everything that is told of a row anywhere
  toldOf(bare)
  // @ts-expect-error a chart's axis
  reach([bare])
  // @ts-expect-error a place in a map or a table over areas
  const place: Place = { areaId: 'N', name: 'Norr', now: bare, before: undefined }
  // @ts-expect-error the sentence that a lägesbild begins with
  topProblem(survey, [bare])
  // @ts-expect-error sentences about the kommun
  kommunSaid({ survey, since: null }, rows, { problem: null, places: [] }, [])
  // @ts-expect-error sentences about an area
  areaSaid({ survey, since: null }, rows, [])
  // @ts-expect-error what a page looks rows up in
  rowsBy('question', [bare])
  // @ts-expect-error the problemindex
  indexFigures([bare])
  // @ts-expect-error its file
  const indexed: Pick<IndexedPlace, 'rows'> = { rows }
  // @ts-expect-error the results, in CSV and in JSON
  const results: Pick<Page, 'rows'> = { rows: [bare] }
  // @ts-expect-error a line of any file
  const line: Line = { about: bare }
  // @ts-expect-error a published edition
  const edition: Pick<EditionDocument, 'rows'> = { rows: [bare] }
  // @ts-expect-error the underlag
  const underlag: Pick<Material, 'rows'> = { rows: [bare] }
  return [place, indexed, results, line, edition, underlag]
}

/** The same with rows that are protected: it compiles, so nothing else is wrong with it. */
const remembered = (row: ShownRow, rows: ReadonlyMap<string, ShownRow>) => {
  cell(row)
  unweightedCell(row)
  meanCell(row, { scale: { from: 0, to: 6 } })
  toldOf(row)
  reach([row])
  const place: Place = { areaId: 'N', name: 'Norr', now: row, before: undefined }
  topProblem(survey, [row])
  kommunSaid({ survey, since: null }, rows, { problem: null, places: [] }, [])
  areaSaid({ survey, since: null }, rows, [])
  rowsBy('question', [row])
  indexFigures([row])
  const indexed: Pick<IndexedPlace, 'rows'> = { rows }
  const results: Pick<Page, 'rows'> = { rows: [row] }
  const line: Line = { about: row }
  const edition: Pick<EditionDocument, 'rows'> = { rows: [row] }
  const underlag: Pick<Material, 'rows'> = { rows: [row] }
  return [place, indexed, results, line, edition, underlag]
}

describe('forgetting to protect', () => {
  it('is refused by the compiler on every way out, and protecting is all that it asks for', () => {
    expect([forgotten, remembered]).to.have.length(2)
    const [row] = protect([aRow({ base: 9 })])
    const shown: ShownRow | undefined = row
    expect(cell(shown)).to.deep.equal({ shown: false, words: 'för få svar' })
  })
})

import { published } from '../../domain/disclosure/protect.ts'
import type { EditionDocument } from '../../domain/editions/document.ts'
import { codebook } from '../../domain/exports/codebook.ts'
import { type LeavingRound, named } from '../../domain/exports/counted-round.ts'
import type { Made } from '../../domain/exports/origin.ts'
import { type IndexedPlace, problemindexTable } from '../../domain/exports/problemindex.ts'
import { type Page, results } from '../../domain/exports/results.ts'
import type { Table } from '../../domain/exports/table.ts'
import { grouped } from '../../domain/grouped.ts'
import { populationKey } from '../../domain/tables.ts'

/** The files of an edition, made of its document alone. */
export const TABLES = {
  resultat: (document: EditionDocument, hash: string): Table => {
    const round = leaving(document, hash)
    return results(round, pages(document, round))
  },
  kodbok: ({ survey, kommun, round, provenance }: EditionDocument, hash: string): Table =>
    codebook(survey, kommun, round, madeBy(provenance, hash)),
  problemindex: (document: EditionDocument, hash: string): Table =>
    problemindexTable(leaving(document, hash), document.index?.model ?? null, places(document)),
} as const satisfies Readonly<Record<string, (document: EditionDocument, hash: string) => Table>>

const leaving = ({ kommun, areas, round, survey, snapshot, provenance }: EditionDocument, hash: string): LeavingRound => ({
  ...{ kommun, areas, round, survey, snapshot },
  origin: madeBy(provenance, hash),
})

// An old edition's files say what made it then, whatever program gives them out.
const madeBy = ({ program, method, assumption }: EditionDocument['provenance'], hash: string): Made => ({
  edition: hash,
  ...{ program, method, assumption },
})

async function* pages({ rows }: EditionDocument, round: LeavingRound): AsyncGenerator<Page> {
  const of = grouped(published(rows), ({ population }) => population)
  for (const population of named(round)) yield { population, rows: of.get(population.key) ?? [] }
}

function places({ rows, index }: EditionDocument): readonly IndexedPlace[] {
  const of = grouped(published(rows), ({ population }) => population)
  return (index?.places ?? []).map(({ areaId, index }) => {
    const population = populationKey(areaId === null ? { kind: 'kommun' } : { kind: 'area', areaId })
    const own = (of.get(population) ?? []).filter(({ source }) => source === 'code')
    return { areaId, index, rows: new Map(own.map((row) => [row.question, row])) }
  })
}

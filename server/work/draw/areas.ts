import { cellFaults, type DrawFault } from '../../domain/draw/report.ts'
import type { DrawOrder, Sampling } from './sample.ts'

/** So many personal codes to each area, without a register: the codes tell the area alone, and are handed out as the kommun likes. */
export function withoutRegister(
  { sizes, responseRate }: Pick<DrawOrder, 'sizes' | 'responseRate'>,
  { names, people }: { readonly names: ReadonlyMap<string, string>; readonly people: ReadonlyMap<string, number> },
): Sampling {
  const areas = [...sizes].filter(([, wanted]) => wanted > 0)
  const cells = areas.map(([areaId, drawn], cell) => ({ cell, areaId, sex: null, ages: null, population: people.get(areaId) ?? 0, drawn }))
  const faults: readonly DrawFault[] =
    areas.length === 0 ? [{ line: null, sentence: 'Skriv ett antal för minst ett område.' }] : cellFaults(cells, names)
  if (faults.length > 0) return { ok: false, faults }
  const drawn = cells.flatMap(({ cell, areaId, drawn }) =>
    Array.from({ length: drawn }, (_, index) => ({ cell, reference: `${areaId}-${String(index + 1).padStart(5, '0')}` })),
  )
  const strata = [...sizes].map(([areaId, wanted]) => ({ areaId, wanted, population: people.get(areaId) ?? null, drawn: wanted }))
  return { ok: true, cells, people: drawn, report: { strata, outside: null, sha256: null, responseRate } }
}

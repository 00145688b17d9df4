import { counted } from '../counting/counted.ts'
import { type Cube, EXTRA } from '../cube.ts'
import type { Survey } from '../survey/survey.ts'

/**
 * What those who came by the open link answered to one question. They chose themselves: shares are of their answers alone,
 * unweighted, and have no interval. AAPOR: a margin of sampling error for opt-in samples is misleading.
 */
export interface OpenLink {
  /** 'kommun' or 'area:…'. */
  readonly domain: string
  readonly question: string
  /** Everybody of the domain who came by the link. */
  readonly answers: number
  /** Those who gave a value. */
  readonly valid: number
  readonly counts: Readonly<Record<string, number>>
  /** The measure's share of the valid, 0–1; null without measure or answers. */
  readonly share: number | null
}

/** The open link's answers for the kommun and each area; nothing when nobody came by it. */
export function openLink(survey: Survey, cube: Cube, areaIds: readonly string[]): readonly OpenLink[] {
  const open = cube.cells.filter(({ source, slice }) => source === 'open' && slice === '')
  if (open.length === 0) return []
  const domains = [
    { domain: 'kommun', cells: open },
    ...areaIds.map((areaId) => ({ domain: `area:${areaId}`, cells: open.filter((cell) => cell.areaId === areaId) })),
  ]
  return domains.flatMap(({ domain, cells }) =>
    counted(survey).map(({ id, codes, measure }) => {
      const people = (code: string) => cells.reduce((sum, cell) => sum + (cell.counts[id]?.[code] ?? 0), 0)
      const all = (names: readonly string[]) => names.reduce((sum, code) => sum + people(code), 0)
      const valid = all(codes.filter(({ role }) => role === 'value').map(({ code }) => code)) - people(EXTRA)
      return {
        domain,
        question: id,
        answers: cells.reduce((sum, { respondents }) => sum + respondents, 0),
        valid,
        counts: Object.fromEntries(codes.map(({ code }) => [code, people(code)])),
        share: measure && valid > 0 ? all(measure.codes) / valid : null,
      }
    }),
  )
}

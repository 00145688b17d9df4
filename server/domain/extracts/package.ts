import type { Area } from '../area.ts'
import { INVENTED } from '../exports/table.ts'
import type { Round, Source } from '../round.ts'
import { FEWEST, type Step } from './coarsening.ts'
import type { Order } from './order.ts'

/** A file that has been made: enough to see that a copy of it is whole. */
export interface Made {
  readonly name: string
  /** What it holds, in words. */
  readonly holds: string
  /** Rows of data, without head and notice; null for a file that is no table. */
  readonly rows: number | null
  readonly columns: number | null
  readonly bytes: number
  readonly sha256: string
}

/** How the answers that came in one way were coarsened; undefined steps when they were too few for a file. */
export interface Coarsened {
  readonly source: Source
  readonly people: number
  readonly steps: readonly Step[] | undefined
}

/** Everything about an extract that has been made: kept, shown on its page, and written beside the files. */
export interface Manifest {
  readonly snapshotId: string
  readonly countedAt: string
  readonly coarsened: readonly Coarsened[]
  readonly files: readonly Made[]
}

/** The beginning of every file name of an extract, in letters that all programs know: 'mikrodata-varberg-2026-ovning'. */
export const baseName = ({ slug, id }: Pick<Area, 'slug' | 'id'>, { year, rehearsal }: Round): string =>
  ['mikrodata', slug ?? id, year, ...(rehearsal ? ['ovning'] : [])].join('-')

/** How the way in is called in file names. */
export const IN_NAMES: Readonly<Record<Source, string>> = { code: 'kod', open: 'oppen-lank' }

/** What each trait is called. */
export const TRAITS: Readonly<Record<Step['trait'], string>> = { housing: 'boende', ageGroup: 'ålder', sex: 'kön', areaId: 'område' }

/** What a manifest is about. */
export interface Packed {
  readonly order: Order
  readonly kommun: Pick<Area, 'id' | 'name'>
  readonly round: Round
  /** The year of the register that the answers were weighted to; null when they were not. */
  readonly registerYear: number | null
}

/** The manifest as it lies beside the files: in Swedish, for people and programs. */
export function manifestJson(
  manifest: Omit<Manifest, 'files'> & { readonly files: readonly Made[] },
  { order, kommun, round, registerYear }: Packed,
): string {
  const { snapshotId, countedAt, coarsened, files } = manifest
  const whole = {
    anmarkning: round.rehearsal ? INVENTED : null,
    kommun: kommun.name,
    kommunkod: kommun.id,
    ar: round.year,
    undersokning: round.surveyId,
    enkatens_sha256: round.surveyHash,
    rakning: snapshotId,
    raknad: countedAt.slice(0, 10),
    andamal: order.purpose,
    viktad_till_folkmangd: registerYear,
    form: order.form,
    dialekt: order.dialect,
    forgrovad: !order.uncoarsened,
    minst_personer_per_kombination: order.uncoarsened ? null : FEWEST,
    forgrovning: coarsened.map(({ source, people, steps }) => ({
      kalla: IN_NAMES[source],
      personer: people,
      fil: steps !== undefined,
      steg: (order.uncoarsened ? [] : (steps ?? [])).map((step) => ({ egenskap: TRAITS[step.trait], personer: step.people })),
    })),
    filer: files.map(({ name, holds, rows, columns, bytes, sha256 }) => ({
      ...{ namn: name, innehall: holds, rader: rows, kolumner: columns, byte: bytes, sha256 },
    })),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

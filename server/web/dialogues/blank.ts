import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import type { DialogueForm } from '../../domain/dialogues/contract.ts'
import { SEVERITIES } from '../../domain/dialogues/dialogue.ts'
import { MOST_OBSERVATIONS, rowCount, WHOLE_KOMMUN } from '../../domain/dialogues/reading.ts'
import { suggest } from '../../domain/dialogues/suggesting.ts'
import { REASONS, TIMES_OF_DAY } from '../../domain/dialogues/where.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import type { Deps } from '../deps.ts'
import { faultsByField } from '../form.ts'
import { show } from '../show.ts'
import { type Kept, surroundings } from './surroundings.ts'

/** The form of a dialogue as it is to be shown: empty, refused, with one more row, or overtaken by somebody else. */
export interface Blank {
  readonly action: string
  readonly heading: string
  readonly kommun: Area
  readonly form: DialogueForm
  /** What the fields hold. */
  readonly sent: Sent
  /** The version a change begins from; absent for a new dialogue. */
  readonly version?: number
  /** What it refers to as it is kept; absent for a new dialogue. */
  readonly kept?: Kept
  readonly rows?: number
  readonly faults?: readonly FieldFault[]
  readonly conflict?: 'changed meanwhile' | 'saved before'
  /** The field to start in. */
  readonly goTo?: string
}

declare module '../show.ts' {
  interface Pages {
    'dialoger/form': {
      readonly action: string
      readonly kommun: Area
      readonly form: DialogueForm
      readonly value: Sent
      readonly version: number | null
      readonly rows: readonly number[]
      readonly full: boolean
      readonly areas: readonly Choice[]
      readonly themes: readonly Choice[]
      readonly severities: readonly Choice[]
      readonly reasons: readonly Choice[]
      readonly times: readonly Choice[]
      /** Rows where place, time and reasons are unfolded: something stands there, or the form is about places. */
      readonly opened: readonly number[]
      /** The themes that the words of each row suggest, from row 1. */
      readonly suggested: readonly (readonly string[])[]
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
      readonly conflict: Blank['conflict'] | null
      readonly goTo: string | null
    }
  }
}

/** Shows the form with everything in it kept: 422 when something is wrong with it, 409 when it was overtaken. */
export async function showForm(deps: Deps, req: Request, res: Response, blank: Blank): Promise<void> {
  const { kommun, sent, faults = [], conflict = null } = blank
  const { areas, themes, rehearsal } = await surroundings(deps, kommun.id, sent('datum'), blank.kept)
  const rows = blank.rows ?? rowCount(sent)
  const model = {
    title: blank.heading,
    section: 'dialoger' as const,
    rehearsal,
    refused: faults.length > 0 || conflict !== null,
    action: blank.action,
    kommun,
    form: blank.form,
    value: sent,
    version: blank.version ?? null,
    rows: rowsOf(rows),
    full: rows >= MOST_OBSERVATIONS,
    areas: [{ value: WHOLE_KOMMUN, words: `Hela ${kommun.name}` }, ...areas.map(({ id, name }) => ({ value: id, words: name }))],
    themes: themes.map(({ id, title }) => ({ value: id, words: title.sv ?? id })),
    severities: SEVERITIES.map(({ value, words, means }) => ({ value: String(value), words: `${words}: ${means}` })),
    reasons: REASONS,
    times: TIMES_OF_DAY,
    opened: openedIn(blank, rows),
    suggested: rowsOf(rows).map((row) => suggest(`${sent(`sagt-${row}`)}\n${sent(`forslag-${row}`)}`, themes)),
    faults,
    faultOf: faultsByField(faults),
    conflict,
    goTo: blank.goTo ?? null,
  }
  show(req, res, 'dialoger/form', model, conflict ? 409 : faults.length > 0 ? 422 : 200)
}

const rowsOf = (rows: number): readonly number[] => Array.from({ length: rows }, (_, index) => index + 1)

function openedIn({ form, sent }: Blank, rows: number): readonly number[] {
  const isFilled = (row: number) =>
    [`var-${row}`, `koordinater-${row}`, `tid-${row}`, ...REASONS.map(({ value }) => `skal-${row}-${value}`)].some(
      (field) => sent(field) !== '',
    )
  return rowsOf(rows).filter((row) => form.notes.placed || isFilled(row))
}

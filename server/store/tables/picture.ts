import type { DialectName, FormName as ExtractForm } from '../../domain/extracts/order.ts'
import type { Source } from '../../domain/round.ts'

/** What is counted from answers, and what of it is published or taken away. */
export interface Picture {
  snapshots: {
    id: string
    round_id: string
    counted_at: string
    responses: number
    survey_hash: string
    state: string
    index_model: string | null
    index_model_hash: string | null
    told: number | null
  }
  cube_cells: {
    snapshot_id: string
    slice: string
    source: Source
    area_id: string
    sex: string
    age_group: string
    respondents: number
    counts: string
  }
  figures: { snapshot_id: string; population: string; source: Source; question: string; document: string }
  weighings: { snapshot_id: string; document: string; weights: string }
  protections: { snapshot_id: string; document: string }
  underlag_decisions: { round_id: string; version: number; taken_on: string | null; taken_by: string | null }
  underlag_focus: { round_id: string; position: number; theme: string; area_id: string | null; why: string }
  editions: {
    hash: string
    kommun_id: string
    year: number
    published_at: string
    corrects: string | null
    reason: string | null
    document: string
  }
  publications: {
    id: string
    round_id: string
    asked_at: string
    terms: string
    edition: string | null
    salt: string | null
    inputs: string | null
    snapshot_id: string | null
    before_snapshot_id: string | null
  }
  extracts: {
    id: string
    round_id: string
    staff_id: string
    form: ExtractForm
    dialect: DialectName
    uncoarsened: number
    purpose: string
    ordered_at: string
    manifest: string | null
    kept_until: string | null
  }
}

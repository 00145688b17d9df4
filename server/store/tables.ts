/** The columns of every table, as Kysely sees them. `db/schema.sql` shows the same as SQL. */
export interface Tables {
  areas: {
    id: string
    parent_id: string | null
    level: string
    name: string
    slug: string | null
    valid_from: number
    valid_to: number | null
    outline: string | null
    neighbour: string | null
  }
  population: { area_id: string; year: number; sex: string; age_group: string; people: number }
  rounds: {
    id: string
    kommun_id: string
    survey_id: string
    survey_hash: string
    year: number
    opens_on: string
    closes_on: string
    results_on: string
    open_link: number
    rehearsal: number
    sealed: number
    cancelled_on: string | null
  }
  focus: { round_id: string; question: string }
  area_codes: { code: string; round_id: string; area_id: string }
  draws: { round_id: string; state: string; method: string; seed: string; drawn_on: string; key_mark: string; report: string }
  frame_cells: {
    round_id: string
    cell: number
    area_id: string
    sex: string | null
    ages: string | null
    population: number
    drawn: number
    undeliverable: number
    answered: number
  }
  codes: { round_id: string; id: string; cell: number; reference: string; turn: number; spent: number; undeliverable: number }
  code_days: { round_id: string; day: string; channel: string; answered: number }
  mailings: { round_id: string; number: number; sent_on: string; sheets: number }
  drafts: {
    id: string
    round_id: string
    sealed: Buffer | null
    sent: number
    expires_on: string
    words_id: string | null
    wrapped: Buffer | null
  }
  urn: { id: string; round_id: string; document: string }
  seals: {
    round_id: string
    state: string
    public_key: Buffer
    by_passphrase: Buffer | null
    by_sheet: Buffer | null
    room: number
    keeper: string
    received: number
    lost: number
  }
  sealed_urn: { id: string; round_id: string; box: Buffer }
  responses: { id: string; round_id: string; source: string; area_id: string; signs: string }
  texts: {
    source: string
    collection: string
    id: string
    area_id: string | null
    subject: string
    words: string
    state: string
    reason: string | null
    version: number
  }
  maskings: { source: string; collection: string; kind: string; places: number }
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
    source: string
    area_id: string
    sex: string
    age_group: string
    respondents: number
    counts: string
  }
  figures: { snapshot_id: string; population: string; source: string; question: string; document: string }
  weighings: { snapshot_id: string; document: string; weights: string }
  protections: { snapshot_id: string; document: string }
  jobs: {
    id: string
    kind: string
    subject: string
    state: string
    step: string
    done: number
    total: number
    secret: string | null
    runner: string | null
    note: string | null
    requested_at: string
    ended_at: string | null
  }
  dialogues: {
    id: string
    kommun_id: string
    form: string
    held_on: string
    place: string
    area_id: string | null
    took_part: string
    people: number
    details: string
    rehearsal: number
    worst: number | null
    version: number
  }
  observations: {
    id: string
    dialogue_id: string
    position: number
    severity: number
    said: string
    suggestion: string
    place: string
    longitude: number | null
    latitude: number | null
    reasons: string
    time_of_day: string | null
    times: number
  }
  actions: {
    id: string
    kommun_id: string
    area_id: string | null
    what: string
    place: string
    theme: string
    due_on: string | null
    shown: number
    state: string
    since: string
    effect_on: string | null
    effect: string | null
    rehearsal: number
    version: number
  }
  action_steps: { action_id: string; position: number; to: string; on: string; by: string; words: string }
  action_organisations: { action_id: string; position: number; name: string }
  action_observations: { action_id: string; observation_id: string }
  underlag_decisions: { round_id: string; version: number; taken_on: string | null; taken_by: string | null }
  underlag_focus: { round_id: string; position: number; theme: string; area_id: string | null; why: string }
  tips: {
    id: string
    kommun_id: string
    form: string
    receipt: string
    sent_on: string
    held_on: string
    area_id: string | null
    longitude: number | null
    latitude: number | null
    feeling: number | null
    themes: string
    reasons: string
    time_of_day: string | null
    rehearsal: number
  }
  dialogue_themes: {
    kommun_id: string
    held_on: string
    dialogue_id: string
    theme: string
    area_id: string | null
    form: string
    people: number
    problems: number
  }
  observation_themes: { dialogue_id: string; observation_id: string; theme: string; position: number }
  staff: {
    id: string
    email: string
    name: string
    role: string
    password: string
    failures: number
    locked_until: string | null
    used_on: string | null
  }
  staff_kommuner: { staff_id: string; kommun_id: string }
  sessions: { id: string; staff_id: string | null; document: string; expires_at: string }
  audit: {
    seq: number
    at: string
    by: string
    staff_id: string | null
    kommun_id: string | null
    what: string
    details: string
    hash: string
  }
  audit_chain: { swept: number; swept_hash: string; last: number; last_hash: string }
  extracts: {
    id: string
    round_id: string
    staff_id: string
    form: string
    dialect: string
    uncoarsened: number
    purpose: string
    ordered_at: string
    manifest: string | null
    kept_until: string | null
  }
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
  staff_rights: { staff_id: string; ability: string }
  reference_shares: {
    kommun_id: string
    source: string
    place: string
    series: string
    year: number
    question: string
    share: number | null
    low: number | null
    high: number | null
    respondents: number | null
    measure: string
    limitation: string
  }
  imports: {
    id: string
    kommun_id: string
    survey_id: string
    survey_hash: string
    year: number
    opens_on: string
    closes_on: string
    rehearsal: number
    file_name: string
    bytes: number
    sha256: string
    staff_id: string | null
    begun_at: string
    state: string
    round_id: string | null
    people: number | null
    ended_at: string | null
  }
}

-- Today's tables. Made by "npm run schema" from db/migrations; edit those.

CREATE TABLE "areas" (
  "id" text primary key,
  "parent_id" text references "areas" ("id"),
  "level" text not null,
  "name" text not null,
  "slug" text unique,
  "valid_from" integer not null,
  "valid_to" integer,
  "outline" text,
  "neighbour" text
);

CREATE INDEX "areas_by_parent" on "areas" ("parent_id");

CREATE TABLE "population" (
  "area_id" text not null references "areas" ("id"),
  "year" integer not null,
  "sex" text not null,
  "age_group" text not null,
  "people" integer not null,
  constraint "population_key" primary key ("area_id", "year", "sex", "age_group")
);

CREATE TABLE "rounds" (
  "id" text primary key,
  "kommun_id" text not null references "areas" ("id"),
  "survey_id" text not null,
  "survey_hash" text not null,
  "year" integer not null,
  "opens_on" text not null,
  "closes_on" text not null,
  "results_on" text not null,
  "open_link" integer not null,
  "rehearsal" integer not null,
  "cancelled_on" text,
  "sealed" integer default 0 not null,
  constraint "one_round_a_year" unique ("kommun_id", "year")
);

CREATE TABLE "area_codes" (
  "code" text primary key,
  "round_id" text not null references "rounds" ("id"),
  "area_id" text not null references "areas" ("id"),
  constraint "one_code_an_area" unique ("round_id", "area_id")
);

CREATE TABLE "drafts" (
  "id" text primary key,
  "round_id" text not null references "rounds" ("id"),
  "sealed" blob,
  "sent" integer not null,
  "expires_on" text not null,
  "words_id" text,
  "wrapped" blob
) without rowid;

CREATE TABLE "urn" (
  "id" text not null,
  "round_id" text not null references "rounds" ("id"),
  "document" text not null,
  constraint "urn_key" primary key ("round_id", "id")
) without rowid;

CREATE TABLE "responses" (
  "id" text not null,
  "round_id" text not null references "rounds" ("id"),
  "source" text not null,
  "area_id" text not null references "areas" ("id"),
  "signs" text not null,
  constraint "responses_key" primary key ("round_id", "id")
) without rowid;

CREATE TABLE "snapshots" (
  "id" text primary key,
  "round_id" text not null references "rounds" ("id"),
  "counted_at" text not null,
  "responses" integer not null,
  "survey_hash" text not null,
  "state" text not null,
  "index_model" text,
  "index_model_hash" text,
  "told" integer
);

CREATE TABLE "cube_cells" (
  "snapshot_id" text not null references "snapshots" ("id"),
  "slice" text not null,
  "source" text not null,
  "area_id" text not null,
  "sex" text not null,
  "age_group" text not null,
  "respondents" integer not null,
  "counts" text not null,
  constraint "cube_cell_key" primary key ("snapshot_id", "slice", "source", "area_id", "sex", "age_group")
) without rowid;

CREATE TABLE "figures" (
  "snapshot_id" text not null references "snapshots" ("id"),
  "population" text not null,
  "source" text not null,
  "question" text not null,
  "document" text not null,
  constraint "figure_key" primary key ("snapshot_id", "population", "source", "question")
) without rowid;

CREATE INDEX "figures_by_question" on "figures" ("snapshot_id", "question");

CREATE TABLE "jobs" (
  "id" text primary key,
  "kind" text not null,
  "subject" text not null,
  "state" text not null,
  "step" text not null,
  "done" integer not null,
  "total" integer not null,
  "secret" text,
  "runner" text,
  "note" text,
  "requested_at" text not null,
  "ended_at" text
);

CREATE UNIQUE INDEX "one_unfinished_job" on "jobs" ("kind", "subject") where "ended_at" is null;

CREATE TABLE "dialogues" (
  "id" text primary key,
  "kommun_id" text not null references "areas" ("id"),
  "form" text not null,
  "held_on" text not null,
  "place" text not null,
  "area_id" text references "areas" ("id"),
  "took_part" text not null,
  "people" integer not null,
  "details" text not null,
  "rehearsal" integer not null,
  "version" integer not null,
  "worst" integer
);

CREATE INDEX "dialogues_by_kommun" on "dialogues" ("kommun_id", "held_on");

CREATE TABLE "observations" (
  "id" text primary key,
  "dialogue_id" text not null references "dialogues" ("id") on delete cascade,
  "position" integer not null,
  "severity" integer not null,
  "said" text not null,
  "suggestion" text not null,
  "place" text default '' not null,
  "longitude" real,
  "latitude" real,
  "reasons" text default '[]' not null,
  "time_of_day" text,
  "times" integer default 1 not null
);

CREATE INDEX "observations_by_dialogue" on "observations" ("dialogue_id", "position");

CREATE TABLE "staff" (
  "id" text primary key,
  "email" text not null unique,
  "name" text not null,
  "role" text not null,
  "password" text not null,
  "failures" integer not null,
  "locked_until" text,
  "used_on" text,
  "idle_from" text
);

CREATE TABLE "staff_kommuner" (
  "staff_id" text not null references "staff" ("id") on delete cascade,
  "kommun_id" text not null references "areas" ("id"),
  constraint "staff_kommun_key" primary key ("staff_id", "kommun_id")
);

CREATE TABLE "sessions" (
  "id" text primary key,
  "staff_id" text references "staff" ("id") on delete cascade,
  "document" text not null,
  "expires_at" text not null
);

CREATE TABLE "audit" (
  "seq" integer primary key,
  "at" text not null,
  "by" text not null,
  "staff_id" text,
  "kommun_id" text,
  "what" text not null,
  "details" text not null,
  "hash" text not null
);

CREATE INDEX "audit_by_person" on "audit" ("staff_id", "seq");

CREATE INDEX "audit_by_kommun" on "audit" ("kommun_id", "seq");

CREATE TABLE "audit_chain" (
  "swept" integer not null,
  "swept_hash" text not null,
  "last" integer not null,
  "last_hash" text not null
);

CREATE TRIGGER audit_never_changed before update on audit
begin select raise(abort, 'the audit trail is never changed'); end;

CREATE TRIGGER audit_kept_until_swept before delete on audit when old.seq > (select swept from audit_chain)
begin select raise(abort, 'the audit trail is kept until it is swept'); end;

CREATE TRIGGER audit_grows_at_its_end before insert on audit when new.seq <= (select coalesce(max(seq), 0) from audit)
begin select raise(abort, 'the audit trail grows at its end'); end;

CREATE TABLE "extracts" (
  "id" text primary key,
  "round_id" text not null references "rounds" ("id"),
  "staff_id" text not null,
  "form" text not null,
  "dialect" text not null,
  "uncoarsened" integer not null,
  "purpose" text not null,
  "ordered_at" text not null,
  "manifest" text,
  "kept_until" text
);

CREATE INDEX "extracts_by_person" on "extracts" ("round_id", "staff_id");

CREATE TABLE "staff_rights" (
  "staff_id" text not null references "staff" ("id") on delete cascade,
  "ability" text not null,
  constraint "staff_right_key" primary key ("staff_id", "ability")
);

CREATE TABLE "weighings" (
  "snapshot_id" text primary key references "snapshots" ("id"),
  "document" text not null,
  "weights" text not null
);

CREATE TABLE "focus" (
  "round_id" text not null references "rounds" ("id") on delete cascade,
  "question" text not null,
  constraint "focus_key" primary key ("round_id", "question")
) without rowid;

CREATE TABLE "reference_shares" (
  "kommun_id" text not null references "areas" ("id"),
  "source" text not null,
  "place" text not null,
  "series" text not null,
  "year" integer not null,
  "question" text not null,
  "share" real,
  "low" real,
  "high" real,
  "respondents" integer,
  "measure" text not null,
  "limitation" text not null,
  constraint "reference_share_key" primary key ("kommun_id", "source", "place", "series", "year", "question")
);

CREATE TABLE "imports" (
  "id" text primary key,
  "kommun_id" text not null references "areas" ("id"),
  "survey_id" text not null,
  "survey_hash" text not null,
  "year" integer not null,
  "opens_on" text not null,
  "closes_on" text not null,
  "rehearsal" integer not null,
  "file_name" text not null,
  "bytes" integer not null,
  "sha256" text not null,
  "staff_id" text,
  "begun_at" text not null,
  "state" text not null,
  "round_id" text,
  "people" integer,
  "ended_at" text
);

CREATE INDEX "imports_by_kommun" on "imports" ("kommun_id", "begun_at");

CREATE INDEX "imports_by_round" on "imports" ("round_id");

CREATE TABLE "protections" (
  "snapshot_id" text primary key references "snapshots" ("id"),
  "document" text not null
);

CREATE TABLE "editions" (
  "hash" text primary key,
  "kommun_id" text not null,
  "year" integer not null,
  "published_at" text not null,
  "corrects" text unique references "editions" ("hash"),
  "reason" text,
  "document" text not null
);

CREATE UNIQUE INDEX editions_first on editions (kommun_id, year) where corrects is null;

CREATE TABLE "publications" (
  "id" text primary key,
  "round_id" text not null,
  "asked_at" text not null,
  "terms" text not null,
  "edition" text references "editions" ("hash"),
  "salt" text,
  "inputs" text,
  "snapshot_id" text,
  "before_snapshot_id" text
);

CREATE INDEX "publications_by_edition" on "publications" ("edition");

CREATE INDEX "publications_by_round" on "publications" ("round_id");

CREATE TRIGGER editions_never_changed before update on editions
begin select raise(abort, 'a published edition is never changed'); end;

CREATE TRIGGER editions_never_removed before delete on editions
begin select raise(abort, 'a published edition is never removed'); end;

CREATE TRIGGER editions_take_no_place before insert on editions
when exists (
  select 1 from editions where hash = new.hash
    or (corrects is new.corrects and (corrects is not null or (kommun_id = new.kommun_id and year = new.year)))
)
begin select raise(ignore); end;

CREATE TABLE "texts" (
  "source" text not null,
  "collection" text not null,
  "id" text not null,
  "area_id" text references "areas" ("id"),
  "subject" text not null,
  "words" text not null,
  "state" text not null,
  "reason" text,
  "version" integer not null,
  constraint "texts_key" primary key ("source", "collection", "id")
) without rowid;

CREATE INDEX "texts_by_state" on "texts" ("source", "collection", "state", "subject", "id");

CREATE TABLE "maskings" (
  "source" text not null,
  "collection" text not null,
  "kind" text not null,
  "places" integer not null,
  constraint "masking_key" primary key ("source", "collection", "kind")
) without rowid;

CREATE TABLE "draws" (
  "round_id" text primary key references "rounds" ("id"),
  "state" text not null,
  "method" text not null,
  "seed" text not null,
  "drawn_on" text not null,
  "key_mark" text not null,
  "report" text not null
);

CREATE TABLE "frame_cells" (
  "round_id" text not null references "rounds" ("id"),
  "cell" integer not null,
  "area_id" text not null references "areas" ("id"),
  "sex" text,
  "ages" text,
  "population" integer not null,
  "drawn" integer not null,
  "undeliverable" integer not null,
  "answered" integer not null,
  constraint "frame_cell_key" primary key ("round_id", "cell")
) without rowid;

CREATE TABLE "codes" (
  "round_id" text not null references "rounds" ("id"),
  "id" text not null,
  "cell" integer not null,
  "reference" text not null,
  "turn" integer not null,
  "spent" integer not null,
  "undeliverable" integer not null,
  constraint "code_key" primary key ("round_id", "id")
) without rowid;

CREATE TABLE "code_days" (
  "round_id" text not null references "rounds" ("id"),
  "day" text not null,
  "channel" text not null,
  "answered" integer not null,
  constraint "code_day_key" primary key ("round_id", "day", "channel")
) without rowid;

CREATE TABLE "mailings" (
  "round_id" text not null references "rounds" ("id"),
  "number" integer not null,
  "sent_on" text not null,
  "sheets" integer not null,
  constraint "mailing_key" primary key ("round_id", "number")
);

CREATE TABLE "seals" (
  "round_id" text primary key references "rounds" ("id"),
  "state" text not null,
  "public_key" blob not null,
  "by_passphrase" blob,
  "by_sheet" blob,
  "room" integer not null,
  "keeper" text not null,
  "received" integer not null,
  "lost" integer not null
);

CREATE TABLE "sealed_urn" (
  "id" text not null,
  "round_id" text not null references "rounds" ("id"),
  "box" blob not null,
  constraint "sealed_urn_key" primary key ("round_id", "id")
) without rowid;

CREATE TABLE "observation_themes" (
  "dialogue_id" text not null references "dialogues" ("id") on delete cascade,
  "observation_id" text not null references "observations" ("id") on delete cascade,
  "theme" text not null,
  "position" integer not null,
  constraint "observation_theme_key" primary key ("dialogue_id", "observation_id", "theme")
) without rowid;

CREATE INDEX "themes_by_observation" on "observation_themes" ("observation_id");

CREATE INDEX "dialogues_by_area" on "dialogues" ("kommun_id", "area_id", "held_on");

CREATE TABLE "dialogue_themes" (
  "kommun_id" text not null,
  "held_on" text not null,
  "dialogue_id" text not null references "dialogues" ("id") on delete cascade,
  "theme" text not null,
  "area_id" text,
  "form" text not null,
  "people" integer not null,
  "problems" integer not null,
  constraint "dialogue_theme_key" primary key ("kommun_id", "held_on", "dialogue_id", "theme")
) without rowid;

CREATE INDEX "themes_by_dialogue" on "dialogue_themes" ("dialogue_id");

CREATE INDEX "dialogues_by_theme" on "dialogue_themes" ("kommun_id", "theme", "held_on", "dialogue_id");

CREATE TABLE "tips" (
  "id" text primary key,
  "kommun_id" text not null references "areas" ("id"),
  "form" text not null,
  "receipt" text not null unique,
  "sent_on" text not null,
  "held_on" text not null,
  "area_id" text references "areas" ("id"),
  "longitude" real,
  "latitude" real,
  "feeling" integer,
  "themes" text not null,
  "reasons" text not null,
  "time_of_day" text,
  "rehearsal" integer not null
) without rowid;

CREATE INDEX "tips_by_kommun" on "tips" ("kommun_id", "sent_on");

CREATE TABLE "actions" (
  "id" text primary key,
  "kommun_id" text not null references "areas" ("id"),
  "area_id" text references "areas" ("id"),
  "what" text not null,
  "place" text not null,
  "theme" text not null,
  "due_on" text,
  "shown" integer not null,
  "state" text not null,
  "since" text not null,
  "effect_on" text,
  "effect" text,
  "rehearsal" integer not null,
  "version" integer not null
);

CREATE INDEX "actions_by_kommun" on "actions" ("kommun_id", "since");

CREATE TABLE "action_steps" (
  "action_id" text not null references "actions" ("id") on delete cascade,
  "position" integer not null,
  "to" text not null,
  "on" text not null,
  "by" text not null,
  "words" text not null,
  constraint "action_step_key" primary key ("action_id", "position")
);

CREATE TABLE "action_organisations" (
  "action_id" text not null references "actions" ("id") on delete cascade,
  "position" integer not null,
  "name" text not null,
  constraint "action_organisation_key" primary key ("action_id", "position")
);

CREATE TABLE "action_observations" (
  "action_id" text not null references "actions" ("id") on delete cascade,
  "observation_id" text not null references "observations" ("id") on delete cascade,
  constraint "action_observation_key" primary key ("action_id", "observation_id")
);

CREATE INDEX "actions_by_observation" on "action_observations" ("observation_id");

CREATE TABLE "underlag_decisions" (
  "round_id" text primary key references "rounds" ("id") on delete cascade,
  "version" integer not null,
  "taken_on" text,
  "taken_by" text
);

CREATE TABLE "underlag_focus" (
  "round_id" text not null references "underlag_decisions" ("round_id") on delete cascade,
  "position" integer not null,
  "theme" text not null,
  "area_id" text references "areas" ("id"),
  "why" text not null,
  constraint "underlag_focus_key" primary key ("round_id", "position")
);

CREATE UNIQUE INDEX "drafts_by_words" on "drafts" ("words_id") where "words_id" is not null;

CREATE TABLE "former_staff" (
  "id" text primary key,
  "name" text not null,
  "closed_on" text not null
);

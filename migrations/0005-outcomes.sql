-- What became of leads, as callers tell it. Append-only: a correction is a later outcome.
create table outcomes (
  id text primary key,
  lead_id text not null,
  -- Who held the lead when it happened; null when nobody did.
  rep_id text,
  decision_id text,
  kind text not null,
  at timestamptz not null,
  amount_usd double precision,
  -- The outcome as it was sent, so that the same id with another content is noticed.
  body jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index outcomes_lead on outcomes (lead_id, at);

-- One row per finished deal, from outcomes or from imported history: what learning counts.
create table deals (
  id text primary key,
  lead_id text,
  rep_id text not null,
  levels jsonb not null,
  won boolean not null,
  amount_usd double precision,
  started_at timestamptz,
  ended_at timestamptz,
  response_minutes double precision
);

-- Trained models. `body` is JSON text; at most one is active.
create table models (
  version integer primary key,
  state text not null check (state in ('candidate', 'active', 'retired')),
  body text not null,
  body_hash text not null,
  deals integer not null,
  -- Deals known by then are in it: later ones can judge it.
  known_until timestamptz not null,
  comparison jsonb not null,
  because text not null,
  trained_at timestamptz not null,
  trained_by text not null
);
create unique index models_one_active on models (state) where state = 'active';

-- Bid prices by rep; the newest version is in force. Two replicas cannot both write the next one.
create table bid_prices (
  version integer primary key,
  prices jsonb not null,
  basis jsonb not null,
  computed_at timestamptz not null
);

-- Chores that one replica does for all: whoever takes the turn has it until `taken_until`.
create table chore_turns (
  name text primary key,
  -- What the chore saw when it was last done; something else makes it due at once.
  seen text not null default '',
  next_at timestamptz not null,
  taken_until timestamptz not null
);

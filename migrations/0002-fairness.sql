-- The fairness ledger: one append-only row per booking, and the pools of reps that shared the leads.

-- Claims by rep id, as they stood when the pool shared leads; stored once by content hash.
create table fairness_pools (
  hash text primary key,
  claims jsonb not null,
  created_at timestamptz not null
);

-- Append-only. What a kind does to whom: src/roster/fairness/entry.ts.
create table fairness_entries (
  id text primary key,
  at timestamptz not null,
  kind text not null,
  rep_id text not null,
  other_id text,
  pool_hash text,
  leads double precision not null,
  value double precision not null,
  lead_id text,
  note text not null
);
create index fairness_entries_at on fairness_entries (at);

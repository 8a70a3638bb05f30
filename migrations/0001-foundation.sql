-- The foundation: roster, accounts, policies, decisions, assignments, loads, keys and the log.
-- Ids are made by the application; nothing here needs an extension, a trigger or a sequence.

create table teams (
  id text primary key,
  name text not null,
  manager_id text,
  updated_at timestamptz not null
);

create table reps (
  id text primary key,
  body jsonb not null,
  active boolean not null,
  revision integer not null,
  updated_at timestamptz not null
);

-- One narrow row per rep, because it changes with every assignment. Counters of a day or week
-- belong to the date beside them and count as zero on any other date.
create table loads (
  rep_id text primary key,
  open_leads integer not null default 0 check (open_leads >= 0),
  day date not null default date '1970-01-01',
  day_count integer not null default 0,
  week date not null default date '1970-01-01',
  week_count integer not null default 0,
  recent double precision not null default 0,
  recent_at timestamptz,
  last_assigned_at timestamptz,
  changed_at timestamptz not null
) with (fillfactor = 50);
create index loads_changed on loads (changed_at);

create table accounts (
  id text primary key,
  body jsonb not null,
  parent_id text,
  owner_id text,
  name_key text not null,
  revision integer not null,
  updated_at timestamptz not null
);
create index accounts_parent on accounts (parent_id);
create index accounts_first_word on accounts (split_part(name_key, ' ', 1));

create table account_domains (
  domain text primary key,
  account_id text not null references accounts (id) on delete cascade
);
create index account_domains_account on account_domains (account_id);

create table policies (
  name text not null,
  version integer not null,
  hash text not null,
  document jsonb not null,
  author text not null,
  note text,
  created_at timestamptz not null,
  primary key (name, version)
);

-- Which version of each policy is in force; `is_default` marks the one used when a caller names none.
create table policies_in_force (
  name text primary key,
  version integer not null,
  is_default boolean not null default false,
  since timestamptz not null,
  by_whom text not null,
  foreign key (name, version) references policies (name, version)
);
create unique index policies_one_default on policies_in_force (is_default) where is_default;

-- One counter per cached thing; replicas poll it and reload what moved.
create table versions (
  subject text primary key,
  counter bigint not null,
  changed_at timestamptz not null
);

-- Large shared parts of snapshots (roster, policy, estimates, loads), stored once by content hash.
create table snapshot_parts (
  hash text primary key,
  kind text not null,
  body bytea not null,
  created_at timestamptz not null
);

create table leads (
  id text primary key,
  body jsonb not null,
  contact jsonb not null,
  person_key text,
  domain text,
  account_id text,
  -- Another running lead of the same person and company, whose assignment this one shares.
  joins_lead_id text,
  received_at timestamptz not null,
  updated_at timestamptz not null
);
create index leads_person on leads (person_key);

-- Append-only: no statement of ours updates or deletes a row.
create table decisions (
  id text primary key,
  lead_id text not null,
  rep_id text,
  outcome text not null,
  decided_by text not null,
  fallback text,
  policy_name text not null,
  policy_version integer not null,
  at timestamptz not null,
  total_ms double precision not null,
  answer text not null,
  snapshot text not null,
  advice text,
  content_hash text not null
);
create index decisions_lead on decisions (lead_id, id);
create index decisions_rep on decisions (rep_id, id);

create table assignments (
  id text primary key,
  lead_id text not null,
  rep_id text not null,
  decision_id text not null,
  since timestamptz not null,
  ended_at timestamptz,
  ended_because text
);
create unique index assignments_one_active_owner on assignments (lead_id) where ended_at is null;
create index assignments_active_by_rep on assignments (rep_id) where ended_at is null;

create table queue_entries (
  lead_id text primary key,
  decision_id text not null,
  reason text not null,
  detail text not null,
  heat double precision not null,
  since timestamptz not null,
  sweeps integer not null default 0,
  next_sweep_at timestamptz not null
);
create index queue_entries_due on queue_entries (next_sweep_at);

create table idempotency (
  key_id text not null,
  idempotency_key text not null,
  body_hash text not null,
  claimed_by text not null,
  claimed_until timestamptz not null,
  status integer,
  answer text,
  created_at timestamptz not null,
  primary key (key_id, idempotency_key)
);

create table api_keys (
  id text primary key,
  name text not null,
  secret_hash text not null,
  scopes text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  replaced_by text
);

-- Seals make the decision log tamper-evident: each covers the decisions that became visible since
-- the one before, in order of id, and names the hash of that one. Writers never wait for a seal.
create table seals (
  number bigint primary key,
  previous_hash text not null,
  hash text not null,
  decision_count integer not null,
  sealed_at timestamptz not null
);

create table sealed_decisions (
  decision_id text primary key,
  seal_number bigint not null references seals (number),
  position integer not null,
  content_hash text not null
);
create unique index sealed_decisions_place on sealed_decisions (seal_number, position);

create table audit (
  id text primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null
);

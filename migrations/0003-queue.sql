-- The queue is swept by several replicas: a claim runs out by itself when its holder dies.
alter table queue_entries
  add column claimed_until timestamptz not null default '1970-01-01T00:00:00Z',
  -- The state of roster, policies and accounts (sum of their counters) that the last sweep saw.
  add column swept_version bigint not null default 0,
  add column escalated_at timestamptz,
  -- Who was told that the lead waits: rep ids and addresses, a JSON array.
  add column notified jsonb not null default '[]';

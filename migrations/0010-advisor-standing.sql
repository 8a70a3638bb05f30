-- Whether the advisor is asked: one row for all replicas. It turns itself off when it does worse than
-- the plain scorer; a person turns it on again.
create table advisor_standing (
  -- Always 'advisor'.
  id text primary key,
  state text not null check (state in ('on', 'turned_itself_off', 'turned_off')),
  -- Only decisions from here on are judged; null: it has been on from the start.
  since timestamptz,
  by_whom text not null,
  because text not null,
  -- What the last check found, as JSON; null before the first.
  evidence jsonb,
  checked_at timestamptz
);
insert into advisor_standing (id, state, by_whom, because)
  values ('advisor', 'on', 'start', 'it has been on from the start');

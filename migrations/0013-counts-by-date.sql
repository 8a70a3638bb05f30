-- A count of a day or week belongs to its date: where clocks differ or step back over midnight, the date
-- that comes back is counted on. Counts of other dates than the last stand beside it, by date.
alter table loads
  add column other_days jsonb not null default '{}',
  add column other_weeks jsonb not null default '{}';

-- How the team did over a time, frozen under an id that later reports name. Append-only: no statement of
-- ours updates or deletes a row. `body` is JSON text, so that its hash can be checked.
create table baselines (
  id text primary key,
  body text not null,
  body_hash text not null,
  created_at timestamptz not null,
  created_by text not null
);

-- When the lead came in, where an imported history tells; of leads that were routed here the lead tells.
alter table deals add column received_at timestamptz;

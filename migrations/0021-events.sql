-- What happened to leads and to the house, for those who want to hear of it. An event is written with what it
-- tells of; its place in the feed it gets once it is committed and seen (`events_numbered` counts the places),
-- so that whoever reads by place meets no gap that fills later. `noted_at` is the server's own clock at the
-- writing: whatever was done in answer to an event is noted after it, whichever replica did it.
create table events (
  id text primary key,
  kind text not null,
  lead_id text,
  body json not null,
  noted_at timestamptz not null default clock_timestamp(),
  position bigint
);
create unique index events_position on events (position) where position is not null;
create index events_kind on events (kind, position) where position is not null;
create index events_unnumbered on events (noted_at, id) where position is null;
create index events_lead on events (lead_id, noted_at, id) where lead_id is not null;

create table events_numbered (
  id text primary key,
  last bigint not null
);
insert into events_numbered (id, last) values ('feed', 0);

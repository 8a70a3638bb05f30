-- What can be checked of the ledger: whatever books something (a decision, or a change in the log of changes)
-- keeps a copy of the rows that it wrote, under its own hash, and the log of changes is sealed as decisions are.
-- Keys of a book: assignments, ends, entries; each a list of rows, instants in epoch milliseconds.
alter table decisions add column books jsonb;
alter table audit add column books jsonb;

alter table seals add column change_count integer not null default 0;
create table sealed_changes (
  change_id text primary key,
  seal_number bigint not null references seals (number),
  position integer not null,
  content_hash text not null
);
create unique index sealed_changes_place on sealed_changes (seal_number, position);

-- Names that users teach: a numbered document, of which the newest is in force. Its counter in "versions"
-- tells the replicas to read it again.
create table vocabularies (
  version integer primary key,
  hash text not null,
  document jsonb not null,
  author text not null,
  note text,
  created_at timestamptz not null
);

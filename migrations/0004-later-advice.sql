-- Prose that follows a decision made with mode "async": the rep never changes.

create table later_advice (
  decision_id text primary key,
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- What came of it: "agrees", "differs" or a named failure; null while it is awaited.
  state text,
  answer text
);

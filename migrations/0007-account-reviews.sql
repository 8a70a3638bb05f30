-- Doubtful account matches, one row per pair of domain and company name: asked once, and the answer
-- of a person stands for every later lead of the pair.
create table account_reviews (
  id text primary key,
  -- Empty where the lead has none.
  domain text not null,
  name_key text not null,
  company_name text,
  because text not null,
  -- The accounts in doubt with score and evidence, as last seen; a JSON array.
  possible jsonb not null,
  state text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- The verdict; null once it is settled: none of our accounts. A removed account asks again.
  account_id text references accounts (id) on delete cascade,
  resolved_at timestamptz,
  resolved_by text,
  unique (domain, name_key)
);
create index account_reviews_by_state on account_reviews (state, first_seen_at, id);

create table account_review_leads (
  review_id text not null references account_reviews (id) on delete cascade,
  lead_id text not null,
  primary key (review_id, lead_id)
);

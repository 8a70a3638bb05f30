-- The person whose leads a running assignment gathers: leads of theirs that come at the same moment
-- find one owner. Null where the person is not known or had a running lead already.
alter table assignments add column person_key text;
create unique index assignments_one_per_person on assignments (person_key)
  where ended_at is null and person_key is not null;

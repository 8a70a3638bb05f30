-- What stood in the ledger before books were kept is copied into the log of changes as it stands now, by the
-- hundred, so that the next seal covers it.
insert into audit (id, at, actor, action, subject, detail, books)
select '00000000-taken-in-assignments-' || page, now(), 'migration', 'ledger.taken_in', 'assignments', '{}',
  jsonb_build_object('assignments', jsonb_agg(born), 'ends', coalesce(jsonb_agg(ended) filter (where ended is not null), '[]'))
from (
  select (row_number() over (order by id) - 1) / 100 as page,
    jsonb_build_object('id', id, 'lead_id', lead_id, 'rep_id', rep_id, 'decision_id', decision_id,
      'person_key', person_key, 'since', extract(epoch from since) * 1000) as born,
    case when ended_at is not null then jsonb_build_object('id', id,
      'ended_at', extract(epoch from ended_at) * 1000, 'ended_because', ended_because) end as ended
  from assignments
) as rows
group by page;

insert into audit (id, at, actor, action, subject, detail, books)
select '00000000-taken-in-entries-' || page, now(), 'migration', 'ledger.taken_in', 'fairness_entries', '{}',
  jsonb_build_object('entries', jsonb_agg(entry))
from (
  select (row_number() over (order by id) - 1) / 100 as page,
    jsonb_build_object('id', id, 'at', extract(epoch from at) * 1000, 'kind', kind, 'rep_id', rep_id,
      'other_id', other_id, 'pool_hash', pool_hash, 'leads', leads, 'value', value, 'lead_id', lead_id,
      'note', note) as entry
  from fairness_entries
) as rows
group by page;

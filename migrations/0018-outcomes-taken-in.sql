-- Outcomes are booked in the log of changes as the ledger's rows are. Those that were told before are copied into
-- it as they stand now, by the hundred, under ids of this moment, so that the next seal covers them.
insert into audit (id, at, actor, action, subject, detail, books)
select moment.id || '-taken-in-outcomes-' || lpad(page::text, 9, '0'), now(), 'migration', 'ledger.taken_in',
  'outcomes', '{}', jsonb_build_object('outcomes', jsonb_agg(told))
from (
  select (row_number() over (order by id) - 1) / 100 as page,
    jsonb_build_object('id', id, 'lead_id', lead_id, 'rep_id', rep_id, 'decision_id', decision_id, 'kind', kind,
      'at', extract(epoch from at) * 1000, 'amount_usd', amount_usd,
      'body_hash', encode(sha256(convert_to(body::text, 'UTF8')), 'hex'),
      'recorded_at', extract(epoch from recorded_at) * 1000, 'recorded_by', recorded_by) as told
  from outcomes
) as rows,
(
  select left(time, 8) || '-' || right(time, 4) as id
  from (select lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') as time) as hex
) as moment
group by moment.id, page;

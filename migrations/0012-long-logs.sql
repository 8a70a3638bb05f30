-- What a log of years would make slow: how a lead's last owner ended, and all that asks for a stretch of
-- time. Rows come in order of time, so that a few numbers per block of pages serve as an index.
create index assignments_ended on assignments (lead_id) where ended_at is not null;
create index assignments_since on assignments using brin (since);
create index decisions_at on decisions using brin (at);

-- An Idempotency-Key is stored by the statement that commits the decision which answers it, and points at
-- that decision; what commits nothing of its own stores its answer here. Nobody claims a key before.
delete from idempotency where answer is null;
alter table idempotency add column decision_id text;
alter table idempotency drop column claimed_by;
alter table idempotency drop column claimed_until;
alter table idempotency drop column status;

// Events are appended in the transaction of what they tell, and get their places in the feed afterwards,
// in order, from whoever looks: a place is given to committed events only, so no gap ever fills later.
import { sql } from 'kysely';
import type { EventKind, PointsmanEvent } from '../../events/event.ts';
import type { Db, Trx } from './engine/tables.ts';
import { inTransaction } from './engine/transaction.ts';

/** Appends events, in order, with what the transaction did. */
export async function appendEvents(
  trx: Trx,
  events: readonly PointsmanEvent<EventKind>[],
): Promise<void> {
  await sql`
    insert into events (id, kind, lead_id, body)
    select event ->> 'id', event ->> 'kind', event ->> 'leadId', event
    from json_array_elements(${JSON.stringify(events)}::json) as event`.execute(trx);
}

/** So many are numbered at a time; a reader who has more to catch up on comes again. */
const MOST = 5_000;

/**
 * Gives the next places to committed events that have none, oldest first. Safe on any number of replicas:
 * they take turns on the counter's row, and each sees what the one before has committed.
 */
export async function numberEvents(db: Db): Promise<void> {
  const { rows } = await sql`select from events where position is null limit 1`.execute(db);
  if (rows.length === 0) return;
  await inTransaction(db, async (trx) => {
    await trx
      .selectFrom('events_numbered')
      .select('last')
      .where('id', '=', 'feed')
      .forUpdate()
      .execute();
    // A statement of its own: it sees all that was committed before the turn came.
    await sql`
      with waiting as (
        select id, noted_at from events where position is null order by noted_at, id
        limit ${MOST}::int
      ),
      placed as (
        update events e set position = events_numbered.last + w.place
        from (select id, row_number() over (order by noted_at, id) as place from waiting) as w,
          events_numbered
        where e.id = w.id and events_numbered.id = 'feed'
      )
      update events_numbered set last = last + (select count(*) from waiting)
      where id = 'feed'`.execute(trx);
  });
}

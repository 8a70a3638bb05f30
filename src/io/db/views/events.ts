// The feed of events by place, and what happened to one lead.
import { sql } from 'kysely';
import type { EventKind, PointsmanEvent } from '../../../events/event.ts';
import type { Db } from '../engine/tables.ts';
import { type Page, pageOf } from './page.ts';

export type FeedFilter = {
  /** Empty: every kind. */
  kinds: readonly EventKind[];
  leadId: string | null;
};

export type Feed = {
  items: { position: number; event: PointsmanEvent }[];
  /** Where to read on: the last place looked at, whether its event was wanted or not. */
  next: number;
  more: boolean;
  /** The last place given so far. */
  last: number;
};

/** Numbered events after a place, in order. */
export async function readFeed(
  db: Db,
  after: number,
  { kinds, leadId }: FeedFilter,
  limit: number,
): Promise<Feed> {
  const ofKinds = kinds.length === 0 ? sql`` : sql`and kind = any(${kinds}::text[])`;
  const ofLead = leadId === null ? sql`` : sql`and lead_id = ${leadId}`;
  // One statement: an event numbered meanwhile is neither on the page nor before its end.
  const { rows } = await sql<{ last: number; position: number | null; event: PointsmanEvent }>`
    select counted.last, page.position, page.body as event
    from events_numbered counted left join (
      select position, body from events
      where position > ${after}::bigint ${ofKinds} ${ofLead}
      order by position limit ${limit + 1}::int
    ) as page on true
    where counted.id = 'feed'
    order by page.position`.execute(db);
  const found = rows.flatMap(({ position, event }) =>
    position === null ? [] : { position, event },
  );
  const items = found.slice(0, limit);
  const more = found.length > limit;
  const last = rows[0]?.last ?? 0;
  return { items, more, last, next: more ? (items.at(-1)?.position ?? after) : last };
}

/** What happened to a lead, first things first; null when it never came in. `after` is the last id seen. */
export async function leadTimeline(
  db: Db,
  leadId: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<Page<PointsmanEvent> | null> {
  const lead = await db
    .selectFrom('leads')
    .select('id')
    .where('id', '=', leadId)
    .executeTakeFirst();
  if (!lead) return null;
  const isLater =
    after === null
      ? sql``
      : sql`and (noted_at, id) > (select e.noted_at, e.id from events e where e.id = ${after})`;
  const { rows } = await sql<{ event: PointsmanEvent }>`
    select body as event from events
    where lead_id = ${leadId} ${isLater}
    order by noted_at, id limit ${limit + 1}::int`.execute(db);
  return pageOf(
    rows.map(({ event }) => event),
    limit,
    ({ id }) => [id],
  );
}

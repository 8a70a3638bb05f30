// Whoever reads the feed first gives the events that were committed meanwhile their places in it.
import type { Db } from '../../io/db/engine/tables.ts';
import { numberEvents } from '../../io/db/events.ts';
import { type Feed, type FeedFilter, readFeed as readPage } from '../../io/db/views/events.ts';
import { Refusal } from '../refusal.ts';

export type FeedWish = FeedFilter & {
  /** The `next` of the page before; "latest": only what comes from now on. */
  after: number | 'latest';
  limit: number;
};

/**
 * One page of the feed. Who goes on from `next` sees every event once and in the same order as all others.
 * @throws Refusal invalid_input the place lies beyond the last event
 */
export async function readFeed(
  { db }: { db: Db },
  { after, limit, ...filter }: FeedWish,
): Promise<Omit<Feed, 'last'>> {
  await numberEvents(db);
  const from = after === 'latest' ? Number.MAX_SAFE_INTEGER : after;
  const { last, ...page } = await readPage(db, from, filter, limit);
  if (after === 'latest' || after <= last) return page;
  const message = `lies beyond the last event, which is ${last}: the database was restored or is another one, so begin again from a place that you trust`;
  throw new Refusal('invalid_input', '', [{ path: '?after', message }]);
}

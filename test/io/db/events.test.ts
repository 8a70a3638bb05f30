// The feed has no gap that fills later, whatever commits at the same time and whoever looks.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { eventOf, type PointsmanEvent } from '../../../src/events/event.ts';
import { readFeed } from '../../../src/flows/events/read-feed.ts';
import { idsBy } from '../../../src/io/db/engine/new-id.ts';
import { inTransaction } from '../../../src/io/db/engine/transaction.ts';
import { appendEvents, numberEvents } from '../../../src/io/db/events.ts';
import { seededRandom } from '../../../src/learning/random.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase({ poolMax: 30 });
});

const newId = idsBy(Date.now);

function anEvent(leadId: string): PointsmanEvent {
  const about = { id: newId(), at: new Date(0), leadId };
  return eventOf('lead.closed', about, { because: 'closed' });
}

type Feed = Awaited<ReturnType<typeof readFeed>>;

/** All that a reader gets from a place on. */
async function readOn(after: number, limit = 100): Promise<Feed> {
  return readFeed(database, { after, limit, kinds: [], leadId: null });
}

const leads = ({ items }: Feed) => items.map(({ event }) => event.leadId);

test('an event that commits late comes after those that were read before it', async () => {
  const { db } = database;
  const written = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const slow = inTransaction(db, async (trx) => {
    await appendEvents(trx, [anEvent('slow')]);
    written.resolve();
    await goOn.promise;
  });
  await written.promise;
  await inTransaction(db, (trx) => appendEvents(trx, [anEvent('quick')]));
  const first = await readOn(0);
  expect(leads(first)).toEqual(['quick']);
  goOn.resolve();
  await slow;
  const second = await readOn(first.next);
  expect(leads(second)).toEqual(['slow']);
  expect(leads(await readOn(0))).toEqual(['quick', 'slow']);
  expect(leads(await readOn(second.next))).toEqual([]);
});

test('twenty writers and three readers that die and come back: all see each event once, in one order', async () => {
  const random = seededRandom(22).uniform;
  const committed: string[] = [];
  let writing = 20;
  const writer = async (name: number) => {
    for (let turn = 0; turn < 6; turn++) {
      const events = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        anEvent(`writer ${name}`),
      );
      const [before, during] = [random() * 10, random() * 40];
      const undone = random() < 0.2;
      await sleep(before);
      await inTransaction(database.db, async (trx) => {
        await appendEvents(trx, events);
        await sleep(during);
        if (undone) throw new Undone();
      }).catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
      if (!undone) committed.push(...events.map(({ id }) => id));
    }
    writing--;
  };
  const reader = async () => {
    const seen: string[] = [];
    for (let after = 0; ; ) {
      const done = writing === 0;
      const { items, next, more } = await readOn(after, 1 + Math.floor(random() * 8));
      await sleep(random() * 5);
      // It dies before it has kept what it read, and comes back with the place that it knew.
      if (random() < 0.3) continue;
      seen.push(...items.map(({ event }) => event.id));
      after = next;
      if (done && !more) return seen;
    }
  };
  const readers = [reader(), reader(), reader()];
  await Promise.all(Array.from({ length: 20 }, (_, name) => writer(name)));
  const [one = [], ...others] = await Promise.all(readers);
  expect(one.toSorted()).toEqual(committed.toSorted());
  for (const other of others) expect(other).toEqual(one);
});

class Undone extends Error {}

test('what is done in answer to an event comes after it, though its maker’s clock is behind', async () => {
  const { db } = database;
  const behind = idsBy(() => Date.now() - 3_600_000);
  await inTransaction(db, (trx) => appendEvents(trx, [anEvent('cause')]));
  const about = { id: behind(), at: new Date(0), leadId: 'answer' };
  const answer = eventOf('lead.closed', about, { because: 'closed' });
  await inTransaction(db, (trx) => appendEvents(trx, [answer]));
  expect(leads(await readOn(0))).toEqual(['cause', 'answer']);
});

test('events of one transaction keep their order, and places count without a hole', async () => {
  const { db } = database;
  const names = Array.from({ length: 40 }, (_, k) => `lead ${k}`);
  await inTransaction(db, (trx) => appendEvents(trx, names.map(anEvent)));
  await Promise.all([numberEvents(db), numberEvents(db), numberEvents(db)]);
  const { items, next } = await readOn(0);
  expect(items.map(({ event }) => event.leadId)).toEqual(names);
  expect(items.map(({ position }) => position)).toEqual(names.map((_, k) => k + 1));
  expect(next).toBe(40);
});

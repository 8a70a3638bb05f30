import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/flows/refusal.ts';
import { idempotently, type Worked } from '../../../src/flows/route/idempotently.ts';
import {
  forgetRequests,
  type IdempotentRequest,
} from '../../../src/io/db/decisions/idempotency.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { commitOnce, timesCommitted } from '../../support/keyed-work.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

const clock = fakeClock();
/** What one process has; each call stands for another replica. */
const aReplica = () => ({ db: database.db, clock, running: new Map() });
const aRequest = (change: Partial<IdempotentRequest> = {}) => ({
  keyId: 'key',
  idempotencyKey: randomUUID(),
  bodyHash: 'a',
  ...change,
});

/** Work that commits a row under the key's name, after `waitMs`. */
function working(request: IdempotentRequest, body = 'done', waitMs = 0) {
  return async (): Promise<Worked> => {
    await sleep(waitMs);
    await commitOnce(database.db, { name: request.idempotencyKey, text: body, key: request });
    return { body, stored: true };
  };
}

const timesDone = ({ idempotencyKey }: IdempotentRequest) =>
  timesCommitted(database.db, idempotencyKey);

describe('an idempotency key', () => {
  test('gives the same bytes again without doing the work again', async () => {
    const request = aRequest();
    const first = await idempotently(aReplica(), request, working(request, 'é{ }'));
    const again = await idempotently(aReplica(), request, working(request, 'no'));
    expect(first).toEqual({ body: 'é{ }', replayed: false });
    expect(again).toEqual({ body: 'é{ }', replayed: true });
    expect(await timesDone(request)).toBe(1);
  });

  test('with another body is refused, and belongs to the API key that used it', async () => {
    const request = aRequest();
    await idempotently(aReplica(), request, working(request));
    const changed = { ...request, bodyHash: 'b' };
    const other = idempotently(aReplica(), changed, working(changed));
    await expect(other).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    const elsewhere = { ...changed, keyId: 'other' };
    expect((await idempotently(aReplica(), elsewhere, working(elsewhere))).replayed).toBe(false);
  });

  test('used 100 times in parallel begins the work once in one process', async () => {
    const request = aRequest();
    const here = aReplica();
    let begun = 0;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, k) =>
        idempotently(here, request, () => {
          begun++;
          return working(request, `answer ${k}`, 60)();
        }),
      ),
    );
    expect(begun).toBe(1);
    expect(answers.filter((a) => !a.replayed)).toHaveLength(1);
    expect(new Set(answers.map((a) => a.body)).size).toBe(1);
    expect(await timesDone(request)).toBe(1);
  });

  test('used in several replicas at once is committed once and answers everybody alike', async () => {
    const request = aRequest();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, k) =>
        idempotently(aReplica(), request, working(request, `answer ${k}`, 20)),
      ),
    );
    expect(answers.filter((a) => !a.replayed)).toHaveLength(1);
    expect(new Set(answers.map((a) => a.body)).size).toBe(1);
    expect(await timesDone(request)).toBe(1);
  });

  test('whose work failed may be used again at once, also by a twin that waited', async () => {
    const request = aRequest();
    const here = aReplica();
    const begun = Promise.withResolvers<void>();
    const failing = idempotently(here, request, async () => {
      begun.resolve();
      await sleep(20);
      throw new Refusal('policy_unknown');
    });
    await begun.promise;
    const twin = idempotently(here, request, working(request));
    await expect(failing).rejects.toMatchObject({ code: 'policy_unknown' });
    expect((await twin).replayed).toBe(false);
    expect(await timesDone(request)).toBe(1);
  });

  test('left by a dead process is free at once', async () => {
    const request = aRequest();
    void idempotently(aReplica(), request, () => new Promise(() => {}));
    await sleep(30);
    expect((await idempotently(aReplica(), request, working(request))).replayed).toBe(false);
  });

  test('is stored as well when the work commits nothing of its own', async () => {
    const request = aRequest();
    const dry = (text: string) => async () => ({
      body: new TextEncoder().encode(text),
      stored: false,
    });
    await idempotently(aReplica(), request, dry('é'));
    const again = await idempotently(aReplica(), request, dry('other'));
    expect(again).toEqual({ body: 'é', replayed: true });
  });

  test('is forgotten after its time', async () => {
    const request = aRequest();
    const dry = async () => ({ body: 'dry', stored: false });
    await idempotently(aReplica(), request, dry);
    expect(await forgetRequests(database.db, new Date(clock.now()))).toBeGreaterThan(0);
    expect((await idempotently(aReplica(), request, dry)).replayed).toBe(true);
    expect(await forgetRequests(database.db, new Date(clock.now() + 1))).toBeGreaterThan(0);
    expect((await idempotently(aReplica(), request, dry)).replayed).toBe(false);
  });
});

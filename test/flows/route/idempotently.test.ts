import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/flows/refusal.ts';
import { type Answer, type Finish, idempotently } from '../../../src/flows/route/idempotently.ts';
import { forgetRequests } from '../../../src/io/db/decisions/idempotency.ts';
import { inTransaction } from '../../../src/io/db/engine/transaction.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

const clock = fakeClock();
const deps = () => ({
  db: database.db,
  clock,
  newId: randomUUID,
  sleep: (ms: number) => sleep(ms),
});
const aRequest = (change: { bodyHash?: string; idempotencyKey?: string } = {}) => ({
  keyId: 'key',
  idempotencyKey: randomUUID(),
  bodyHash: 'a',
  ...change,
});

/** Work that leaves one audit row per commit, so that what was done twice can be counted. */
function noting(subject: string, text = 'done') {
  return async (finish: Finish): Promise<Answer> => {
    const answer = { status: 200, text };
    await inTransaction(database.db, async (trx) => {
      await trx
        .insertInto('audit')
        .values({
          id: randomUUID(),
          at: new Date(clock.now()),
          actor: 'test',
          action: 'work',
          subject,
          detail: '{}',
        })
        .execute();
      await finish(trx, answer);
    });
    return answer;
  };
}

async function timesDone(subject: string): Promise<number> {
  const rows = await database.db
    .selectFrom('audit')
    .select('id')
    .where('subject', '=', subject)
    .execute();
  return rows.length;
}

describe('an idempotency key', () => {
  test('gives the same bytes again without doing the work again', async () => {
    const request = aRequest();
    const first = await idempotently(
      deps(),
      request,
      1_000,
      noting(request.idempotencyKey, 'é{ }'),
    );
    const again = await idempotently(deps(), request, 1_000, noting(request.idempotencyKey, 'no'));
    expect(first).toEqual({ status: 200, text: 'é{ }', replayed: false });
    expect(again).toEqual({ status: 200, text: 'é{ }', replayed: true });
    expect(await timesDone(request.idempotencyKey)).toBe(1);
  });

  test('with another body is refused, and belongs to the API key that used it', async () => {
    const request = aRequest();
    await idempotently(deps(), request, 1_000, noting('x'));
    const other = idempotently(deps(), { ...request, bodyHash: 'b' }, 1_000, noting('x'));
    await expect(other).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    const elsewhere = { ...request, keyId: 'other', bodyHash: 'b' };
    expect((await idempotently(deps(), elsewhere, 1_000, noting('x'))).replayed).toBe(false);
  });

  test('used 100 times in parallel does the work once and answers everybody alike', async () => {
    const request = aRequest();
    const slow = noting(request.idempotencyKey, 'one answer');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        idempotently(deps(), request, 1_000, async (finish) => {
          await sleep(60);
          return slow(finish);
        }),
      ),
    );
    expect(answers.filter((a) => !a.replayed)).toHaveLength(1);
    expect(new Set(answers.map((a) => a.text))).toEqual(new Set(['one answer']));
    expect(await timesDone(request.idempotencyKey)).toBe(1);
  });

  test('whose work runs on is told to come back', async () => {
    const request = aRequest();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = idempotently(deps(), request, 1_000, async (finish) => {
      await held;
      return noting('x')(finish);
    });
    await sleep(20);
    const impatient = { ...deps(), sleep: async () => {} };
    const second = idempotently(impatient, request, 1_000, noting('x'));
    await expect(second).rejects.toMatchObject({ code: 'idempotency_in_flight' });
    release();
    expect((await first).replayed).toBe(false);
  });

  test('whose work failed may be used again at once', async () => {
    const request = aRequest();
    const failing = idempotently(deps(), request, 1_000, async () => {
      throw new Refusal('policy_unknown');
    });
    await expect(failing).rejects.toMatchObject({ code: 'policy_unknown' });
    expect((await idempotently(deps(), request, 1_000, noting('x'))).replayed).toBe(false);
  });

  test('left by a dead process is taken over when its time is up, and not before', async () => {
    const request = aRequest();
    const dead = deps();
    void idempotently(dead, request, 1_000, () => new Promise(() => {}));
    await sleep(30);
    const impatient = { ...deps(), sleep: async () => {} };
    await expect(idempotently(impatient, request, 1_000, noting('x'))).rejects.toBeInstanceOf(
      Refusal,
    );
    clock.advance(60_000);
    expect((await idempotently(impatient, request, 1_000, noting('x'))).replayed).toBe(false);
  });

  test('work that lost its claim commits nothing and hands back the other’s answer', async () => {
    const request = aRequest();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const late = idempotently(deps(), request, 1_000, async (finish) => {
      await held;
      return noting(request.idempotencyKey, 'late')(finish);
    });
    await sleep(30);
    clock.advance(60_000);
    await idempotently(deps(), request, 1_000, noting(request.idempotencyKey, 'taken over'));
    release();
    expect(await late).toEqual({ status: 200, text: 'taken over', replayed: true });
    expect(await timesDone(request.idempotencyKey)).toBe(1);
  });

  test('is stored as well when the work commits nothing of its own', async () => {
    const request = aRequest();
    const dry = async () => ({ status: 200, text: 'dry' });
    await idempotently(deps(), request, 1_000, dry);
    expect((await idempotently(deps(), request, 1_000, dry)).replayed).toBe(true);
  });

  test('is forgotten after its time', async () => {
    const request = aRequest();
    await idempotently(deps(), request, 1_000, noting('x'));
    expect(await forgetRequests(database.db, new Date(clock.now()))).toBeGreaterThan(0);
    await idempotently(deps(), request, 1_000, noting('x'));
    expect(await forgetRequests(database.db, new Date(clock.now() + 1))).toBeGreaterThan(0);
    expect((await idempotently(deps(), request, 1_000, noting('x'))).replayed).toBe(false);
  });
});

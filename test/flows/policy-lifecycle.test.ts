import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { activatePolicy, rollbackPolicy } from '../../src/flows/policy/activate-policy.ts';
import { publishPolicy } from '../../src/flows/policy/publish-policy.ts';
import { Refusal } from '../../src/flows/refusal.ts';
import { contentHash } from '../../src/io/db/engine/content-hash.ts';
import { listInForce, listVersions, readVersion } from '../../src/io/db/policies.ts';
import { readVersions } from '../../src/io/db/versions.ts';
import { OUR_READERS } from '../../src/leads/values/readers.ts';
import { rosterOf } from '../../src/roster/roster.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { fakeClock } from '../support/fake-clock.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

const clock = fakeClock();
let refreshed = 0;
const deps = () => ({
  db: database.db,
  clock,
  newId: () => randomUUID(),
  state: {
    refresh: async () => {
      refreshed += 1;
    },
    policy: async (name: string | null, version: number | null) =>
      readVersion(database.db, name ?? '', version ?? 0),
    roster: () => rosterOf('', []),
    reads: () => OUR_READERS,
  },
});
const publish = (name: string, priorDeals: number, basedOn: number | null = null) =>
  publishPolicy(deps(), 'ops', {
    text: `name: ${name}\nobjective: { priorDeals: ${priorDeals} }`,
    note: null,
    basedOn,
  });
const activate = (
  name: string,
  version: number,
  more: { asDefault?: boolean; expected?: number } = {},
) => activatePolicy(deps(), 'ops', { name, version, asDefault: false, ...more });
const inForce = async (name: string) =>
  (await listInForce(database.db)).find((one) => one.name === name) ?? null;
const counter = async () => (await readVersions(database.db)).get('policies') ?? 0;
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`no refusal: ${error}`);
  return error;
};

describe('publishing', () => {
  test('stores each content once, as the next version, with hash and author', async () => {
    const first = await publish('alpha', 10);
    expect(first).toMatchObject({ version: 1, author: 'ops', created: true });
    expect(await publish('alpha', 10)).toMatchObject({ version: 1, created: false });
    expect(await publish('alpha', 20)).toMatchObject({ version: 2, created: true });
    const stored = await readVersion(database.db, 'alpha', 1);
    expect(stored?.hash).toBe(contentHash(stored?.document));
    expect(await inForce('alpha')).toBeNull();
  });

  test('is refused when somebody else published meanwhile', async () => {
    await publish('beta', 10, 0);
    await publish('beta', 20, 1);
    expect((await refusal(publish('beta', 30, 1))).code).toBe('version_conflict');
    expect((await listVersions(database.db, 'beta')).map((one) => one.version)).toEqual([2, 1]);
  });

  test('of ten authors at once, each gets a version of their own or hears of the others', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => publish('gamma', i + 1)),
    );
    const kept = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.version] : []));
    const lost = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept.length).toBeGreaterThan(0);
    expect(
      lost.every((error) => error instanceof Refusal && error.code === 'version_conflict'),
    ).toBe(true);
    expect(await listVersions(database.db, 'gamma')).toHaveLength(kept.length);
  });

  test('an invalid policy is refused with the path and line of each fault', async () => {
    const text = 'name: delta\nmust:\n  - { kind: capacity, code: c, unless: lead.scor > 3 }\n';
    const refused = await refusal(
      publishPolicy(deps(), 'ops', { text, note: null, basedOn: null }),
    );
    expect(refused.code).toBe('policy_invalid');
    expect(refused.problems).toMatchObject([
      {
        path: '/must/0/unless',
        message: expect.stringContaining('line 3: There is no field lead.scor'),
      },
    ]);
    expect(await listVersions(database.db, 'delta')).toEqual([]);
  });
});

describe('activating', () => {
  test('puts a version in force, moves the counter, writes the log and refreshes', async () => {
    await publish('eins', 10);
    const [before, seen] = [await counter(), refreshed];
    const done = await activate('eins', 1);
    expect(done).toMatchObject({ name: 'eins', version: 1, isDefault: true, byWhom: 'ops' });
    expect([(await counter()) - before, refreshed - seen]).toEqual([1, 1]);
    const log = await database.db
      .selectFrom('audit')
      .select(['action', 'subject', 'detail'])
      .where('subject', '=', 'eins')
      .execute();
    expect(log.map((row) => [row.action, row.detail])).toEqual([
      ['policy.published', expect.objectContaining({ version: 1 })],
      ['policy.activated', { from: null, to: 1 }],
    ]);
  });

  test('the default moves only when asked', async () => {
    await publish('zwei', 10);
    expect((await activate('zwei', 1)).isDefault).toBe(false);
    expect((await activate('zwei', 1, { asDefault: true })).isDefault).toBe(true);
    expect((await inForce('eins'))?.isDefault).toBe(false);
  });

  test('is refused for a version that is not stored, or when another is in force by now', async () => {
    expect((await refusal(activate('zwei', 9))).code).toBe('policy_unknown');
    await publish('zwei', 20);
    expect((await refusal(activate('zwei', 2, { expected: 7 }))).code).toBe('version_conflict');
    expect((await inForce('zwei'))?.version).toBe(1);
  });

  test('of two at once, both cannot win over the same version', async () => {
    await publish('race', 10);
    await publish('race', 20);
    await publish('race', 30);
    await activate('race', 1);
    const both = await Promise.allSettled([
      activate('race', 2, { expected: 1 }),
      activate('race', 3, { expected: 1 }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('rolling back', () => {
  test('goes to the version before, and further back only as far as there was one', async () => {
    for (const prior of [10, 20, 30]) await publish('back', prior);
    await activate('back', 1);
    clock.advance(1000);
    await activate('back', 3);
    clock.advance(1000);
    const roll = () => rollbackPolicy(deps(), 'ops', { name: 'back' });
    expect((await roll()).version).toBe(1);
    expect((await refusal(roll())).code).toBe('still_in_use');
    clock.advance(1000);
    await activate('back', 2);
    expect((await roll()).version).toBe(1);
  });

  test('leaves the default where it is', async () => {
    await publish('zwei', 30);
    clock.advance(1000);
    await activate('zwei', 2);
    expect(await rollbackPolicy(deps(), 'ops', { name: 'zwei' })).toMatchObject({
      version: 1,
      isDefault: true,
    });
  });

  test('is refused for a policy that is not in force', async () => {
    expect((await refusal(rollbackPolicy(deps(), 'ops', { name: 'gamma' }))).code).toBe(
      'policy_unknown',
    );
  });
});

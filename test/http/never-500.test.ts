import { fc, test as prop } from '@fast-check/vitest';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../support/api.ts';

let app: TestApi;
beforeAll(async () => {
  app = await testApi();
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
  await app.send('POST', '/reps', REP);
  await app.send('POST', '/route', { lead: LEAD });
});

const REP = {
  id: 'ann',
  name: 'Ann',
  capacity: { open: 5, perDay: 2, perWeek: 9 },
  hours: { timeZone: 'UTC', week: { mon: [['09:00', '17:00']] }, holidays: [] },
  absences: [{ from: '2026-03-01T00:00:00Z', to: '2026-03-05T00:00:00Z' }],
  records: [{ scope: { industry: 'software' }, won: 3, n: 9 }],
  pipeline: { value: 10, quota: 100, pct: null },
  ramp: { until: '2026-06-01', share: 0.5 },
  weight: 1,
};
const LEAD = {
  id: 'l',
  receivedAt: '2026-03-02T08:00:00Z',
  company: { name: 'Acme', domain: 'acme.com', employees: 100, revenue: '$5M', country: 'US' },
  contact: { email: 'a@acme.com', phone: '+1 212 555 0100' },
  score: 50,
  engagement: [{ kind: 'page', name: 'x', count: 2, lastAt: '2026-03-01T08:00:00Z' }],
  attributes: { plan: 'pro', seats: 5 },
};
const ACCOUNT = { id: 'acme', name: 'Acme', domains: ['acme.com'], employees: 5, parentId: null };
const POLICY = {
  name: 'fuzz',
  must: [{ kind: 'pipeline', code: 'gate', below: 80, unless: 'lead.score > 85' }],
  objective: { priorDeals: 30, rank: [{ by: 'net', step: 1 }] },
  capacity: { softFrom: 0.5 },
  sla: { firstTouchMinutes: 5 },
};

const CALLS: readonly [string, string, unknown][] = [
  ['POST', '/route', { lead: LEAD, deadlineMs: 100 }],
  ['POST', '/route', { lead: LEAD, reps: [{ ...REP, open: 1 }], policy: POLICY, dryRun: true }],
  ['PUT', '/reps/ann', REP],
  ['PUT', '/accounts/acme', ACCOUNT],
  ['PATCH', '/reps/ann', REP],
  ['PATCH', '/accounts/acme', ACCOUNT],
  ['PUT', '/teams/east', { id: 'east', name: 'East', managerId: 'ann' }],
  ['POST', '/imports/reps', { items: [REP, REP] }],
  ['POST', '/imports/accounts', { items: [ACCOUNT] }],
  ['POST', '/policies', { document: POLICY, note: 'x', basedOn: 0 }],
  ['POST', '/policies/plain/activate', { version: 1, asDefault: true, expected: 1 }],
  ['POST', '/policies/plain/rollback', { expected: 1 }],
  ['POST', '/policies/plan', { draft: { document: POLICY }, last: 5, leads: [LEAD], samples: 2 }],
  ['POST', '/policies/lint', { document: POLICY }],
  ['POST', '/leads/l/end', { kind: 'closed', reason: 'x', repId: 'ann' }],
  ['POST', '/leads/l/hand-over', { toRepId: 'ann', because: 'x' }],
  ['POST', '/keys', { name: 'x', scopes: ['read'], expiresAt: '2026-04-01T00:00:00Z' }],
  ['POST', '/keys/aaaaaaaaaaaa/rotate', { graceSeconds: 60 }],
];

/** Values at which parsers, casts and columns break. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, '', ' ', '\u0000', '\ud800', '𝒳', 'a'.repeat(5_000), '1e999', 'NaN', '-0'],
    ...[0, -1, 0.1, 1e-320, 1e21, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MAX_VALUE],
    ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z', '24:00'],
    ...['constructor', 'toString', 'аcme.com', 'http://[::1', '%', '\u202e', "'; drop table reps"],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

type Path = (string | number)[];
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key])),
  ];
}
/** As it was when an earlier change took the place away. */
function put(value: unknown, path: Path, replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (typeof value !== 'object' || value === null) return value;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[step] = put(copy[step], rest, replacement);
  return copy;
}

/** As a query or a path can hold it; not every object can be a string. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}

/** `body` with one or two of its values replaced by odd ones. */
function spoilt<T>(body: T): fc.Arbitrary<T> {
  return fc
    .array(fc.tuple(fc.constantFrom(...leavesOf(body)), odd), { minLength: 1, maxLength: 2 })
    .map((changes) => changes.reduce<unknown>((value, change) => put(value, ...change), body) as T);
}

const spoiltCall = fc
  .constantFrom(...CALLS)
  .chain(([method, path, body]) => spoilt(body).map((sent) => ({ method, path, sent })));

async function expectNo500(answer: Response): Promise<void> {
  if (answer.status >= 500) expect(app.lines.findLast((l) => l.level === 'error')).toBeUndefined();
  expect(answer.status).toBeLessThan(500);
}

describe('whatever is sent, the answer is not that something broke', () => {
  prop.prop([spoiltCall], { numRuns: 500 })('in a body', async ({ method, path, sent }) => {
    await expectNo500(await app.send(method, path, JSON.stringify(sent)));
  });

  let leads = 0;
  const route = (policy: string) =>
    app.send('POST', '/route', { lead: { ...LEAD, id: `fuzz-${leads++}` }, policy });

  prop.prop([spoilt(REP)], { numRuns: 150 })('in a rep who is then given a lead', async (rep) => {
    await expectNo500(await app.send('PUT', '/reps/ann', JSON.stringify({ ...rep, id: 'ann' })));
    await expectNo500(await route('plain'));
    await app.database.db.deleteFrom('assignments').execute();
    await app.database.db.updateTable('loads').set({ open_leads: 0, day_count: 0 }).execute();
  });

  prop.prop([spoilt(POLICY)], { numRuns: 150 })('in a policy that then decides', async (draft) => {
    const document = { ...draft, name: 'fuzz' };
    const answer = await app.send('POST', '/policies', JSON.stringify({ document }));
    await expectNo500(answer);
    if (!answer.ok) return;
    const { version } = (await answer.json()) as { version: number };
    await expectNo500(await app.send('POST', '/policies/fuzz/activate', { version }));
    await expectNo500(await route('fuzz'));
  });

  const GETS = ['/decisions', '/queue', '/reps', '/accounts'];
  const NAMES = [
    ...['limit', 'cursor', 'leadId', 'repId', 'outcome', 'fallback', 'from', 'to', 'reason'],
    ...['team', 'role', 'active', 'name', 'domain', 'ownerId'],
  ];
  prop.prop([
    fc.constantFrom(...GETS),
    fc.dictionary(fc.constantFrom(...NAMES), odd.map(asText), { maxKeys: 3 }),
  ])('in a query', async (path, query) => {
    const text = new URLSearchParams(query as Record<string, string>).toString();
    await expectNo500(await app.send('GET', `${path}?${text}`));
  });

  const BY_ID = ['/decisions/', '/leads/', '/reps/', '/accounts/', '/keys/', '/teams/'];
  prop.prop([
    fc.constantFrom('GET', 'DELETE'),
    fc.constantFrom(...BY_ID),
    fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('%00', '%ff', '%', '..')),
    fc.constantFrom('', '/replay', '/candidates', '/reps/x'),
  ])('in an address', async (method, prefix, id, suffix) => {
    const encoded = /^%|^\.\.$/.test(id) ? id : encodeURIComponent(id.toWellFormed());
    await expectNo500(await app.send(method, `${prefix}${encoded}${suffix}`));
  });

  test.each([1_000_001, 2 ** 31, 2 ** 53])('a cap of %d leads is refused', async (open) => {
    const answer = await app.send('PUT', '/reps/ann', { ...REP, capacity: { open } });
    expect(answer.status).toBe(422);
  });

  test('NUL in an address is refused, its escaped spelling is a name like any other', async () => {
    expect((await app.send('GET', '/leads/%00')).status).toBe(422);
    expect((await app.send('GET', '/decisions?leadId=a%00')).status).toBe(422);
    expect((await app.send('GET', '/leads/%2500')).status).toBe(404);
  });
});

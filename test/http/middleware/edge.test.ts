import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS, Refusal } from '../../../src/flows/refusal.ts';
import { encodeJson } from '../../../src/flows/route/encoded-json.ts';
import { PLAIN_HABITS } from '../../../src/leads/sent/read-sent-lead.ts';
import { type TestApi, testApi } from '../../support/api.ts';

type Problem = {
  type: string;
  title: string;
  status: number;
  code: keyof typeof REFUSALS;
  detail?: string;
  requestId: string;
  problems?: { path: string; message: string }[];
};

let app: TestApi;
let routed: unknown[] = [];
let failure: unknown = null;
beforeAll(async () => {
  app = await testApi({
    routeLead: async (request) => {
      if (failure) throw failure;
      routed.push(request);
      return { bytes: encodeJson({ id: 'd-1' }) };
    },
    translate: (error) =>
      (error as Error).name === 'DatabaseUnavailable' ? new Refusal('database_unavailable') : null,
  });
});

async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await answer.json()) as Problem;
  expect(problem.status).toBe(answer.status);
  expect(problem.title).toBe(REFUSALS[problem.code][1]);
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  return problem;
}

describe('a body that is refused at the door', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  test.each([
    ['broken JSON', '{"lead":', 'body_not_json'],
    ['no JSON at all', '', 'body_not_json'],
    ['a duplicate key', '{"lead":{"id":"a","id":"b"}}', 'body_not_json'],
    ['__proto__', '{"lead":{"id":"a","attributes":{"__proto__":1}}}', 'body_not_json'],
    ['NUL', '{"lead":{"id":"a\\u0000"}}', 'body_not_text'],
    ['a lone surrogate', '{"lead":{"id":"\\ud83d"}}', 'body_not_text'],
    ['invalid UTF-8', bytes(0x22, 0xff, 0x22), 'body_not_text'],
    [
      '10,000 nested brackets',
      `{"lead":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      'body_too_deep',
    ],
    [
      '2,000 attributes',
      `{"lead":{"attributes":{${Array.from({ length: 2_000 }, (_, k) => `"k${k}":1`).join(',')}}}}`,
      'body_too_wide',
    ],
    ['50 MB', new Uint8Array(50 * 1_048_576).fill(32), 'body_too_large'],
  ])('%s', async (_, body, code) => {
    routed = [];
    const answer = await app.send('POST', '/route', body);
    expect((await problemOf(answer)).code).toBe(code);
    expect(answer.status).toBe(REFUSALS[code as keyof typeof REFUSALS][0]);
    expect(routed).toEqual([]);
  });

  test('another media type, or none', async () => {
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
      const answer = await app.send('POST', '/route', '{}', { headers: { 'content-type': type } });
      expect((await problemOf(answer)).code).toBe('media_type_unsupported');
    }
  });

  test('a lone body is not read before the key is known', async () => {
    const answer = await app.send('POST', '/route', '{', { token: null });
    expect((await problemOf(answer)).code).toBe('key_missing');
  });
});

describe('input that is not as the schema asks', () => {
  const problemsFor = async (body: unknown) =>
    (await problemOf(await app.send('POST', '/route', body))).problems;

  test('is told by JSON pointer, all of it at once', async () => {
    const lead = { id: 'a' };
    expect(await problemsFor({ lead, deadlineMs: 1, dryRum: true, reps: [{ id: 5 }] })).toEqual([
      { path: '/reps/0/id', message: 'Invalid input: expected string, received number' },
      { path: '/reps/0/name', message: 'is required (string)' },
      { path: '/deadlineMs', message: expect.stringContaining('>=50') },
      { path: '/dryRum', message: 'is not a known field' },
    ]);
  });

  test('a lead that comes without its envelope is told where it goes', async () => {
    const [first] = (await problemsFor({ id: 'a', company: { name: 'Elm Tools' } })) ?? [];
    expect(first).toEqual({ path: '/lead', message: expect.stringContaining('{ "lead": {') });
  });

  test('names the key of a record, with "/" and "~" written as a pointer asks', async () => {
    const strictly = (lead: object) => problemsFor({ lead: { id: 'a', ...lead }, strict: true });
    expect(await strictly({ attributes: { gender: 'f' } })).toEqual([
      { path: '/lead/attributes/gender', message: expect.stringContaining('must never decide') },
    ]);
    expect(await strictly({ 'a/b~c': 1 })).toEqual([
      { path: '/lead/a~1b~0c', message: expect.any(String) },
    ]);
  });

  test('of several forms, explains the one that was meant', async () => {
    expect(await problemsFor({ lead: { id: 'a' }, policy: { name: 'x', must: 5 } })).toEqual([
      { path: '/policy/must', message: 'Invalid input: expected array, received number' },
    ]);
    expect(await problemsFor({ lead: { id: 'a' }, policy: 'No Such!' })).toEqual([
      { path: '/policy', message: '"name" or "name@version"' },
    ]);
    expect(await problemsFor({ lead: { id: 'a' }, policy: 7 })).toHaveLength(1);
  });

  test('is told for a hundred problems at most', async () => {
    const lead = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`x${i}`, 1]));
    expect(await problemsFor({ lead: { id: 'a', ...lead }, strict: true })).toHaveLength(100);
  });
});

describe('every answer', () => {
  const aLead = { lead: { id: 'lead-1', contact: { email: 'jane@secret.example' } } };

  test('carries a request id: the caller’s own when it is harmless', async () => {
    const own = await app.send('POST', '/route', aLead, { headers: { 'x-request-id': 'crm-7.1' } });
    expect(own.headers.get('x-request-id')).toBe('crm-7.1');
    for (const id of ['a b', 'x'.repeat(65), '<script>']) {
      const answer = await app.send('POST', '/route', aLead, { headers: { 'x-request-id': id } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('may not be cached, sniffed, framed or take a page’s liberties', async () => {
    for (const path of ['/livez', '/nowhere', '/keys']) {
      const { headers } = await app.send('GET', path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test('leaves one line in the log, without body, key, contact or the ids in its path', async () => {
    app.lines.length = 0;
    await app.send('POST', '/route', aLead);
    await app.send('DELETE', '/keys/jane@secret.example');
    await app.send('GET', '/livez');
    expect(app.lines.map((line) => line.fields.route)).toEqual(['/route', '/keys/:id']);
    expect(app.lines[0]?.fields).toMatchObject({ method: 'POST', status: 200 });
    expect(app.lines[0]?.fields.keyId).toMatch(/^[a-z0-9]{12}$/);
    expect(JSON.stringify(app.lines)).not.toMatch(/secret|lead-1|pm_/);
  });
});

describe('what goes wrong behind the door', () => {
  const route = () => app.send('POST', '/route', { lead: { id: 'a' } });

  test('a bug is logged with its request id and told without a word of it', async () => {
    failure = new Error('password=hunter2');
    app.lines.length = 0;
    const answer = await route();
    const text = await answer.clone().text();
    const problem = await problemOf(answer);
    failure = null;
    expect([answer.status, problem.code]).toEqual([500, 'internal']);
    expect(text).not.toContain('hunter2');
    const errors = app.lines.filter((line) => line.level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.fields).toMatchObject({
      requestId: problem.requestId,
      err: expect.any(Error),
    });
  });

  test('a lost database is told as such, with the time to wait', async () => {
    failure = Object.assign(new Error('gone'), { name: 'DatabaseUnavailable' });
    const answer = await route();
    failure = null;
    expect((await problemOf(answer)).code).toBe('database_unavailable');
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  test('a refusal keeps its code and detail', async () => {
    failure = new Refusal('policy_unknown', 'No "x@9".');
    const problem = await problemOf(await route());
    failure = null;
    expect(problem).toMatchObject({ code: 'policy_unknown', detail: 'No "x@9".' });
    expect(problem.type).toBe('/docs/errors#policy_unknown');
  });
});

describe('an address', () => {
  test('that we do not have is not found', async () => {
    expect((await problemOf(await app.send('GET', '/nowhere'))).code).toBe('not_found');
  });

  test('takes its own methods alone, and says which', async () => {
    const answer = await app.send('PUT', '/route', {});
    expect((await problemOf(answer)).code).toBe('method_not_allowed');
    expect(answer.headers.get('allow')).toBe('POST');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the rate limit', () => {
  test('counts per key, tells the state, and says how long to wait', async () => {
    const limited = await testApi({
      limits: { bodyBytes: 1_000, importBytes: 1_000, callsPerMinute: 3 },
      leads: PLAIN_HABITS,
    });
    const other = await limited.keyWith('admin');
    const remaining: (string | null)[] = [];
    for (let i = 0; i < 3; i++) {
      const answer = await limited.send('GET', '/keys');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('ratelimit-limit')).toBe('3');
      remaining.push(answer.headers.get('ratelimit-remaining'));
    }
    expect(remaining).toEqual(['2', '1', '0']);
    const refused = await limited.send('GET', '/keys');
    expect((await problemOf(refused)).code).toBe('rate_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await limited.send('GET', '/keys', undefined, { token: other })).status).toBe(200);
    expect((await limited.send('GET', '/livez')).status).toBe(200);
  });
});

describe('a stop', () => {
  test('first turns readiness off, then refuses, and is alive until the end', async () => {
    let phase: 'serving' | 'draining' | 'stopping' = 'serving';
    const stopping = await testApi({
      health: { phase: () => phase, check: async () => ({ database: true }) },
    });
    const statuses = async () =>
      Promise.all(
        ['/livez', '/readyz', '/keys'].map(async (p) => (await stopping.send('GET', p)).status),
      );
    expect(await statuses()).toEqual([200, 200, 200]);
    phase = 'draining';
    expect(await statuses()).toEqual([200, 503, 200]);
    phase = 'stopping';
    expect(await statuses()).toEqual([200, 503, 503]);
    const refused = await stopping.send('GET', '/keys');
    expect((await problemOf(refused)).code).toBe('shutting_down');
    expect(refused.headers.get('connection')).toBe('close');
  });

  test('a failing part makes it unready, not dead', async () => {
    const failing = await testApi({
      health: { phase: () => 'serving', check: async () => ({ database: false }) },
    });
    const answer = await failing.send('GET', '/readyz');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { status: 'failing', checks: { database: false } },
    ]);
    expect((await failing.send('GET', '/livez')).status).toBe(200);
  });
});

test('every code of the table is met by some test of the API', () => {
  const texts = readdirSync('test/http', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(`test/http/${file}`, 'utf8'));
  const unmet = Object.keys(REFUSALS).filter(
    (code) => !texts.some((text) => text.includes(`'${code}'`)),
  );
  expect(unmet).toEqual([]);
});

// Every operation of the OpenAPI document with hostile values in each path, query, header and body: no
// answer says that something broke, and each is one that the document tells of.
import { beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../src/flows/refusal.ts';
import { type TestApi, testApi } from '../support/api.ts';
import {
  HOSTILE,
  hostileCorpus,
  leavesOf,
  type Schema,
  sampleOf,
  withKey,
  withValue,
} from '../support/hostile.ts';

type Parameter = { name: string; in: 'path' | 'query' | 'header' };
type Content = Record<string, { schema: Schema; example?: unknown }>;
type Operation = { parameters?: Parameter[]; requestBody?: { content: Content } };
type Call = Operation & { method: string; path: string };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

let app: TestApi;
let document: Document;
let calls: Call[];
beforeAll(async () => {
  app = await testApi();
  document = (await (await app.send('GET', '/openapi.json')).json()) as Document;
  calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1, asDefault: true });
  await app.send('POST', '/reps', { id: 'some', name: 'Some', capacity: { open: 5 } });
  await app.send('POST', '/accounts', { id: 'some', name: 'Some' });
  await app.send('POST', '/route', { lead: { id: 'some' } });
});

/** Sends, and says what is wrong with the answer; the document's check throws by itself. */
async function faultOf(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<string[]> {
  const answer = await app.send(method, path, body, { headers });
  const text = await answer.text();
  const what = `${method} ${path.slice(0, 80)} ${String(JSON.stringify(body)).slice(0, 300)}`;
  if (answer.status >= 500) return [`${answer.status} ${what} ${JSON.stringify(lastError())}`];
  if (answer.status < 400) return [];
  const { code } = JSON.parse(text) as { code: string };
  return Object.hasOwn(REFUSALS, code) ? [] : [`code ${code} ${what}`];
}

function lastError(): unknown {
  const { err } = app.lines.findLast(({ level }) => level === 'error')?.fields ?? {};
  return err instanceof Error ? err.message : err;
}

/** As it travels in an address; half of a pair as the bytes that some programs send for it. */
function encoded(text: string): string {
  const odd = text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
  return odd === '' ? '%20' : odd.replaceAll('.', '%2E');
}

/** The address with `given` for its parameters. */
function addressOf({ path }: Call, given: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? 'some');
}

function sampleBody({ requestBody }: Call): unknown {
  const content = requestBody?.content['application/json'];
  if (!content) return undefined;
  return content.example ?? sampleOf(content.schema, document.components.schemas);
}

describe('whatever is sent, the answer is documented and says what to do', () => {
  test('in every part of an address', { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    let sent = 0;
    for (const call of calls) {
      const body = call.method === 'GET' ? undefined : sampleBody(call);
      for (const { name, in: where } of call.parameters ?? []) {
        if (where === 'header') continue;
        for (const hostile of HOSTILE) {
          const value = encoded(hostile);
          const address =
            where === 'path'
              ? addressOf(call, { [name]: value })
              : `${addressOf(call)}?${name}=${value}`;
          faults.push(...(await faultOf(call.method, address, body)));
          sent += 1;
        }
      }
    }
    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(1_000);
  });

  test('in every header', { timeout: 120_000 }, async () => {
    const names = ['x-request-id', 'idempotency-key', 'if-match', 'if-none-match', 'content-type'];
    const faults: string[] = [];
    const sendable = HOSTILE.filter((text) => /^[\t\x20-\xff]*$/.test(text));
    for (const call of calls.filter(({ method }) => method !== 'GET')) {
      const body = sampleBody(call);
      for (const [at, hostile] of sendable.entries()) {
        const name = names[at % names.length] ?? '';
        const headers = {
          [name]: hostile,
          'content-encoding': at % 7 === 6 ? hostile : 'identity',
        };
        faults.push(...(await faultOf(call.method, addressOf(call), body, headers)));
      }
    }
    expect(faults).toEqual([]);
  });

  test('in every value and key of a body', { timeout: 180_000 }, async () => {
    const faults: string[] = [];
    let turn = 0;
    const next = () => HOSTILE[turn++ % HOSTILE.length] ?? '';
    for (const call of calls.filter(({ requestBody }) => requestBody !== undefined)) {
      const body = sampleBody(call);
      for (const leaf of leavesOf(body)) {
        for (const changed of [
          withValue(body, leaf, next()),
          withValue(body, leaf, next()),
          withKey(body, leaf, next()),
        ]) {
          faults.push(...(await faultOf(call.method, addressOf(call), changed)));
        }
      }
    }
    expect(faults).toEqual([]);
    expect(turn).toBeGreaterThan(1_000);
  });

  test('in the header and the cells of a table', { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    const csv = { 'content-type': 'text/csv' };
    const cells = [...HOSTILE, '{"open":"\\u0000"}', '["\\ud800"]', `${'['.repeat(20_000)}`];
    for (const [path, component] of [
      ['/imports/reps', 'Rep'],
      ['/imports/accounts', 'Account'],
      ['/imports/policies', 'Policy'],
    ] as const) {
      const columns = Object.keys(document.components.schemas[component]?.properties ?? {});
      for (const column of columns) {
        const rows = cells.map(
          (cell, row) => `some-${row},"${cell.toWellFormed().replaceAll('"', '""')}"`,
        );
        // A NUL byte refuses a whole file: with it the other rows would never be read.
        const read = rows.filter((row) => !row.includes('\0'));
        expect(read.length).toBeGreaterThan(rows.length - 5);
        for (const kept of [rows, read]) {
          const table = [`id,${column}`, ...kept].join('\n');
          faults.push(...(await faultOf('POST', path, table, csv)));
        }
      }
      for (const header of [...HOSTILE, 'capacity,capacity.open', 'capacity.open,capacity']) {
        const wide = `${header.toWellFormed()}\n1,2\n`;
        faults.push(...(await faultOf('POST', path, wide, csv)));
      }
    }
    expect(faults).toEqual([]);
  });

  test('in the text of a policy', async () => {
    const faults: string[] = [];
    for (const hostile of [...HOSTILE, '\\0', '\\uD800', '\\x1b']) {
      const document = `name: plain\nphilosophy: "${hostile}"\n`;
      for (const [path, body] of [
        ['/policies', { text: document }],
        ['/policies/lint', { text: document }],
        ['/policies/plan', { draft: { text: document }, last: 1 }],
      ] as const) {
        faults.push(...(await faultOf('POST', path, body)));
      }
    }
    expect(faults).toEqual([]);
  });

  const corpus = hostileCorpus();
  test.skipIf(corpus === null)('in what others collected', { timeout: 180_000 }, async () => {
    const faults: string[] = [];
    for (const bytes of corpus?.bytes ?? []) {
      for (const path of ['/route', '/imports/reps']) {
        faults.push(...(await faultOf('POST', path, bytes)));
      }
    }
    for (const [at, text] of (corpus?.texts ?? []).entries()) {
      const lead = { id: `c-${at}`, message: text, company: { name: text || '-' }, source: 'web' };
      faults.push(...(await faultOf('POST', '/route', { lead })));
      faults.push(...(await faultOf('GET', `/leads/${encoded(text)}`)));
    }
    expect(faults).toEqual([]);
  });
});

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/routing/decision.ts';
import type { Candidate } from '../../../src/selection/scene/candidate.ts';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;

beforeAll(async () => {
  app = await testApi();
  const items = [
    { id: 'ann', name: 'Ann', territories: ['US'], capacity: { open: 3 } },
    { id: 'bo', name: 'Bo', territories: ['US'], capacity: { open: 3 } },
    { id: 'cy', name: 'Cy', territories: ['DE'] },
    { id: 'di', name: 'Di', active: false },
  ];
  await app.send('POST', '/imports/reps', { items });
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
});

const aLead = (id: string, country = 'US') => ({
  id,
  company: { name: `${id} Inc.`, country },
  contact: { name: 'Jane Roe', email: `jane@${id}.example` },
});

async function route(id: string, country?: string): Promise<Decision> {
  const answer = await app.send('POST', '/route', { lead: aLead(id, country) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Decision;
}
async function get<T>(path: string): Promise<T> {
  const answer = await app.send('GET', path);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

describe('a decision', () => {
  test('is read byte for byte as it was answered, and replayed the same', async () => {
    const answer = await app.send('POST', '/route', { lead: aLead('bytes') });
    const text = await answer.text();
    const { id } = JSON.parse(text) as Decision;
    expect(await (await app.send('GET', `/decisions/${id}`)).text()).toBe(text);
    expect(await get(`/decisions/${id}/replay`)).toMatchObject({ id, same: true, differs: [] });
  });

  test('has a row for every rep: the parts, or the rules that excluded them', async () => {
    const decision = await route('rows');
    const { items } = await get<{ items: Candidate[] }>(`/decisions/${decision.id}/candidates`);
    expect(items.map((row) => row.rep.id).toSorted()).toEqual(['ann', 'bo', 'cy', 'di']);
    const eligible = items.filter((row) => row.standing === 'eligible');
    expect(eligible.map((row) => row.rank)).toEqual([1, 2]);
    const why = async (repId: string) => get<Candidate>(`/decisions/${decision.id}/reps/${repId}`);
    expect((await why('cy')).excludedBy.map((e) => e.rule)).toContain('territory');
    expect((await why('di')).excludedBy.map((e) => e.rule)).toContain('active');
    expect((await why('ann')).excludedBy).toEqual([]);
    expect(await why('ann')).toMatchObject({ changes: [] });
    expect(await why('cy')).toMatchObject({
      paragraph: expect.stringMatching(/^You were not considered for this lead/),
    });
    const nobody = await app.send('GET', `/decisions/${decision.id}/reps/nobody`);
    expect(nobody.status).toBe(404);
  });

  test('of a format that only a later version reads says so where it would have to be made again', async () => {
    const { id } = await route('later');
    const { db } = app.database;
    await sql`update decisions set snapshot = ${'{"format":99}'} where id = ${id}`.execute(db);
    for (const path of ['candidates', 'reps/ann']) {
      const answer = await app.send('GET', `/decisions/${id}/${path}`);
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ code: 'cannot_be_remade' });
    }
    expect(await get(`/decisions/${id}/replay`)).toMatchObject({ id, same: false });
  });

  test('lists its candidates in pages, and by standing', async () => {
    const { id } = await route('pages');
    const all = await get<{ items: Candidate[] }>(`/decisions/${id}/candidates`);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get<{ items: Candidate[]; nextCursor: string | null }>(
        `/decisions/${id}/candidates?limit=1${cursor}`,
      );
      seen.push(...page.items.map((row) => row.rep.id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(all.items.map((row) => row.rep.id));
    const excluded = `/decisions/${id}/candidates?standing=excluded`;
    expect((await get<{ items: Candidate[] }>(excluded)).items).toHaveLength(2);
  });

  test.each(['', '/replay', '/candidates', '/reps/ann'])(
    'that is none is not found: %s',
    async (part) => {
      expect((await app.send('GET', `/decisions/none${part}`)).status).toBe(404);
    },
  );
});

describe('the log of decisions', () => {
  type Page = { items: { id: string; leadId: string }[]; nextCursor: string | null };

  test('is filtered by lead, rep, outcome, policy, fallback and time', async () => {
    app.clock.advance(60_000);
    const from = new Date(app.clock.now()).toISOString();
    const decision = await route('filter', 'DE');
    const ids = async (query: string) =>
      (await get<Page>(`/decisions?limit=200&${query}`)).items.map((line) => line.id);
    expect(await ids('leadId=filter')).toEqual([decision.id]);
    expect(await ids('repId=cy')).toEqual([decision.id]);
    expect(await ids('repId=cy&outcome=queued')).toEqual([]);
    expect(await ids('repId=cy&decidedBy=scorer&policy=plain&fallback=none')).toEqual([
      decision.id,
    ]);
    expect(await ids('repId=cy&fallback=any')).toEqual([]);
    expect(await ids(`from=${from}`)).toEqual([decision.id]);
    expect(await ids(`to=${from}`)).not.toContain(decision.id);
    const [line] = (await get<Page>('/decisions?leadId=filter')).items;
    expect(line).toMatchObject({
      leadId: 'filter',
      outcome: 'assigned',
      rep: { id: 'cy', name: 'Cy' },
      policy: { name: 'plain', version: 1 },
      fallback: null,
    });
  });

  test('is paged newest first; decisions that come meanwhile are neither repeated nor mixed in', async () => {
    const before = (await get<Page>('/decisions?limit=200')).items.map((line) => line.id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get<Page>(`/decisions?limit=2${cursor}`);
      seen.push(...page.items.map((line) => line.id));
      await route(`meanwhile-${seen.length}`, 'DE');
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(before);
  });
});

describe('a lead', () => {
  test('is shown as it came in, with its owner and its decisions', async () => {
    const decision = await route('owned', 'DE');
    expect(await get('/leads/owned')).toMatchObject({
      lead: { id: 'owned', contact: { email: 'jane@owned.example' } },
      owner: { repId: 'cy', decisionId: decision.id },
      queued: null,
      decisions: [{ id: decision.id }],
    });
    expect((await app.send('GET', '/leads/never')).status).toBe(404);
  });

  test('that joined a running one of the same person shows whose it is', async () => {
    const contact = { email: 'ada@joined.example' };
    const post = (id: string) => app.send('POST', '/route', { lead: { id, contact }, mode: 'off' });
    expect([await post('leader'), await post('joiner')].map(({ status }) => status)).toEqual([
      200, 200,
    ]);
    const { owner } = (await get('/leads/leader')) as { owner: object | null };
    expect(owner).not.toBeNull();
    expect(await get('/leads/joiner')).toMatchObject({ joinsLeadId: 'leader', owner, ended: null });
    const refusal = { code: 'no_owner', detail: expect.stringContaining('"leader"') };
    const end = { kind: 'closed', reason: 'won' };
    const handOver = { toRepId: 'cy', because: 'asked' };
    for (const [verb, body] of Object.entries({ end, 'hand-over': handOver })) {
      const answer = await app.send('POST', `/leads/joiner/${verb}`, body);
      expect([answer.status, await answer.json()]).toMatchObject([409, refusal]);
    }
    expect((await app.send('POST', '/leads/leader/end', end)).status).toBe(200);
    const at = new Date(app.clock.now()).toISOString();
    const ended = { leadId: 'leader', at, because: expect.stringContaining('closed') };
    const over = { owner: null, queued: null, ended };
    expect(await get('/leads/leader')).toMatchObject(over);
    expect(await get('/leads/joiner')).toMatchObject({ joinsLeadId: 'leader', ...over });
  });

  test('that nobody may take waits in the queue, oldest first, with its reason', async () => {
    for (const id of ['w1', 'w2', 'w3']) {
      await route(id, 'JP');
      app.clock.advance(1_000);
    }
    type Queue = {
      items: { leadId: string; reason: string }[];
      nextCursor: string | null;
      waiting: { reason: string; count: number }[];
    };
    const first = await get<Queue>('/queue?limit=2');
    expect(first.items.map((line) => line.leadId)).toEqual(['w1', 'w2']);
    expect(first.waiting).toEqual([{ reason: 'nobody_eligible', count: 3 }]);
    await route('w4', 'JP');
    const rest = await get<Queue>(`/queue?limit=2&cursor=${first.nextCursor}`);
    expect(rest.items.map((line) => line.leadId)).toEqual(['w3', 'w4']);
    expect((await get<Queue>('/queue?reason=all_at_capacity')).items).toEqual([]);
    expect(await get('/leads/w1')).toMatchObject({
      owner: null,
      queued: { reason: 'nobody_eligible' },
    });
    const bad = Buffer.from('["yesterday","w1"]').toString('base64url');
    expect((await app.send('GET', `/queue?cursor=${bad}`)).status).toBe(422);
  });
});

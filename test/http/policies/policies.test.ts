import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi();
});

async function told<T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
): Promise<T & { status: number }> {
  const answer = await app.send(method, path, body);
  return { ...((await answer.json()) as T), status: answer.status };
}
const publish = (document: object, rest: object = {}) =>
  told('POST', '/policies', { document, ...rest });

const SAFE = ['active', 'not_absent', 'do_not_assign', 'capacity'].map((kind) => ({
  kind,
  code: kind,
}));
const CSM_ONLY = [...SAFE, { kind: 'role', code: 'csm_only', roles: ['csm'] }];

describe('a policy', () => {
  test('is published as a version, once for the same content', async () => {
    expect(await publish({ name: 'p' })).toMatchObject({ status: 201, version: 1, created: true });
    expect(await publish({ name: 'p' })).toMatchObject({ status: 200, version: 1, created: false });
    const text = 'name: p\ntitle: In YAML\n';
    const yaml = await told('POST', '/policies', { text, note: 'try', basedOn: 1 });
    expect(yaml).toMatchObject({ status: 201, version: 2, note: 'try' });
    const stale = await publish({ name: 'p', title: 'Late' }, { basedOn: 1 });
    expect(stale).toMatchObject({ status: 409, code: 'version_conflict' });
  });

  test('that does not hold together is refused with the path to each fault', async () => {
    const refused = await publish({ name: 'p', must: [{ kind: 'role', code: 'r', roles: [] }] });
    expect(refused).toMatchObject({ status: 422, code: 'policy_invalid' });
    expect(refused.problems).toMatchObject([{ path: '/must/0/roles' }]);
    const both = await told('POST', '/policies', { document: { name: 'p' }, text: 'name: p' });
    expect(both).toMatchObject({ status: 422, code: 'invalid_input' });
  });

  test('is put in force, used by the next lead, and taken back', async () => {
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann' });
    const lead = (id: string) => told('POST', '/route', { lead: { id } });
    expect(await lead('l0')).toMatchObject({ status: 422, code: 'policy_unknown' });
    await publish({ name: 'p' });
    await publish({ name: 'p', title: 'Second' });
    expect(await told('POST', '/policies/p/activate', { version: 1 })).toMatchObject({
      status: 200,
      version: 1,
      isDefault: true,
    });
    expect(await lead('l1')).toMatchObject({ policy: { name: 'p', version: 1 } });
    await told('POST', '/policies/p/activate', { version: 2, expected: 1 });
    expect(await lead('l2')).toMatchObject({ policy: { version: 2 } });
    const stale = await told('POST', '/policies/p/activate', { version: 1, expected: 1 });
    expect(stale).toMatchObject({ status: 409, code: 'version_conflict' });
    expect(await told('POST', '/policies/p/rollback', {})).toMatchObject({ version: 1 });
    expect(await lead('l3')).toMatchObject({ policy: { version: 1 } });
    expect(await told('POST', '/policies/p/activate', { version: 9 })).toMatchObject({
      code: 'policy_unknown',
    });
  });

  test('with errors of lint is put in force only by who says so, and the audit keeps which', async () => {
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann' });
    await publish({ name: 'p' });
    await told('POST', '/policies/p/activate', { version: 1 });
    await publish({ name: 'p', must: CSM_ONLY });
    const refused = await told('POST', '/policies/p/activate', { version: 2 });
    expect(refused).toMatchObject({ status: 409, code: 'policy_faulty' });
    expect(refused.detail).toContain('p@2');
    expect(refused.problems).toContainEqual({
      path: '/must/4/roles/0',
      message: expect.stringMatching(/^No active rep has the role .*: name others\.$/),
    });
    expect(await told('GET', '/policies')).toMatchObject({ items: [{ inForce: { version: 1 } }] });
    const wish = { version: 2, despiteErrors: true };
    expect(await told('POST', '/policies/p/activate', wish)).toMatchObject({ version: 2 });
    const { detail } = await app.database.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'policy.activated')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(detail).toEqual({ from: 1, to: 2, despiteErrors: 'orphaned_role, gap' });
  });

  test('with a gap that is there already is put in force: waiting would not mend it', async () => {
    const must = [...SAFE, { kind: 'language', code: 'language' }];
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann', languages: ['en'] });
    await publish({ name: 'p', must });
    expect((await told('POST', '/policies/p/activate', { version: 1 })).status).toBe(200);
    const lead = { id: 'l1', contact: { language: 'pt' } };
    expect(await told('POST', '/route', { lead })).toMatchObject({ outcome: 'queued' });
    await publish({ name: 'p', title: 'Second', must });
    const linted = await told('POST', '/policies/lint', { name: 'p', version: 2 });
    expect(linted.items).toContainEqual(
      expect.objectContaining({ code: 'gap', severity: 'error' }),
    );
    expect((await told('POST', '/policies/p/activate', { version: 2 })).status).toBe(200);
  });

  test('with errors of lint is gone back to without a question', async () => {
    await publish({ name: 'p', must: CSM_ONLY });
    await publish({ name: 'p' });
    expect(await told('POST', '/policies/p/activate', { version: 1 })).toMatchObject({
      version: 1,
    });
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann' });
    await told('POST', '/policies/p/activate', { version: 2 });
    const back = await told('POST', '/policies/p/rollback', {});
    expect(back).toMatchObject({ status: 200, version: 1 });
  });

  test('is listed with its versions and read as a document and in words', async () => {
    await publish({ name: 'p' });
    await publish({ name: 'p', title: 'Second' });
    await told('POST', '/policies/p/activate', { version: 2 });
    expect(await told('GET', '/policies')).toMatchObject({
      items: [
        {
          name: 'p',
          isDefault: true,
          inForce: { version: 2 },
          versions: [{ version: 2 }, { version: 1 }],
        },
      ],
    });
    const read = await told<{ document: { title: string }; inWords: { heading: string }[] }>(
      'GET',
      '/policies/p/versions/2',
    );
    expect(read.document.title).toBe('Second');
    expect(read.inWords.length).toBeGreaterThan(0);
    expect((await told('GET', '/policies/p/versions/3')).status).toBe(404);
    expect((await told('GET', '/policies/p/versions/x')).status).toBe(422);
  });
});

describe('a draft', () => {
  test('is planned against what is in force: who gains, who loses; nothing is stored', async () => {
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann', territories: ['US'] });
    await app.send('POST', '/reps', { id: 'bo', name: 'Bo', role: 'bdr', territories: ['US'] });
    await publish({ name: 'p' });
    await told('POST', '/policies/p/activate', { version: 1 });
    for (let i = 0; i < 4; i++) {
      const answer = await told('POST', '/route', {
        lead: { id: `l${i}`, company: { country: 'US' } },
      });
      expect(answer.status).toBe(200);
    }
    const must = [{ kind: 'role', code: 'bdr_only', roles: ['bdr'] }];
    const plan = await told('POST', '/policies/plan', { draft: { document: { name: 'p', must } } });
    expect(plan).toMatchObject({
      status: 200,
      decisions: 4,
      live: { assigned: 4 },
      draft: { assigned: 4, policy: { name: 'p', version: 0 } },
    });
    expect(
      await told('POST', '/policies/plan', { draft: { name: 'p', version: 1 } }),
    ).toMatchObject({
      changed: 0,
    });
    const unknown = await told('POST', '/policies/plan', { draft: { name: 'p', version: 7 } });
    expect(unknown).toMatchObject({ status: 422, code: 'policy_unknown' });
    expect(
      (await told<{ items: { versions: unknown[] }[] }>('GET', '/policies')).items[0]?.versions,
    ).toHaveLength(1);
  });

  test('is linted: a rule that names a role nobody has', async () => {
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann' });
    const must = [{ kind: 'role', code: 'csm_only', roles: ['csm'] }];
    const draft = { document: { name: 'p', must } };
    const linted = await told<{ items: { code: string }[] }>('POST', '/policies/lint', draft);
    expect(linted.items.map((finding) => finding.code)).toContain('orphaned_role');
    const broken = await told('POST', '/policies/lint', { document: { name: 'p', must: 1 } });
    expect(broken).toMatchObject({ status: 422, code: 'policy_invalid' });
  });
});

describe('the playbook', () => {
  test('is a page in Markdown or HTML, for everybody and for one rep', async () => {
    await publish({ name: 'p', title: 'Ours' });
    await told('POST', '/policies/p/activate', { version: 1, asDefault: true });
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann' });
    const markdown = await app.send('GET', '/policies/p/playbook');
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await markdown.text()).toMatch(/^# Playbook: Ours\n/);
    const html = await app.send('GET', '/reps/ann/playbook?format=html');
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await html.text();
    expect(page).toContain('<h1>How I get leads: Ann</h1>');
    // A browser takes the page's own style sheet, and nothing else.
    const [, css = ''] = /<style>([^<]+)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(css).digest('base64');
    expect(html.headers.get('content-security-policy')).toMatch(
      new RegExp(`^default-src 'none'; style-src 'sha256-${RegExp.escape(hash)}';`),
    );
  });

  test('is HTML for who asks for it by header, and what the query says goes first', async () => {
    await publish({ name: 'p', title: 'Ours' });
    await told('POST', '/policies/p/activate', { version: 1, asDefault: true });
    const typeOf = async (path: string, accept: string) => {
      const answer = await app.send('GET', path, undefined, { headers: { accept } });
      expect(answer.headers.get('vary')).toBe('Accept');
      return answer.headers.get('content-type');
    };
    const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
    expect(await typeOf('/policies/p/playbook', browser)).toMatch(/^text\/html;/);
    expect(await typeOf('/policies/p/playbook?format=markdown', browser)).toMatch(
      /^text\/markdown;/,
    );
    expect(await typeOf('/policies/p/playbook', '*/*')).toMatch(/^text\/markdown;/);
  });

  test('of a policy or a rep that is not there is refused', async () => {
    expect(await told('GET', '/policies/q/playbook')).toMatchObject({ code: 'policy_unknown' });
    await publish({ name: 'p' });
    await told('POST', '/policies/p/activate', { version: 1 });
    expect(await told('GET', '/reps/bob/playbook')).toMatchObject({ code: 'not_found' });
  });
});

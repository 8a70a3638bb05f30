import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { Refusal } from '../../src/flows/refusal.ts';
import type { Decision } from '../../src/routing/decision.ts';
import { type CommandLine, commandLine, tellFailure } from '../support/command-line.ts';

const example = (name: string) =>
  fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));

let line: CommandLine;
let folder: string;
beforeAll(async () => {
  line = await commandLine();
  folder = await mkdtemp(path.join(os.tmpdir(), 'pointsman-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, content);
  return at;
}

describe('route', () => {
  test('shows who, why, what to say and the parts of the scores, without colours in a pipe', async () => {
    const { code, out } = await line('route', example('techflow.json'), '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('techflow-demo-request → Mike Rodriguez');
    for (const title of ['Why', 'What to say', 'What to do', 'Backup', 'Scores', 'Not this lead']) {
      expect(out).toMatch(new RegExp(`^${title}\\b`, 'm'));
    }
    expect(out).toMatch(/First response +−7\.3 .*█/);
    expect(out).toContain('pipeline_gate: pipeline 92 % of quota, asked below 80 %');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what must be absent
    expect(out).not.toMatch(/\u001b/);
  });

  test('with --json gives the answer of the API, one line per lead', async () => {
    const { out } = await line('route', example('leads.json'), '--json', '--dry-run');
    const answers = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Decision);
    expect(answers).toHaveLength(10);
    expect(answers.every(({ dryRun }) => dryRun)).toBe(true);
  });

  test('takes one lead of a list, by another policy', async () => {
    const lead = ['--lead', 'demo-02-customer-expands', '--policy', 'existing-customers'];
    const { out } = await line('route', example('leads.json'), '--dry-run', ...lead);
    expect(out).toContain('policy existing-customers@1');
  });

  test('names the path of what is wrong in a lead', async () => {
    const bad = await file('bad.json', JSON.stringify({ score: 101 }));
    const { code, err } = await line('route', bad);
    expect(code).toBe(1);
    expect(err).toContain('/lead/id');
  });

  test('a stored decision replays the same, and the log verifies', async () => {
    const stored = await line('route', example('leads.json'), '--json');
    const [first = ''] = stored.out.split('\n');
    const { id } = JSON.parse(first) as Decision;
    const one = await line('replay', id);
    expect(one).toMatchObject({ code: 0 });
    expect(one.out).toContain('the same, byte for byte');
    expect((await line('replay', '--all')).out).toContain('10 replayed, 0 differ');
    const verified = await line('verify', '--json');
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, decisions: 10, unsealed: 0 });
    expect((await line('verify', '--head', 'f'.repeat(64))).code).toBe(1);
  });
});

describe('audit', () => {
  test('names what leads nowhere and what is rarely filled', async () => {
    const text = 'Account ID,Account Name,Do not assign\nlost,Lost,nobody-here\n';
    await line('import', 'accounts', await file('gone.csv', text));
    const { code, out } = await line('audit');
    expect(code).toBe(0);
    expect(out).toMatch(/account lost +doNotAssign → nobody-here +missing/);
    expect(out).toMatch(/^Rarely filled$/m);
    const told = JSON.parse((await line('audit', '--json')).out);
    expect(told.counts).toMatchObject({ accounts: 13 });
  });
});

describe('import', () => {
  test('reads reps by the headers that people write, and names a bad row whole', async () => {
    const csv = await file(
      'reps.csv',
      'Name;Role;Max leads\nNoor Haddad;AE;12\nBo Long;Wizard;9\n',
    );
    const { code, out } = await line('import', 'reps', csv);
    expect(code).toBe(1);
    expect(out).toContain('2 reps: 1 new, 0 changed, 0 as before, 1 refused.');
    expect(out).toMatch(
      /row 3 bo-long +\/role: expected one of .*, not "Wizard" \(column "Role"\)/,
    );
    expect((await line('import', 'reps', csv)).out).toContain('0 new, 0 changed, 1 as before');
  });

  test('names a row with too few or too many cells, and takes the others', async () => {
    const csv = await file(
      'ragged.csv',
      'Name,Role,Max leads\nUma Roth,AE,5\n\nshort,AE\nLong, One,AE,5\nVic Tan,AE,5\n',
    );
    const { code, out } = await line('import', 'reps', csv, '--dry-run');
    expect(code).toBe(1);
    expect(out).toContain('4 reps: 2 new, 0 changed, 0 as before, 2 refused.');
    expect(out).toMatch(/row 4 .*expected 3 cells as in the header, not 2/);
    expect(out).toMatch(/row 5 .*not 4/);
  });

  test('an empty CSV file is no import of nothing', async () => {
    for (const text of ['', '\n\n', '\ufeff']) {
      const { code, err } = await line('import', 'reps', await file('empty.csv', text));
      expect(code, JSON.stringify(text)).toBe(2);
      expect(err).toContain('empty.csv is empty: its first row has to name the columns.');
    }
  });

  test('stores nothing in a dry run, nor of a file with a bad row when all or nothing is asked', async () => {
    const csv = await file('more.csv', 'Name,Role\nIda Quist,AE\nBo Long,Wizard\n');
    const dry = await line('import', 'reps', csv, '--dry-run');
    expect(dry.out).toContain('Dry run: nothing was stored.');
    const refused = await line('import', 'reps', csv, '--all-or-nothing');
    expect(refused.out).toContain('Nothing was stored.');
    expect((await line('import', 'reps', csv)).out).toContain('1 new');
  });

  test('routes leads of a file in its order', async () => {
    const { out } = await line('import', 'leads', example('leads.json'), '--dry-run');
    expect(out).toMatch(/10 leads: 0 assigned, 0 queued, 10 as before, 0 refused/);
    const others = readFileSync(example('leads.json'), 'utf8').replaceAll('"demo-', '"new-');
    const moved = await file('others.json', others);
    const first = await line('import', 'leads', moved, '--dry-run', '--verbose');
    expect(first.out).toMatch(/new-06-critical-ticket +Hannah Nguyen/);
    expect(first.out).toMatch(/10 leads: \d+ assigned, \d+ queued, 0 as before, 0 refused/);
  });

  test('turns a history into records of new reps, and of known ones without touching the rest', async () => {
    const rows = 'case_id,rep,outcome\n1,Marcus Bell,won\n2,Marcus Bell,lost\n3,Zoe Amsel,won\n';
    const csv = await file('history.csv.gz', gzipSync(rows));
    const mapping = await file(
      'history.yaml',
      'rep: rep\nid: case_id\nstage: { column: outcome, won: [won], lost: [lost] }\n',
    );
    const { code, out } = await line('import', 'history', csv, '--mapping', mapping);
    expect(code).toBe(0);
    expect(out).toContain('3 rows: 2 won, 1 lost, 0 open');
    expect(out).toContain('2 reps: 1 new, 1 changed');
    const page = await line('policy', 'show', '--rep', 'marcus-bell');
    expect(page.code).toBe(0);
    expect(page.out).toMatch(/manufacturing/i);
  });

  test('asks for the tables that a mapping joins', async () => {
    const mapping = example('history/crm-opportunities.yaml');
    const { code, err } = await line('import', 'history', 'x.csv', '--mapping', mapping);
    expect(code).toBe(2);
    expect(err).toContain('--table accounts=file.csv');
  });
});

describe('keys', () => {
  test('prints a new token alone on stdout, lists keys without it, and ends one', async () => {
    const made = await line('keys', 'create', 'CRM workflow', '--scope', 'route', 'read');
    expect(made.out).toMatch(/^pm_[a-z0-9]{12}_[\w-]{43}\n$/);
    const id = made.out.split('_')[1] ?? '';
    const listed = await line('keys', 'list');
    expect(listed.out).toContain(`${id}  active  route read`);
    expect(listed.out).not.toContain(made.out.trim());
    expect((await line('keys', 'revoke', id)).code).toBe(0);
    expect((await line('keys', 'list')).out).toContain(`${id}  revoked`);
  });

  test('refuses a scope that does not exist', async () => {
    expect(await line('keys', 'create', 'x', '--scope', 'root')).toMatchObject({ code: 2 });
  });
});

describe('policy', () => {
  test('publishes, activates, plans and takes back', async () => {
    const yaml = readFileSync(example('policies/balanced.yaml'), 'utf8');
    const draft = await file('mine.yaml', yaml.replace('below: 80', 'below: 95'));
    expect((await line('policy', 'plan', draft)).out).toMatch(/\d+ decisions made again/);
    const published = await line('policy', 'publish', draft, '--activate', '--note', 'tried');
    expect(published.out).toContain('balanced@2 is in force.');
    expect((await line('policy', 'list')).out).toMatch(/\* +balanced +version 2 in force/);
    const back = await line('policy', 'rollback', 'balanced');
    expect((await line('policy', 'list')).out).not.toContain('tried');
    expect(back).toMatchObject({ code: 0, out: 'balanced@1 is in force again.\n' });
  });

  test('with errors comes into force only on --despite-errors', async () => {
    const draft = await file(
      'faulty.yaml',
      'name: faulty\nmust: [{ kind: team, code: closed, teams: [nowhere] }]\n',
    );
    const refused = await line('policy', 'publish', draft, '--activate');
    expect(refused).toMatchObject({ code: 1, out: 'faulty@1 is stored.\n' });
    expect(refused.err).toMatch(/policy_faulty[\s\S]*No active rep is in team "nowhere"/);
    expect((await line('policy', 'activate', 'faulty@1')).code).toBe(1);
    const forced = await line('policy', 'activate', 'faulty@1', '--despite-errors');
    expect(forced).toMatchObject({ code: 0, out: 'faulty@1 is in force.\n' });
  });

  test('a plan counts each changed decision once: another rep, or the queue', async () => {
    const closed = { kind: 'team', code: 'closed', teams: ['nowhere'] };
    const draft = await file('closed.yaml', JSON.stringify({ name: 'balanced', must: [closed] }));
    const leads = await file('two.json', '[{ "id": "one" }, { "id": "two" }]');
    const { out } = await line('policy', 'plan', draft, '--leads', leads);
    expect(out).toContain('2 would change: 0 go to somebody else, 2 would wait, 0 would no longer');
  });

  test('names the line of what is wrong in a draft', async () => {
    const draft = await file('broken.yaml', 'name: mine\nobjective: { kind: fun }\n');
    const { code, err } = await line('policy', 'publish', draft);
    expect(code).toBe(1);
    expect(err).toMatch(/objective\/kind +line 2/);
  });
});

describe('config', () => {
  test('shows where each setting comes from and hides secrets', async () => {
    const secret = 'sk-very-secret';
    const told = await (await commandLine({ ANTHROPIC_API_KEY: secret, PORT: '9000' }))('config');
    expect(told.out).toMatch(/^PORT +9000 +environment/m);
    expect(told.out).toMatch(/^ANTHROPIC_API_KEY +••• +environment/m);
    expect(told.out).toMatch(/^DATABASE_URL +••• +environment/m);
    expect(told.out).not.toContain(secret);
  });
});

describe('the way a command ends', () => {
  test('wrong calls end with 2, wrong settings with 3, no database with 4', async () => {
    expect(await line('rout')).toMatchObject({ code: 2 });
    expect(await line('route', 'no-such-file.json')).toMatchObject({ code: 2 });
    expect(await (await commandLine({ PORT: 'many' }))('verify')).toMatchObject({ code: 3 });
    const nowhere = await commandLine({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(await nowhere('verify')).toMatchObject({ code: 4 });
  });

  test('what nobody foresaw ends with 70 and its trace, what a flow refuses with 1 and its list', () => {
    expect(tellFailure(new TypeError('boom'))).toMatchObject({ code: 70 });
    const refusal = new Refusal('invalid_input', '', [{ path: '/a', message: 'wrong' }]);
    expect(tellFailure(refusal).err).toContain('/a  wrong');
  });

  test('the version is that of the package', async () => {
    const { code, out } = await line('--version');
    expect({ code, out: out.trim() }).toEqual({ code: 0, out: manifest.version });
  });

  test('help ends with 0 and shows an example of every command', async () => {
    expect(await line('--help')).toMatchObject({ code: 0 });
    for (const name of [
      'serve',
      'route',
      'import',
      'replay',
      'verify',
      'keys',
      'policy',
      'config',
      'audit',
    ]) {
      expect((await line(name, '--help')).out).toContain(`pointsman ${name}`);
    }
  });
});

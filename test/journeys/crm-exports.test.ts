// The exports of the usual systems, as they are: each is known by its headers, goes in, and changes nothing when it
// comes again; the leads all get an owner or a place in the queue.
import { beforeAll, expect, test } from 'vitest';
import { type CommandLine, commandLine } from '../support/command-line.ts';

const FILES = new URL('../../docs/examples/crm/', import.meta.url);
const fileOf = (name: string) => new URL(`${name}.csv`, FILES).pathname;

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine({ POINTSMAN_SEED: 'none' });
});

type Told = { path: string; message: string };
type Report = {
  took: string;
  encoding: string;
  ignored: string[];
  created: number;
  unchanged: number;
  refused: number;
  assigned: number;
  queued: number;
  problems: unknown[];
  warnings: { id: string; problems: Told[] }[];
};

async function report(name: string): Promise<Report> {
  const { out } = await line('import', fileOf(name), '--json');
  return JSON.parse(out) as Report;
}

test('users come in as who they are, and those who sell nothing inactive', async () => {
  const shown = await line('import', fileOf('salesforce-users'), '--dry-run');
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('salesforce-users.csv: Salesforce users, taken as reps.');
  expect(shown.out).toMatch(/row 2 id: 005Qx0000000001; .*name: Wendy West.*role: senior_ae/);
  const first = await report('salesforce-users');
  expect(first).toMatchObject({ took: 'Salesforce users', created: 10, refused: 0, ignored: [] });
  const inactive = first.warnings.filter(({ problems }) => problems[0]?.path === '/role');
  expect(inactive.map(({ id }) => id)).toEqual(['08', '09', '10'].map((n) => `005Qx00000000${n}`));
  expect(inactive.map(({ problems }) => problems[0]?.message.split(':')[0])).toEqual([
    'the title "Sales Operations Analyst" names no role in sales',
    'the title "Marketing Manager" names no role in sales',
    'no title names a role in sales',
  ]);
  expect(await report('salesforce-users')).toMatchObject({ unchanged: 10, warnings: [] });
});

test('accounts have their owners and parents by name', async () => {
  const first = await report('salesforce-accounts');
  expect(first).toMatchObject({ took: 'Salesforce accounts', created: 20, refused: 0 });
  expect(first.warnings).toEqual([]);
  expect(await report('salesforce-accounts')).toMatchObject({ created: 0, unchanged: 20 });
});

test('deals become records of known reps and accounts, and a stranger gets no leads', async () => {
  const read = async (name: string) => {
    const { out } = await line('import', fileOf(name), '--json');
    return JSON.parse(out) as { took: string; reps: Report; accounts: Report; deals: number };
  };
  const first = await read('salesforce-opportunities');
  expect(first).toMatchObject({
    took: 'Salesforce opportunities',
    reps: { created: 1, refused: 0 },
    accounts: { created: 0, refused: 0 },
  });
  expect(first.reps.warnings).toMatchObject([
    { id: 'gone-rep', problems: [{ message: expect.stringContaining('inactive') }] },
  ]);
  expect(first.deals).toBeGreaterThan(50);
  expect(await read('salesforce-opportunities')).toMatchObject({
    reps: { created: 0, updated: 0, warnings: [] },
  });
  const other = await read('pipedrive-deals');
  expect(other).toMatchObject({ took: 'Pipedrive deals', reps: { created: 0, refused: 0 } });
});

test('of 200 leads none is refused, and none is decided twice', async () => {
  const files = ['salesforce-leads', 'hubspot-contacts'];
  const first = [await report(files[0] ?? ''), await report(files[1] ?? '')];
  expect(first.map(({ took }) => took)).toEqual(['Salesforce leads', 'HubSpot contacts']);
  expect(first.map(({ encoding }) => encoding)).toEqual(['windows-1252', 'utf-8']);
  expect(first.map(({ refused, problems }) => [refused, problems])).toEqual([
    [0, []],
    [0, []],
  ]);
  expect(first.map(({ assigned, queued }) => assigned + queued)).toEqual([120, 80]);
  for (const name of files) expect(await report(name)).toMatchObject({ assigned: 0, queued: 0 });
}, 120_000);

test('a file that nothing tells apart is asked about', async () => {
  const { code, err } = await line('import', fileOf('../leads').replace('.csv', '.json'));
  expect([code, err]).toEqual([2, expect.stringContaining('reps, accounts, leads or history')]);
  const alone = await line('import', 'leads');
  expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('Name the file')]);
});

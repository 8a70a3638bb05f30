// A CSV file gives the same rows whichever door it comes through: the command line or HTTP.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../support/api.ts';
import { type CommandLine, commandLine, type Ended } from '../support/command-line.ts';
import { urlOf } from '../support/database-server.ts';
import { scratchDirectory } from '../support/scratch.ts';

let folder: string;
let app: TestApi;
let line: CommandLine;
beforeAll(async () => {
  folder = await scratchDirectory();
});
beforeEach(async () => {
  app = await testApi();
  line = await commandLine({ DATABASE_URL: urlOf(app.database.target), POINTSMAN_SEED: 'none' });
});

const REPS = {
  'as people write it': [
    '\uFEFFName;Role;Max leads;Industries;Manager;"Notes; private";',
    'Noor Haddad;AE;1,200;Manufacturing|Retail;Bo Long;"a;b";',
    'Bo Long;Sales Manager;9;"Banking; Insurance";;;',
    ';;;;;;',
    'Wiz Ard;Wizard;9;;;;',
    'Short;AE',
  ].join('\r\n'),
  'by path': [
    'id,name,active,capacity.open,languages,records,hours.timeZone,hours.holidays',
    'a,"Ann ""A."" O\'Neil",yes,12,en | de,"[{""scope"":{},""won"":3,""n"":9}]",Europe/Paris,2026-12-24;2026-12-31',
    '',
    'b,Bo,ja,,"[""en"",""nl""]",,,',
    'c,Cy,maybe,many,,,,',
    'd,Di,,,,"{""open"":1}",,',
    'b,Bo again,,,,,,',
  ].join('\n'),
  'by path and as people write it': [
    'Rep ID\tname\tcapacity\twin rate\tdeals\tnickname',
    'a\tAnn\t"{""open"":3,""perDay"":2}"\t60 %\t20\tx',
    'b\tBo\t7\t\t\ty',
  ].join('\n'),
  'with one column': 'name\nAnn\nBo\n',
} as const;
const ACCOUNTS = {
  'as people write it': [
    'Account,Website,Subsidiary of,Type,Employees,Open tickets',
    '"Acme, Inc.",acme.com;acme.de,Globex Corp,Client,"2,822",3',
    'Globex Corp,globex.com|globex.de,,Reseller,12,none',
  ].join('\n'),
  'by path': 'id\tdomains\tname\tnamed\ttickets.open\na\ta.com|b.com\tAcme\ttrue\t2\n',
} as const;
const UNREADABLE = {
  'nothing in it': '\n \n',
  'a quote left open': 'id,name\na,"x',
  'a column twice': 'id,id\na,b',
  'a whole beside its part': 'id,capacity,capacity.open\na,{},1',
} as const;

async function throughHttp(kind: string, text: string): Promise<[number, Record<string, unknown>]> {
  const headers = { 'content-type': 'text/csv' };
  const answer = await app.send('POST', `/imports/${kind}`, text, { headers });
  return [answer.status, (await answer.json()) as Record<string, unknown>];
}

async function byCommand(kind: string, text: string): Promise<Ended> {
  const file = path.join(folder, `${kind}.csv`);
  await writeFile(file, text);
  return line('import', kind, file, '--json');
}

describe.each([
  ['reps', REPS],
  ['accounts', ACCOUNTS],
] as const)('%s', (kind, files) => {
  test.each(Object.entries(files))('%s', async (_, text) => {
    const [status, told] = await throughHttp(kind, text);
    expect([status, told.applied]).toEqual([200, true]);
    // What is stored is what the other door reads: nothing changes, and the same rows are refused.
    const again = JSON.parse((await byCommand(kind, text)).out) as unknown;
    const unchanged = told.created;
    expect(again).toEqual({ ...told, applied: false, created: 0, unchanged, changes: [] });
  });
});

test.each(Object.entries(UNREADABLE))('neither door reads %s', async (_, text) => {
  const [status, { detail }] = await throughHttp('reps', text);
  const { code, err } = await byCommand('reps', text);
  expect([status, code]).toEqual([422, 2]);
  expect(err).toContain(String(detail).replace(/^The CSV /, ''));
});

test('a file of leads and one of history know the same separators, quotes and blank rows', async () => {
  const csv =
    '\uFEFF"Lead; ID";Company;Owner\r\n;;\r\nl1;"Acme; Inc.";Ann;\r\nl2;Globex;Bo\r\nl3\r\n';
  const [file, mapping] = [path.join(folder, 'some.csv'), path.join(folder, 'some.yaml')];
  const read = async (kind: string, yaml: string) => {
    await writeFile(file, csv);
    await writeFile(mapping, yaml);
    const { out } = await line('import', kind, file, '--mapping', mapping, '--dry-run', '--json');
    return JSON.parse(out) as unknown;
  };
  const leads = await read('leads', 'columns: { id: "Lead; ID" }\n');
  expect(leads).toMatchObject({ total: 3, refused: 1, problems: [{ row: 5 }], ignored: ['Owner'] });
  const stage = '{ column: Company, won: ["Acme; Inc."], lost: [Globex] }';
  const history = await read('history', `rep: Owner\nid: "Lead; ID"\nstage: ${stage}\n`);
  expect(history).toMatchObject({
    history: { rows: 2, won: 1, lost: 1, errors: [{ row: 5 }] },
    reps: { created: 2 },
  });
});

// A service whose database breaks under it: whatever is asked meanwhile is done, or refused by the name of the
// trouble with a time to come back; readiness says no; and it all works again without a restart.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { SCOPES } from '../../src/flows/keys/api-key.ts';
import { createKey } from '../../src/flows/keys/manage-keys.ts';
import { openLog } from '../../src/io/telemetry/log.ts';
import { emptyDatabase } from '../support/database.ts';
import { administer, urlOf, withDatabase } from '../support/database-server.ts';

const PATIENCE = { timeout: 240_000 };
const target = await emptyDatabase();
const own = new URL(urlOf(target)).pathname.slice(1);
const server = withDatabase(target, 'postgres');
const role = `app_${own}`;
let app: App;
let key = '';

/** The service as it is put together, for a user who is no superuser: those pass every limit. */
beforeAll(async () => {
  await administer(
    server,
    `create role ${role} login password 'some'`,
    `alter database ${own} owner to ${role}`,
  );
  const url = new URL(urlOf(target));
  url.username = role;
  url.password = 'some';
  const env = { DATABASE_URL: url.href, POINTSMAN_SEED: 'demo', POINTSMAN_RATE_LIMIT: '0' };
  app = await openApp(readConfig(env), '0.0.0', openLog('fatal'));
  const wish = { name: 'test', scopes: SCOPES, expiresAt: null };
  key = (await createKey(app.deps, 'test', wish)).token;
}, 240_000);
afterAll(async () => {
  await app.close();
  await administer(server, `alter database ${own} owner to current_user`);
  await administer(target, `drop owned by ${role}`, `drop role ${role}`);
});

const cut = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = '${own}' and pid <> pg_backend_pid()`;

type Call = [method: string, path: string, body?: string, headers?: Record<string, string>];
let count = 0;

/** A handful of everything, with ids of its own. */
function calls(): { reads: Call[]; writes: Call[] } {
  const id = `n${++count}`;
  const route = JSON.stringify({ lead: { id }, deadlineMs: 30_000 });
  const json = (value: object) => JSON.stringify(value);
  return {
    reads: [
      ...['/policies', '/reps', '/decisions', '/queue', '/fairness', '/keys', '/objectives'],
      ...['/reps/marcus-bell', '/accounts', '/models', '/advisor', '/teams'],
    ].map((path) => ['GET', path]),
    writes: [
      ['POST', '/route', route],
      ['POST', '/route', json({ lead: { id: `${id}-k` } }), { 'idempotency-key': id }],
      ['PUT', `/teams/${id}`, json({ id, name: 'Team' })],
      ['POST', '/reps', json({ id, name: 'Rep', active: false })],
      ['POST', '/accounts', json({ id, name: `Firm ${id}` })],
      ['POST', '/policies', json({ document: { name: 'plain', title: id } })],
      [
        'POST',
        '/imports/reps',
        `id,name,active\n${id}-i,Imported,false\n`,
        { 'content-type': 'text/csv' },
      ],
      [
        'POST',
        '/imports/accounts',
        `id,name\n${id}-i,Imported ${id}\n`,
        { 'content-type': 'text/csv' },
      ],
      ['POST', '/keys', json({ name: id, scopes: ['read'] })],
    ],
  };
}

const REFUSED = '503 database_unavailable, to be sent again';

/** What became of each call: "done", or how it was refused. */
async function asked(list: readonly Call[]): Promise<Record<string, string>> {
  const told: [string, string][] = [];
  for (const [method, path, body, headers = {}] of list) {
    const answer = await app.api.request(path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    const wait = Number(answer.headers.get('retry-after'));
    const { code } = answer.ok ? { code: '' } : (JSON.parse(text) as { code: string });
    const again = wait >= 1 ? 'to be sent again' : text;
    const what = answer.ok ? 'done' : `${answer.status} ${code}, ${again}`;
    told.push([`${method} ${path}${headers['idempotency-key'] ? ' with a key' : ''}`, what]);
  }
  return Object.fromEntries(told);
}

const each = (list: readonly Call[], what: string) =>
  Object.fromEntries(
    list.map(([method, path, , headers = {}]) => [
      `${method} ${path}${headers['idempotency-key'] ? ' with a key' : ''}`,
      what,
    ]),
  );
const ready = async () => (await app.api.request('/readyz')).status;

/** Nothing was started again, and all is as before. */
async function expectRecovered(): Promise<void> {
  await expect.poll(ready, { timeout: 60_000 }).toBe(200);
  const { reads, writes } = calls();
  const all = [...writes, ...reads];
  expect(await asked(all)).toEqual(each(all, 'done'));
}

const planted = (code: string) => [
  `create function broken() returns trigger language plpgsql as
     $$ begin raise exception 'planted' using errcode = '${code}'; end $$`,
  `do $$ declare t text; begin
     for t in select tablename from pg_tables where schemaname = 'public' loop
       execute format('create trigger broken before insert or update or delete on %I
         for each statement execute function broken()', t);
     end loop; end $$`,
];

/** What breaks it, what mends it, and whether reads go on meanwhile. */
const TROUBLE: Record<string, { breaks: string[]; mends: string[]; reads: boolean }> = {
  'takes no writes, as after a failover': {
    breaks: [`alter database ${own} set default_transaction_read_only = on`, cut],
    mends: [`alter database ${own} reset default_transaction_read_only`],
    reads: true,
  },
  'has no session left': {
    breaks: [`alter role ${role} connection limit 0`, cut],
    mends: [`alter role ${role} connection limit -1`],
    reads: false,
  },
  'lets nobody in': {
    breaks: [`alter database ${own} allow_connections false`, cut],
    mends: [`alter database ${own} allow_connections true`],
    reads: false,
  },
  'has a full disk': {
    breaks: planted('53100'),
    mends: ['drop function broken cascade'],
    reads: true,
  },
  'lacks memory': {
    breaks: planted('53200'),
    mends: ['drop function broken cascade'],
    reads: true,
  },
  'fails to write': {
    breaks: planted('58030'),
    mends: ['drop function broken cascade'],
    reads: true,
  },
};

test.for(Object.entries(TROUBLE))(
  'while the database %s, writes are refused as such and readiness says no; then all works',
  PATIENCE,
  async ([, { breaks, mends, reads: readable }]) => {
    await expectRecovered();
    const isPlanted = breaks.join().includes('function');
    const where = isPlanted ? target : server;
    await administer(where, ...breaks);
    const { reads, writes } = calls();
    const refused = await asked(writes);
    const after = await ready();
    const seen = await asked(reads);
    await administer(where, ...mends);
    expect(refused).toEqual(each(writes, REFUSED));
    expect(after).toBe(503);
    expect(seen).toEqual(each(reads, readable ? 'done' : REFUSED));
    await expectRecovered();
    // What was refused was not done by half: the same again is done.
    expect(await asked(writes)).toEqual(each(writes, 'done'));
  },
);

test(
  'while connections are cut again and again, each call is done or refused as such',
  PATIENCE,
  async () => {
    await expectRecovered();
    for (let round = 0; round < 5; round++) {
      const { reads, writes } = calls();
      const running = asked([...writes, ...reads]);
      for (let k = 0; k < 6; k++) await administer(server, cut);
      const told = new Set(Object.values(await running));
      expect([...told].filter((what) => what !== 'done' && what !== REFUSED)).toEqual([]);
    }
    await expectRecovered();
  },
);

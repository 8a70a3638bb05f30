// What long work does to those who ask something short meanwhile: /livez answered beside imports, lint, plans and
// many routes, and the memory that the work leaves behind.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sendLeads } from './load.ts';
import { benchDatabase, KEY, startService } from './service.ts';
import { POLICY, someReps } from './world.ts';

export type Beside = {
  what: string;
  /** Milliseconds of each /livez asked meanwhile, sorted. */
  livez: number[];
  /** How long the work took. */
  milliseconds: number;
  /** Resident megabytes before, at most meanwhile, and once the service has had time to let go. */
  memory: { before: number; peak: number; after: number };
  /** What the work was answered. */
  answered: string;
  /** Which of the answers is held against 100 ms. */
  bar: 'p99' | 'worst';
};

type Work = { what: string; run(port: number): Promise<string> };

const EVERY_MS = 50;
/** V8 gives memory back some seconds after it was freed. */
const LET_GO_MS = 8_000;

/** Each work on a service of its own over so many reps, one after the other. */
export async function besideFigures(given: { rows: number; leads: number }): Promise<Beside[]> {
  const { rows, leads } = given;
  const reps = shortReps(rows);
  const accounts = someAccounts(rows);
  return [
    ...(await beside(50, leads, [{ what: '200 connections that route', run: routes(leads) }])),
    ...(await beside(50, 0, [
      { what: `import of ${rows} reps, JSON`, run: imports('reps', json(reps)) },
    ])),
    ...(await beside(50, 0, [
      { what: `import of ${rows} reps, CSV`, run: imports('reps', repsCsv(reps), 'text/csv') },
    ])),
    ...(await beside(50, 0, [
      { what: 'a CSV of 50,000 columns', run: imports('reps', wideCsv(50_000), 'text/csv') },
      { what: `import of ${rows} accounts, JSON`, run: imports('accounts', json(accounts)) },
      { what: 'import of 300 policies, JSON', run: imports('policies', json(somePolicies(300))) },
    ])),
    ...(await beside(2_000, 600, [
      { what: 'publish and lint, 2,000 reps', run: lint },
      { what: 'activate, 2,000 reps', run: activate },
      { what: 'plan over 500 decisions, 2,000 reps', run: plan },
    ])),
  ];
}

async function beside(reps: number, warmUp: number, works: readonly Work[]): Promise<Beside[]> {
  const database = await benchDatabase(someReps(reps), POLICY);
  const service = await startService(database.dataDir);
  const found: Beside[] = [];
  try {
    if (warmUp > 0) await sendLeads(service.port, { count: warmUp, connections: 16 });
    for (const { what, run } of works) {
      const before = await residentMegabytes(service.pid);
      const probe = new Worker(new URL('./livez-probe.ts', import.meta.url), {
        workerData: service.port,
      });
      await once(probe, 'message');
      let peak = before;
      const watch = setInterval(async () => {
        peak = Math.max(peak, await residentMegabytes(service.pid));
      }, EVERY_MS);
      const from = performance.now();
      const answered = await run(service.port);
      const milliseconds = performance.now() - from;
      await pause(1_500); // what the replica reads again afterwards is part of it
      probe.postMessage('end');
      const [times] = (await once(probe, 'message')) as [number[]];
      clearInterval(watch);
      await pause(LET_GO_MS);
      const after = await residentMegabytes(service.pid);
      const livez = times.sort((a, b) => a - b);
      const memory = { before, peak, after };
      const bar = warmUp > 0 && reps === 50 ? 'p99' : 'worst';
      found.push({ what, livez, milliseconds, memory, answered, bar });
    }
  } finally {
    await service.stop();
    await database.remove();
  }
  return found;
}

export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function routes(count: number) {
  return async (port: number) => {
    const { statuses } = await sendLeads(port, { count, from: count, connections: 200 });
    return JSON.stringify(statuses);
  };
}

function imports(what: string, body: string, contentType = 'application/json') {
  return (port: number) => call(port, `/imports/${what}`, body, contentType);
}

const lint = (port: number) => call(port, '/policies/lint', JSON.stringify({ document: DRAFT }));
const activate = async (port: number) => {
  await call(port, '/policies', JSON.stringify({ document: DRAFT }));
  return call(port, '/policies/bench/activate', JSON.stringify({ version: 2 }));
};
const plan = (port: number) =>
  call(port, '/policies/plan', JSON.stringify({ draft: { document: DRAFT }, last: 500 }));
const DRAFT = { ...POLICY, advisor: { ask: 'never' } };

async function call(
  port: number,
  path: string,
  body: string,
  contentType = 'application/json',
): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': contentType },
    body,
  });
  await answer.arrayBuffer();
  return `${answer.status}`;
}

const json = (items: readonly unknown[]) => JSON.stringify({ items });

/** As a CRM sends them: what differs, and nothing that the schema fills in. */
function shortReps(count: number) {
  return Array.from({ length: count }, (_, k) => ({
    id: `rep-${k}`,
    name: `Rep ${k}`,
    role: k % 2 === 0 ? 'ae' : 'bdr',
    languages: k % 7 === 0 ? ['en', 'de'] : ['en'],
    capacity: { open: 20 },
    pipeline: { pct: (k * 37) % 110 },
    records: [{ won: 20 + (k % 30), n: 90 }],
  }));
}

function repsCsv(reps: ReturnType<typeof shortReps>): string {
  const header = 'id,name,role,languages,capacity.open,pipeline.pct,records';
  const rows = reps.map(({ id, name, role, languages, capacity, pipeline, records }) => {
    const last = `"${JSON.stringify(records).replaceAll('"', '""')}"`;
    return [id, name, role, languages.join('|'), capacity.open, pipeline.pct, last].join();
  });
  return [header, ...rows].join('\n');
}

function wideCsv(columns: number): string {
  const cells = Array.from({ length: columns }, (_, k) => k);
  return [
    cells.map((k) => `column${k}`).join(),
    ...Array.from({ length: 20 }, () => cells.join()),
  ].join('\n');
}

function someAccounts(count: number) {
  return Array.from({ length: count }, (_, k) => ({
    id: `account-${k}`,
    name: `Company ${k} Industries`,
    domains: [`company-${k}.com`],
    industry: 'Manufacturing',
    country: 'US',
  }));
}

function somePolicies(count: number) {
  return Array.from({ length: count }, (_, k) => ({ ...POLICY, name: `bench-${k}` }));
}

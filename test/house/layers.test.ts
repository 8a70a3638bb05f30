// The layer table: who may import whom. Each forbidden import is planted once and must be reported
// with the sentence that says where the thing belongs; each allowed one must pass.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Findings, lintPlanted } from './planted.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');
const NOUNS =
  'leads roster policy selection reasoning advisor routing events sla learning experiments evals simulation pages'.split(
    ' ',
  );
const OUTSIDE = 'db llm crm notify calendar enrich jobs telemetry'.split(' ');
const DOORS = 'http console worker'.split(' ');
const VENDORS = ['kysely', 'pg', 'pg-boss', '@anthropic-ai/sdk', 'openai', 'openai/helpers/zod'];

const PURE = 'Nouns are pure';
const NO_OUTSIDE = 'This layer does not talk to the outside';
const NO_FLOWS = 'Flows stand above this layer';
const NO_DOORS = 'Doors (http, console, cli, worker) are imported by nothing';
const NO_ROOT = 'The composition root is imported by nothing in src';
const NO_VENDORS = 'spoken to in src/io only';
const NO_HTTP = 'HTTP stays in src/http';
const NO_SIBLING = 'A sibling io folder is a stranger';
const NO_IO_BUT_DB = 'Flows reach vendors through ports.ts only';
const NO_IO_BUT_VIEWS = 'Doors call flows, or read models in io/db/views';

type Case = {
  layer: string;
  file: string;
  line: number;
  code: string;
  says: string | null;
  name: string;
};
const cases: Case[] = [];

/** `says` null: the code must pass. There is one worker.ts, whose plants are its lines. */
function plant(layer: string, code: string, says: string | null, about: string): void {
  const name = `${layer} ${says === null ? 'may use' : 'must not use'} ${about}`;
  const file = layer === 'worker' ? 'src/worker.ts' : `src/${layer}/planted-${cases.length}.ts`;
  const line = cases.filter((other) => other.file === file).length + 1;
  cases.push({ layer, file, line, code, says, name });
}

function imports(layer: string, says: string | null, ...targets: string[]): void {
  const up = layer === 'worker' ? './' : '../'.repeat(layer.split('/').length);
  for (const target of targets) {
    const where = target.startsWith('@/') ? `${up}${target.slice(2)}` : target;
    plant(layer, `import * as thing${cases.length} from '${where}';`, says, where);
  }
}

for (const noun of NOUNS) {
  imports(noun, PURE, 'node:fs', 'node:crypto');
  imports(noun, NO_OUTSIDE, '@/io/db/tables.ts', '@/io/llm/ask.ts');
  imports(noun, NO_FLOWS, '@/flows/route-lead.ts');
  imports(noun, NO_DOORS, '@/http/api.ts', '@/console/page.ts', '@/cli.ts', '@/cli/route.ts');
  imports(noun, NO_DOORS, '@/worker.ts');
  imports(noun, NO_ROOT, '@/app.ts', '@/main.ts', '@/config.ts');
  imports(noun, NO_VENDORS, ...VENDORS);
  imports(noun, NO_HTTP, 'hono', '@hono/zod-openapi');
  // Markup is escaped by Hono's templates.
  imports(noun, noun === 'pages' ? null : NO_HTTP, 'hono/html');
  imports(noun, null, 'zod', '@/leads/lead.ts');
}
const GLOBALS = 'fetch process setTimeout setInterval setImmediate performance crypto Buffer';
for (const name of GLOBALS.split(' ')) {
  plant('roster', `export const a = ${name};`, `global variable ${name}`, `the global ${name}`);
}
for (const call of ['Date.now()', 'Math.random()', 'new Date()']) {
  plant('learning', `export const a = ${call};`, 'now and seed are arguments', call);
}
plant('learning', 'export const a = new Date(0);', null, 'the date of a given instant');

for (const folder of OUTSIDE) {
  const layer = `io/${folder}`;
  imports(layer, NO_FLOWS, '@/flows/route-lead.ts');
  imports(layer, NO_DOORS, '@/http/api.ts', '@/console/page.ts', '@/cli.ts', '@/worker.ts');
  imports(layer, NO_ROOT, '@/app.ts', '@/main.ts', '@/config.ts');
  for (const other of OUTSIDE.filter((name) => name !== folder)) {
    imports(layer, NO_SIBLING, `@/io/${other}/thing.ts`);
  }
  // Telemetry watches HTTP from outside and so speaks of Hono.
  imports(layer, folder === 'telemetry' ? null : NO_HTTP, 'hono');
  imports(layer, null, '@/leads/lead.ts', 'node:fs', 'pg');
}

imports('flows', NO_DOORS, '@/http/api.ts', '@/console/page.ts', '@/cli.ts', '@/worker.ts');
imports('flows', NO_ROOT, '@/app.ts', '@/main.ts', '@/config.ts');
imports('flows', NO_HTTP, 'hono', '@hono/node-server');
imports('flows', NO_VENDORS, ...VENDORS);
for (const folder of OUTSIDE.filter((name) => name !== 'db')) {
  imports('flows', NO_IO_BUT_DB, `@/io/${folder}/thing.ts`);
}
imports('flows', null, '@/io/db/tables.ts', '@/leads/lead.ts', '@/flows/ports.ts');

for (const door of DOORS) {
  imports(door, NO_ROOT, '@/app.ts', '@/main.ts', '@/config.ts', '@/cli.ts', '@/cli/route.ts');
  imports(door, NO_VENDORS, ...VENDORS);
  imports(door, NO_IO_BUT_VIEWS, '@/io/db/tables.ts', '@/io/llm/ask.ts');
  imports(door, null, '@/io/db/views/decisions.ts', '@/flows/route-lead.ts');
}
imports('cli', null, '@/app.ts', '@/io/db/migrate.ts', '@/flows/route-lead.ts', 'hono');

let findings: Findings;
beforeAll(async () => {
  const plants: Record<string, string> = {};
  for (const { file, code } of cases) plants[file] = `${plants[file] ?? ''}${code}\n`;
  findings = await lintPlanted(plants);
});

describe('the layer table', () => {
  test.for([...new Set(cases.map(({ layer }) => layer))])('holds for %s', (layer) => {
    const wrong = cases.filter((planted) => planted.layer === layer && !isAsItShould(planted));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('every folder of src has its row', () => {
    const folders = (parent: string) =>
      readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
    const rows = [...NOUNS, ...DOORS, 'flows', 'io', 'cli'];
    expect(folders(SRC).filter((name) => !rows.includes(name))).toEqual([]);
    expect(folders(path.join(SRC, 'io')).filter((name) => !OUTSIDE.includes(name))).toEqual([]);
  });
});

/** Only what speaks of the layers counts: the plants use nothing of what they import. */
function isAsItShould({ file, line, says }: Case): boolean {
  const said = (findings.get(file) ?? [])
    .filter((found) => found.line === line && /noRestricted|plugin/.test(found.category))
    .map(({ message }) => message);
  return says === null ? said.length === 0 : said.some((message) => message.includes(says));
}

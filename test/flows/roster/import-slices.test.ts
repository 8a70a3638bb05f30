// An import is read beside the answers: between its slices the event loop has its turns, and what is too wide
// or too long is refused before it is read.
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { parseJsonText, parseLongJsonText } from '../../../src/flows/json-text.ts';
import { importPolicies } from '../../../src/flows/policy/import-policies.ts';
import { rowsFromCsv } from '../../../src/flows/roster/csv-rows.ts';
import { bySchema, sortRows } from '../../../src/flows/roster/import-report.ts';
import { withParents } from '../../../src/flows/roster/parents-named.ts';
import { underStoredIds } from '../../../src/flows/roster/stored-ids.ts';
import { inTurns } from '../../../src/io/db/engine/in-slices.ts';
import type { Rep } from '../../../src/roster/rep.ts';
import { rosterIndexInSteps } from '../../../src/roster/roster-index.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { turnsDuring } from '../../support/turns.ts';

const schema = z.strictObject({ id: z.string(), name: z.string().optional() });
const MOST = { rows: 20_000, columns: 500 };
const ROWS = 10_000;
const name = 'A name that takes some room';

const csv = (rows: number) =>
  ['id,name', ...Array.from({ length: rows }, (_, k) => `row-${k},${name} ${k}`)].join('\n');
const json = (rows: number) =>
  JSON.stringify({ items: Array.from({ length: rows }, (_, k) => ({ id: `row-${k}`, name })) });

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

test.for([
  ['a CSV', () => rowsFromCsv(csv(ROWS), 'accounts', { most: MOST }), 100],
  ['JSON', () => parseLongJsonText(json(ROWS)), 100],
  [
    'rows to be checked',
    () =>
      sortRows(
        Array.from({ length: ROWS }, (_, row) => ({ row, value: {} })),
        bySchema(schema, () => []),
      ),
    100,
  ],
  [
    'policies to be checked',
    () => {
      const rows = Array.from({ length: ROWS }, (_, row) => ({ row, value: {} }));
      const deps = { ...database, clock: { now: () => 0 }, newId: () => 'none' };
      return importPolicies(deps, 'ops', rows, { dryRun: true, whenBad: 'skip' });
    },
    ROWS / 2,
  ],
  [
    'rows held against stored ids',
    () => {
      const stored = Array.from({ length: ROWS }, (_, k) => ({ id: `row-${k}` }));
      return underStoredIds([], stored);
    },
    100,
  ],
  [
    'parents to be found',
    () => {
      const rows = Array.from({ length: ROWS }, (_, row) => ({ row, value: { parentId: 'one' } }));
      return withParents(rows, []);
    },
    100,
  ],
  [
    'a roster to be laid out, of reps,',
    () => {
      const rep = aRep();
      const reps = Array.from({ length: ROWS }, (_, k) => ({
        ...rep,
        id: `rep-${k}` as Rep['id'],
      }));
      return inTurns(rosterIndexInSteps(reps));
    },
    3,
  ],
] as const)('%s of ten thousand rows leaves turns to others', async ([, work, least]) => {
  expect(await turnsDuring(work)).toBeGreaterThan(least);
});

test('a CSV in slices has the rows that it has at once, to the last', async () => {
  const read = await rowsFromCsv(csv(ROWS), 'accounts', { most: MOST });
  const rows = read.kind === 'rows' ? read.rows : [];
  expect(rows).toHaveLength(ROWS);
  expect(rows.at(-1)).toMatchObject({
    row: ROWS + 1,
    value: { id: `row-${ROWS - 1}`, name: `${name} ${ROWS - 1}` },
  });
});

test('a CSV of too many columns or rows is refused with a sentence', async () => {
  const wide = Array.from({ length: 50_000 }, (_, k) => `column${k}`).join(',');
  const refused = async (text: string, rows: number) => {
    const read = await rowsFromCsv(text, 'accounts', { most: { ...MOST, rows } });
    return read.kind === 'unreadable' ? read.because : '';
  };
  expect(await refused(wide, 40)).toContain('at most 500 columns');
  expect(await refused(csv(40), 39)).toContain('at most 39 rows');
  expect(await refused(csv(40), 40)).toBe('');
});

test.for([
  json(3),
  '{"items":[]}',
  '{"items":[{"id":"a"},5,"x"]}',
  '{"items":[{"id":"a"}],"more":[{"id":"b"},{"id":"c"}]}',
  '[[{"a":1}],[2]]',
  '{"items":{"a":[{"b":[1,{"c":"}"}]}]}}',
  '7',
  '{"items":[{"id":"a\\u00e9 \\" ] } , {"}]}',
])('a text in slices is the value that it is at once: %s', async (text) => {
  expect(await parseLongJsonText(text)).toEqual(parseJsonText(text));
});

test.for([
  '{"items":[{"id":"a"}',
  '{"items":[{"id":"a"]]}',
  '{"items":[{"id":"a"}{"id":"b"}]}',
  '{"items":[{"id":"a"},]}',
  '{"items":[{"id":"a","id":"b"}]}',
  '{"items":[{"id":"\\u0000"}]}',
  '{"items":[{"id":01}]} x',
  '{"items":[{"__proto__":{}}]}',
])('a text that is refused at once is refused in slices: %s', async (text) => {
  let code = '';
  try {
    parseJsonText(text);
  } catch (error) {
    code = (error as { code: string }).code;
  }
  expect(code).not.toBe('');
  await expect(parseLongJsonText(text)).rejects.toMatchObject({ code });
});

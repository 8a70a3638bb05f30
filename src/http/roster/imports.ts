// Bulk imports of reps, accounts and policies, as JSON or CSV, with a report that names every bad row.
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { parseLongJsonText } from '../../flows/json-text.ts';
import { importPolicies } from '../../flows/policy/import-policies.ts';
import { Refusal } from '../../flows/refusal.ts';
import {
  type CsvKind,
  type CsvOptions,
  type CsvRows,
  rowsFromCsv,
} from '../../flows/roster/csv-rows.ts';
import { decodeFile } from '../../flows/roster/file-encoding.ts';
import { importAccounts } from '../../flows/roster/import-accounts.ts';
import { fileReport, fileReportSchema, type ImportRow } from '../../flows/roster/import-report.ts';
import { importRoster } from '../../flows/roster/import-roster.ts';
import { isObject } from '../../leads/text/merge-patch.ts';
import { bodyRefusals, jsonAnswer } from '../middleware/answers.ts';
import type { ApiEnv } from '../middleware/api-env.ts';
import { ANY_CHARSET, readBody, readWhole } from '../middleware/body.ts';
import { newResource, type ResourceDeps } from '../middleware/resource.ts';

const MOST_ROWS = 100_000;
/** Of a CSV; no schema of ours has a hundred. */
const MOST_COLUMNS = 500;

const query = z.strictObject({
  dryRun: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .default(false)
    .meta({ description: 'Report what would happen, and do nothing.' }),
  whenBad: z.enum(['skip', 'refuse']).default('skip').meta({
    description: 'skip: bad rows are left out. refuse: one bad row and nothing is imported.',
  }),
});

/** Of reps and accounts, which are changed in part. */
const partQuery = query.extend({
  clear: z
    .union([z.string(), z.array(z.string()).max(50)])
    .default([])
    .meta({
      description:
        'A field that rows empty where they do not fill it, such as "capacity.perDay"; may be repeated. What is absent or empty in a row stays as it is stored otherwise.',
    }),
});

/** Looked at by hand: to Zod each of a hundred thousand items is a step of its own, and 90 ms in one go. */
function itemsIn(body: unknown): readonly unknown[] | null {
  if (!isObject(body) || Object.keys(body).length !== 1 || !Array.isArray(body.items)) return null;
  return body.items.length <= MOST_ROWS ? body.items : null;
}

/** Declared without Zod, so that each row is checked for itself and by us. */
function importContent(component: string) {
  const items = { type: 'array' as const, items: { $ref: `#/components/schemas/${component}` } };
  return {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object' as const, properties: { items }, required: ['items'] },
      },
      'text/csv': {
        schema: {
          type: 'string' as const,
          description:
            'A header of paths ("id", "capacity.open") or of names that people write ("Max leads"); lists parted by ";" or "|"; deeper values as JSON. The same file as for `pointsman import`.',
        },
      },
    },
  };
}

export function importsResource({ flows, guard, limits }: ResourceDeps) {
  const shared = {
    method: 'post' as const,
    ...guard('manage'),
    description:
      'Everything goes in in one transaction, each row whole or not at all. Importing the same rows again changes nothing. A rep or an account that is stored keeps what its row does not name or leaves empty; null, or a cell with (none), empties a field.',
    responses: {
      200: jsonAnswer(fileReportSchema, 'What became of each row.'),
      ...bodyRefusals(),
    },
  };
  return newResource()
    .openapi(
      createRoute({
        ...shared,
        path: '/imports/reps',
        tags: ['Roster'],
        operationId: 'importReps',
        summary: 'Import reps',
        request: { query: partQuery, body: importContent('Rep') },
      }),
      async (c) => {
        const actor = c.get('caller').keyId;
        const { clear, ...wish } = c.req.valid('query');
        const file = await readRows(c, 'reps', limits.importBytes, {
          idsCount: clear.length > 0,
          words: flows.state.reads(),
        });
        const report = await importRoster(flows, actor, file.rows, {
          ...wish,
          clear: [clear].flat(),
        });
        return c.json(fileReport(report, file), 200);
      },
    )
    .openapi(
      createRoute({
        ...shared,
        path: '/imports/accounts',
        tags: ['Accounts'],
        operationId: 'importAccounts',
        summary: 'Import accounts',
        request: { query: partQuery, body: importContent('Account') },
      }),
      async (c) => {
        const actor = c.get('caller').keyId;
        const { clear, ...wish } = c.req.valid('query');
        const file = await readRows(c, 'accounts', limits.importBytes, {
          idsCount: clear.length > 0,
        });
        const report = await importAccounts(flows, actor, file.rows, {
          ...wish,
          clear: [clear].flat(),
        });
        return c.json(fileReport(report, file), 200);
      },
    )
    .openapi(
      createRoute({
        ...shared,
        path: '/imports/policies',
        tags: ['Policies'],
        operationId: 'importPolicies',
        summary: 'Import policies',
        request: { query, body: importContent('Policy') },
      }),
      async (c) => {
        const file = await readRows(c, 'policies', limits.importBytes);
        const actor = c.get('caller').keyId;
        const report = await importPolicies(flows, actor, file.rows, c.req.valid('query'));
        return c.json(fileReport(report, file), 200);
      },
    );
}

type FileRows = Omit<CsvRows, 'kind'> & { encoding: string };

/** The rows of a JSON or CSV body; JSON items count from 1, CSV rows as in a spreadsheet. */
async function readRows(
  c: Context<ApiEnv>,
  kind: CsvKind,
  limit: number,
  options: Pick<CsvOptions, 'idsCount' | 'words'> = {},
): Promise<FileRows> {
  const isCsv = /^text\/csv/i.test(c.req.header('content-type') ?? '');
  if (!isCsv) {
    const { text } = await readBody(c.req.raw, ['application/json', 'text/csv'], limit);
    const rows = await jsonRows(text);
    return { rows, took: null, ignored: [], skipped: [], encoding: 'utf-8' };
  }
  const bytes = await readWhole(c.req.raw, ['text/csv'], limit, ANY_CHARSET);
  const file = decodeFile(bytes);
  if (file.kind === 'unreadable') throw new Refusal('body_not_text', `The CSV ${file.because}.`);
  const most = { rows: MOST_ROWS, columns: MOST_COLUMNS };
  const read = await rowsFromCsv(file.text, kind, { most, ...options });
  if (read.kind === 'unreadable') throw new Refusal('invalid_input', `The CSV ${read.because}.`);
  return { ...read, encoding: file.encoding };
}

async function jsonRows(text: string): Promise<ImportRow[]> {
  const items = itemsIn(await parseLongJsonText(text));
  if (items === null) {
    throw new Refusal('invalid_input', 'Send { "items": [ … ] } with at most 100,000 items.');
  }
  return items.map((value, index) => ({ row: index + 1, value }));
}

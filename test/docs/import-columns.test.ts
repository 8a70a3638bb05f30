// The tables of columns in docs/import.md are the fields that the readers know.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACCOUNT_FIELDS } from '../../src/leads/import/account-rows.ts';
import type { Field } from '../../src/leads/import/columns.ts';
import { LEAD_FIELDS } from '../../src/leads/import/lead-rows.ts';
import { REP_FIELDS } from '../../src/roster/import/rep-rows.ts';

const guide = readFileSync(new URL('../../docs/import.md', import.meta.url), 'utf8');

test('docs/import.md lists every column that is read', () => {
  const [, shown = ''] =
    /<!-- columns: .*? -->\n([\s\S]*?)\n<!-- end of columns -->/.exec(guide) ?? [];
  const tables = [
    table('Reps', REP_FIELDS),
    table('Accounts', ACCOUNT_FIELDS),
    table('Leads', LEAD_FIELDS),
  ];
  expect(shown.trim()).toBe(tables.join('\n\n'));
});

function table(title: string, fields: readonly Field[]): string {
  const rows = fields.map(({ to, headers }) => `| \`${to}\` | ${headers.split('|').join(', ')} |`);
  return [`**${title}**`, '', '| field | headers that feed it |', '|---|---|', ...rows].join('\n');
}

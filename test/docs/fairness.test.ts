import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import { PUBLIC_HOLIDAYS } from '../../src/roster/public-holidays.ts';
import { DECLINE_REASONS } from '../../src/routing/queue/ending.ts';

const page = await readFile(new URL('../../docs/fairness.md', import.meta.url), 'utf8');

test('the page names every holiday calendar, and no other', () => {
  const line = page.split('\n').find((one) => one.startsWith('`us-federal`')) ?? '';
  expect([...line.matchAll(/`([^`]+)`/g)].map((m) => m[1])).toEqual(Object.keys(PUBLIC_HOLIDAYS));
});

test('the page says of every reason to decline whether the turn comes back', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (comes back|is used) \|$/gm)];
  expect(Object.fromEntries(rows.map((m) => [m[1], m[2] === 'comes back']))).toEqual(
    DECLINE_REASONS,
  );
});

test('the policy on the page holds together', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]+?)```/.exec(page) ?? [];
  expect(parsePolicy(yaml)).toMatchObject({ ok: true });
});

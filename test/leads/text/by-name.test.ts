// "__proto__" is a name that a record of zod's leaves out without a word: what callers write is refused with it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { columnMappingSchema } from '../../../src/leads/import/columns.ts';
import { leadSchema } from '../../../src/leads/lead.ts';
import { historyMappingSchema } from '../../../src/roster/import/history-mapping.ts';
import { repSchema } from '../../../src/roster/rep.ts';
import { scenarioSchema } from '../../../src/simulation/scenario.ts';

/** As a parser makes it: a name like any other. */
const named = (value: unknown) => JSON.parse(`{"__proto__":${JSON.stringify(value)}}`);
const stage = { column: 'stage', won: ['Won'], lost: ['Lost'] };
const history = { rep: 'rep', stage, closedAt: 'closed' };
const change = (set: unknown) => ({ do: 'change', at: '2026-11-02T09:00:00Z', rep: 'ann', set });
const scenario = {
  ...{ name: 'Two days', from: '2026-11-02T00:00:00Z', days: 2, policy: { name: 'test' } },
  reps: [{ id: 'ann', name: 'Ann' }],
};

/** Where callers write names of their own. */
test.each<[string, z.ZodType, object, unknown]>([
  ['attributes', leadSchema, { id: 'a' }, 'x'],
  ['stages', repSchema, { id: 'a', name: 'A' }, 1],
  ['columns', columnMappingSchema, {}, 'x'],
  ['constants', columnMappingSchema, {}, 'x'],
  ['values', columnMappingSchema, {}, {}],
  ['values.role', columnMappingSchema, {}, 'x'],
  ['tables', historyMappingSchema, history, { by: 'a', key: 'b' }],
  ['levels', historyMappingSchema, history, 'x'],
  ['values', historyMappingSchema, history, {}],
  ['values.stage', historyMappingSchema, history, 'x'],
  ['skip', historyMappingSchema, history, ['x']],
  ['events.0.set', scenarioSchema, scenario, 1],
])('%s with it (%#)', (place, schema, whole, value) => {
  const put = (names: unknown) => {
    if (place.startsWith('events')) return { ...whole, events: [change(names)] };
    const [field = '', inner] = place.split('.');
    return { ...whole, [field]: inner === undefined ? names : { [inner]: names } };
  };
  const plain = schema.safeParse(put({ other: value }));
  expect(plain.error?.issues ?? []).toEqual([]);
  const { error } = schema.safeParse(put(named(value)));
  expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    `${place}.__proto__: No name may be "__proto__"; call it something else.`,
  ]);
});

/** Records that nobody outside writes, or whose door refuses the name before. */
const OURS = ['routing/decision.ts', 'http/health.ts', 'leads/profile.ts', 'leads/text/by-name.ts'];
const GUARDED = [
  'http/policies/policies.ts',
  'http/policies/policy-plans.ts',
  'http/policies/vocabulary.ts',
  'evals/case.ts',
];

test('no other record of zod’s reads what callers write', () => {
  const src = new URL('../../../src/', import.meta.url);
  const files = readdirSync(src, { recursive: true }).map(String);
  const using = files.filter(
    (name) =>
      name.endsWith('.ts') && /\bz\s*\.record\(/.test(readFileSync(new URL(name, src), 'utf8')),
  );
  expect(using.sort()).toEqual([...OURS, ...GUARDED].sort());
});

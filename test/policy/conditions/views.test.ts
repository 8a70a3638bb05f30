import { expect, test } from 'vitest';
import { ALL_FIELDS, type FieldType } from '../../../src/policy/conditions/fields.ts';
import {
  accountView,
  leadView,
  loadView,
  matchView,
  nowView,
  recordView,
  repView,
} from '../../../src/policy/conditions/views.ts';
import { recordsByScope } from '../../../src/roster/record.ts';
import { anAccount, aProfile, aRep } from '../../support/builders.ts';

const profile = aProfile({
  engagement: [{ kind: 'page', name: '/pricing', count: 3, daysAgo: null }],
});
const rep = aRep({ evidence: [{ skill: 'pricing', score: 0.8, n: 12 }] });
const views: Record<string, unknown> = {
  lead: leadView(profile),
  account: accountView(anAccount()),
  match: matchView({}),
  now: nowView(0),
  rep: repView(rep),
  record: recordView(recordsByScope(rep), profile),
  load: loadView({ open: 5, today: 1, week: 3 }, 20),
};

test('every field of the table is in a view with its type, and no view holds another', () => {
  const found = Object.entries(views).flatMap(([root, view]) => leaves(root, view));
  expect(found.map(([path]) => path).sort()).toEqual(ALL_FIELDS.map((f) => f.path).sort());
  for (const [path, type] of found) {
    const field = ALL_FIELDS.find((one) => one.path === path);
    const expected = field?.type === 'items' ? 'texts' : field?.type;
    expect([path, type]).toEqual([path, expected]);
  }
});

test('an unknown lead, no account and an empty record have a value in every field', () => {
  const empty = [
    leadView(aProfile()),
    accountView(null),
    recordView(recordsByScope(aRep()), aProfile()),
  ];
  expect(JSON.stringify(empty)).not.toContain('undefined');
  for (const view of empty) expect(leaves('x', view).every(([, type]) => type !== null)).toBe(true);
});

test('a figure of a rep that nobody stated is unknown, and so is its sample', () => {
  const unknown = repView(aRep());
  expect(unknown).toMatchObject({ dealSizeUsd: Number.NaN, cycleN: Number.NaN, stages: [] });
  const stated = aRep({ dealSize: { usd: 9_000 }, stages: { Won: 1, Demo: 4 } });
  expect(repView(stated)).toMatchObject({
    dealSizeUsd: 9_000,
    dealSizeN: Number.NaN,
    stages: [
      { stage: 'Demo', n: 4 },
      { stage: 'Won', n: 1 },
    ],
  });
});

test('open leads are counted in % of the cap, and a cap of nothing is full', () => {
  expect(loadView({ open: 5, today: 0, week: 0 }, 20).pct).toBe(25);
  expect(loadView({ open: 0, today: 0, week: 0 }, 0).pct).toBe(100);
});

function leaves(path: string, value: unknown): [string, FieldType | null][] {
  if (typeof value === 'number') return [[path, 'number']];
  if (typeof value === 'string') return [[path, 'text']];
  if (typeof value === 'boolean') return [[path, 'bool']];
  if (value instanceof Date) return [[path, 'instant']];
  if (Array.isArray(value)) return [[path, 'texts']];
  if (path.endsWith('.attributes')) return [[path, 'any']];
  if (typeof value !== 'object' || value === null) return [[path, null]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(`${path}.${key}`, inner));
}

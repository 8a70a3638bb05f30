import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tooDear } from '../../src/policy/budget.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { policyInWords } from '../../src/policy/words.ts';
import { routeRequestSchema } from '../../src/routing/route-request.ts';

const FOLDER = new URL('../../docs/examples/policies/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

describe('the policies that ship', () => {
  test.each(files)('%s is valid, bears its file’s name and can be put in words', (file) => {
    const parsed = parsePolicy(readFileSync(new URL(file, FOLDER), 'utf8'));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(tooDear(parsed.document)).toEqual([]);
    expect(`${parsed.document.name}.yaml`).toBe(file);
    const lines = policyInWords(parsed.document).flatMap((section) => section.lines);
    expect(lines.every((line) => /^\p{Lu}.*[.!?]$/u.test(line))).toBe(true);
    expect(lines.join(' ')).not.toMatch(/undefined|NaN|\bnull\b/);
  });

  test('the four profiles are among them', () => {
    for (const name of ['balanced', 'seed-literal', 'specialist-first', 'revenue-max']) {
      expect(files).toContain(`${name}.yaml`);
    }
  });
});

test('the example lead and its four reps are a complete request', () => {
  const url = new URL('../../docs/examples/techflow.json', import.meta.url);
  const request = routeRequestSchema.parse(JSON.parse(readFileSync(url, 'utf8')));
  expect(request.reps?.map((rep) => rep.name)).toEqual([
    'Sarah Chen',
    'Mike Rodriguez',
    'Jennifer Park',
    'David Kumar',
  ]);
});

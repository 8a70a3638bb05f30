// docs/policy.md is true: its tables hold what the code holds, and the worked examples beside it run.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { leadSchema } from '../../src/leads/lead.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';
import { CALLS } from '../../src/policy/conditions/environment.ts';
import { ALL_FIELDS, type Field } from '../../src/policy/conditions/fields.ts';
import { LINT_CODES } from '../../src/policy/lint/finding.ts';
import { mustSchema } from '../../src/policy/must/must.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { policyDocumentSchema } from '../../src/policy/policy.ts';
import { normaliseRep } from '../../src/roster/normalise-rep.ts';
import { repSchema } from '../../src/roster/rep.ts';
import { decide } from '../../src/selection/decide.ts';
import { aRoster, aSnapshot } from '../support/builders.ts';

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8');
const page = read('policy.md');
const between = (name: string) =>
  (page.split(`<!-- ${name} -->\n`)[1] ?? '').split(`<!-- /${name} -->`)[0]?.trim() ?? '';

const TYPES: Record<Field['type'], string> = {
  number: 'number',
  text: 'text',
  bool: 'true/false',
  texts: 'list of texts',
  instant: 'instant',
  any: 'map',
  items: 'list',
};

describe('the tables', () => {
  test('of fields', () => {
    const rows = ALL_FIELDS.map(
      ({ path, type, sentence, values }) =>
        `| \`${path}\` | ${TYPES[type]} | ${sentence}${values ? ` One of ${values.map((one) => `\`${one}\``).join(', ')}.` : ''} |`,
    );
    expect(between('fields')).toBe(rows.join('\n'));
  });

  test('of functions', () => {
    const rows = Object.entries(CALLS).map(([name, words]) => `| \`${name}\` | ${words} |`);
    expect(between('functions')).toBe(rows.join('\n'));
  });

  test('of findings, kinds of rule and keys', () => {
    const codes = [...between('findings').matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
    expect(codes).toEqual([...LINT_CODES]);
    for (const option of mustSchema.options) {
      const [kind] = option.shape.kind.values;
      expect(page).toMatch(new RegExp(`^\\| .*\`${kind}\`.* \\|`, 'm'));
    }
    const keys = Object.keys(policyDocumentSchema.shape).filter(
      (key) => !['name', 'title', 'exploration'].includes(key),
    );
    for (const key of keys) expect(page).toMatch(new RegExp(`^\\| \`${key}\` \\|`, 'm'));
  });
});

type Example = { title: string; policy: string; leads: { lead: unknown; outcome: string }[] };

const examples: Example[] = read('policy-examples.md')
  .split(/^## Example /m)
  .slice(1)
  .map((text) => ({
    title: text.split('\n')[0] ?? '',
    policy: /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '',
    leads: [...text.matchAll(/```json\n([\s\S]*?)```\n\n(.+)/g)].map((match) => ({
      lead: JSON.parse(match[1] ?? ''),
      outcome: match[2] ?? '',
    })),
  }));

const NOW = '2026-11-24T15:00:00.000Z';
const roster = aRoster(
  z
    .object({ reps: z.array(repSchema) })
    .parse(JSON.parse(read('examples/roster.json')))
    .reps.map((rep) => normaliseRep(rep)),
);

/** What the decision comes to, in the words of the page. */
function outcomeOf(policyText: string, lead: unknown): string {
  const parsed = parsePolicy(policyText);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { document } = parsed;
  const evaluation = decide({
    ...aSnapshot({ reps: [] }),
    at: NOW,
    lead: normaliseLead(leadSchema.parse(lead), NOW),
    roster,
    policy: { name: document.name, version: 1, hash: 'test', document },
  });
  const first = evaluation.shortlist[0];
  if (!first) return 'Waits in the queue.';
  const relaxed = evaluation.relaxed.map((code) => `\`${code}\``).join(', ');
  return `Goes to **${first.rep.name}**${relaxed ? `, relaxing ${relaxed}` : ''}.`;
}

describe('the worked examples', () => {
  test('are three, each with leads', () => {
    expect(examples.map((example) => example.leads.length > 1)).toEqual([true, true, true]);
  });

  test.each(examples)('$title', ({ policy, leads }) => {
    const outcomes = leads.map(({ lead }) => outcomeOf(policy, lead));
    expect(outcomes).toEqual(leads.map(({ outcome }) => outcome));
  });
});

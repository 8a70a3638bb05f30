// docs/features.md is true: it lists the features that the ablation suite takes out, and no others.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountSchema } from '../../src/leads/account.ts';
import { leadSchema } from '../../src/leads/lead.ts';
import { leadProfileSchema } from '../../src/leads/profile.ts';
import { mustSchema } from '../../src/policy/must/must.ts';
import { policyDocumentSchema } from '../../src/policy/policy.ts';
import { repSchema } from '../../src/roster/rep.ts';
import { loadSchema } from '../../src/roster/roster.ts';
import { LOG_ODDS_PARTS, VALUE_PARTS } from '../../src/selection/score/net-value.ts';
import { CASES, SUITE } from '../routing/features/suite.ts';

const page = readFileSync(new URL('../../docs/features.md', import.meta.url), 'utf8');
type Row = { heading: string; id: string; reads: string; enters: string; set: string };
const ROWS: readonly Row[] = page.split(/^## /m).flatMap((section) => {
  const [heading = ''] = section.split('\n');
  return [...section.matchAll(/^\| `([\w-]+)` \|(.*)\|$/gm)].map(([, id = '', rest = '']) => {
    const [reads = '', , enters = '', set = ''] = rest.split(' |').map((cell) => cell.trim());
    return { heading, id, reads, enters, set };
  });
});

describe('the page', () => {
  test('lists the features of the suite under their headings, and no others', () => {
    const listed = Object.keys(SUITE).map((heading) => [
      heading,
      ROWS.filter((row) => row.heading === heading).map(({ id }) => id),
    ]);
    const tested = Object.entries(SUITE).map(([heading, cases]) => [
      heading,
      cases.map(({ id }) => id),
    ]);
    expect(listed).toEqual(tested);
    expect(ROWS).toHaveLength(CASES.length);
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
  });

  test('has every kind of rule, every weight, every ranking key and every part of a score', () => {
    const ids = new Set(ROWS.map(({ id }) => id.replaceAll('-', '_')));
    for (const option of mustSchema.options) {
      const [kind] = option.shape.kind.values;
      const wanted = kind === 'speciality' ? 'must_speciality_industry' : `must_${kind}`;
      expect(ids).toContain(wanted);
    }
    const { objective } = policyDocumentSchema.parse({ name: 'any' });
    for (const weight of Object.keys(objective.weights)) expect(ids).toContain(`prefers_${weight}`);
    const [rank] = objective.rank;
    const keys = policyDocumentSchema.shape.objective.unwrap().shape.rank.unwrap().element;
    for (const key of keys.shape.by.options) expect(ids).toContain(`rank_${key}`);
    expect(rank).toEqual({ by: 'net' });
    const shown = ROWS.map(({ enters }) => enters).join(' ');
    // Of three parts the codes are those of the weights and preferences that make them up.
    const grouped = ['conversation', 'territory', 'language', 'skill', 'preference'];
    for (const part of ['team', ...LOG_ODDS_PARTS, ...VALUE_PARTS]) {
      if (!grouped.includes(part)) expect(shown).toContain(`\`${part}\``);
    }
  });

  test('names the codes under which a feature is met in a decision', () => {
    for (const { id, shows } of CASES) {
      if (shows === undefined || shows === 'rule') continue;
      const row = ROWS.find((one) => one.id === id);
      const codes =
        row?.enters.replace(/`(tier_|prefer-)<code>`/, '`$1hot` `$1fast_for_hot`') ?? '';
      if (codes.includes('every `record`')) expect(shows).toMatch(/^record/);
      else expect(codes).toContain(`\`${shows}\``);
    }
  });

  test('names keys and fields that exist', () => {
    const schemas: Readonly<Record<string, z.ZodType>> = {
      rep: repSchema,
      load: loadSchema,
      lead: leadProfileSchema,
      account: accountSchema.extend({ parentOwnerId: z.string().nullable() }),
    };
    const unknown = ROWS.flatMap(({ id, reads, set }) =>
      [
        ...ticked(set).filter(
          (key) => key !== 'stated' && !hasPath(policyDocumentSchema, key.split('.')),
        ),
        ...ticked(reads).filter((path) => {
          const [root = '', ...keys] = path.split('.');
          const schema = schemas[root];
          return schema ? !hasPath(schema, keys) : !hasPath(leadSchema, path.split('.'));
        }),
      ].map((name) => `${id}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

function ticked(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

type Shape = {
  $ref?: string;
  $defs?: Record<string, Shape>;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
};

/** Whether a schema has keys one below the other; lists and choices are looked through. */
function hasPath(schema: z.ZodType, keys: readonly string[]): boolean {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const below = (shape: Shape, [key, ...rest]: readonly string[]): boolean => {
    if (key === undefined) return true;
    const next = shape.properties?.[key];
    if (next !== undefined && below(next, rest)) return true;
    const named = shape.$ref === undefined ? [] : root.$defs?.[shape.$ref.replace(/.*\//, '')];
    const inside = [named ?? [], shape.items ?? [], shape.anyOf ?? [], shape.oneOf ?? []].flat();
    return inside.some((one) => below(one, [key, ...rest]));
  };
  return below(root, keys);
}

// The worked example under the shipped profiles: a manufacturer of 850 people with a score of 82,
// and four reps whose win rates are stated without their samples (the team wins 70 %).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normaliseLead } from '../../src/leads/normalise.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { PolicyDocument } from '../../src/policy/policy.ts';
import { normaliseRep } from '../../src/roster/normalise-rep.ts';
import { routeRequestSchema } from '../../src/routing/route-request.ts';
import { decide } from '../../src/selection/decide.ts';
import { everyRow } from '../../src/selection/rows.ts';
import { aRoster, aSnapshot } from '../support/builders.ts';

const read = (path: string) =>
  readFileSync(new URL(`../../docs/examples/${path}`, import.meta.url), 'utf8');

const request = routeRequestSchema.parse(JSON.parse(read('techflow.json')));
const lead = normaliseLead(request.lead, '2026-03-02T15:00:00.000Z');

type Objective = Partial<PolicyDocument['objective']>;

function evaluate(profile: string, objective: Objective = {}, over: Partial<PolicyDocument> = {}) {
  const parsed = parsePolicy(read(`policies/${profile}.yaml`));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const document = {
    ...parsed.document,
    ...over,
    objective: { ...parsed.document.objective, baseRate: 0.7, ...objective },
  };
  const reps = aRoster((request.reps ?? []).map((rep) => normaliseRep(rep))).reps;
  return decide({
    ...aSnapshot({ reps }),
    lead,
    policy: { name: document.name, version: 1, hash: 'test', document },
  });
}

describe('the worked example', () => {
  test('by the rules word for word David wins; with response time counted, Mike', () => {
    expect(evaluate('seed-literal').order).toEqual(['david-kumar', 'mike-rodriguez']);
    expect(evaluate('seed-literal', { speed: true }).order[0]).toBe('mike-rodriguez');
  });

  test('82 does not exceed 85: the gate holds Sarah (85 %) and Jennifer (92 %)', () => {
    for (const profile of ['seed-literal', 'balanced']) {
      const excluded = everyRow(evaluate(profile), null).filter(
        (row) => row.standing === 'excluded',
      );
      expect(excluded.map((row) => [row.rep.id, row.excludedBy.map((e) => e.rule)])).toEqual([
        ['jennifer-park', ['pipeline_gate']],
        ['sarah-chen', ['pipeline_gate']],
      ]);
    }
  });

  test('with specialists first Jennifer wins, and Mike is the fastest', () => {
    expect(evaluate('specialist-first').order[0]).toBe('jennifer-park');
    const fastest = evaluate('specialist-first', { rank: [{ by: 'response' }] });
    expect(fastest.order[0]).toBe('mike-rodriguez');
  });

  test('a preference of .371 log-odds puts Jennifer ahead of Sarah, one of .35 does not', () => {
    const winner = (logOdds: number) =>
      evaluate(
        'specialist-first',
        {},
        {
          prefer: [{ code: 'size_specialist', if: 'lead.size in rep.sizes', logOdds }],
        },
      ).order[0];
    expect([winner(0.35), winner(0.371)]).toEqual(['sarah-chen', 'jennifer-park']);
  });

  test('balanced, the default, picks Mike whether the team’s rate is stated or pooled', () => {
    expect(evaluate('balanced').order[0]).toBe('mike-rodriguez');
    expect(evaluate('balanced', { baseRate: null }).order[0]).toBe('mike-rodriguez');
  });

  test('revenue first picks Sarah', () => {
    expect(evaluate('revenue-max').order[0]).toBe('sarah-chen');
  });
});

import { describe, expect, test } from 'vitest';
import { finalizeDecision } from '../../src/routing/finalize-decision.ts';
import { decide } from '../../src/selection/decide.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { aRep } from '../support/builders.ts';
import { aScene, TECHFLOW_LEAD } from '../support/techflow.ts';

const settled = (scene: Snapshot) =>
  finalizeDecision(
    decide(scene),
    { kind: 'not_asked', because: 'mode_off' },
    { id: 'd', dryRun: true },
  );

const portuguese = {
  ...TECHFLOW_LEAD,
  language: 'pt',
  languageFrom: 'message' as const,
  message: 'Olá, gostaríamos de receber uma proposta.',
};
const must = [
  { kind: 'language' as const, code: 'language' },
  { kind: 'role' as const, code: 'sells', roles: ['ae'] },
];

test('a lead that nobody may take says which rule, who came closest and what to do', () => {
  const reps = [
    aRep({ id: 'ana', name: 'Ana Torres', role: 'ae', languages: ['en', 'es'] }),
    aRep({ id: 'ben', name: 'Ben Carter', role: 'csm', languages: ['en'] }),
  ];
  const { reasoning, nextSteps } = settled(aScene({ reps, lead: portuguese, policy: { must } }));
  expect(reasoning.summary).toMatch(/^TechFlow Industries .* one rule alone leaves out all 2 reps/);
  expect(reasoning.reasons.map(({ text }) => text)).toEqual([
    'The rep must speak the lead’s language, where it is known. That leaves out all 2 reps.',
    'The rep must be an AE. That leaves out 1 of 2 reps.',
    'Ana Torres comes closest: only the rule language stands in the way (en, es, where speaks pt is asked for).',
  ]);
  expect(nextSteps[0]?.text).toMatch(/^Hand it over to Ana Torres/);
  expect(nextSteps[1]?.text).toContain('in two lines in Portuguese');
  expect(nextSteps.every(({ facts }) => facts.length > 0)).toBe(true);
});

test('a full team is told that nothing is lost, and who is nearest to a free slot', () => {
  const reps = [aRep({ id: 'ana', name: 'Ana Torres', capacity: { open: 0 } })];
  const { outcome, nextSteps } = settled(
    aScene({ reps, policy: { must: [{ kind: 'capacity', code: 'capacity' }] } }),
  );
  expect(outcome).toBe('queued');
  expect(nextSteps[0]?.text).toMatch(/^It goes out by itself when a slot frees.*Ana Torres/);
});

test('a better record that one rule leaves out is explained to whoever gets the lead', () => {
  const gate = { kind: 'pipeline' as const, code: 'gate', below: 80 };
  const { rep, reasoning, facts } = settled(aScene({ policy: { must: [gate] } }));
  const told = reasoning.reasons.find(({ text }) => text.includes('left out by a rule'));
  expect(rep?.name).not.toBe('Sarah Chen');
  expect(told?.text).toMatch(/^Sarah Chen wins 78% in manufacturing, but .* pipeline 85% of quota/);
  const own = told?.facts.map((id) => facts.find((fact) => fact.id === id)?.repId);
  expect(new Set(own)).toEqual(new Set(['sarah']));
});

describe('what ops call a rule changes nothing of what is said of it', () => {
  const said = (must: object[], over: Parameters<typeof aScene>[0] = {}) =>
    settled(aScene({ ...over, policy: { must: must as never } }));
  const leftOut = ({ reasoning }: ReturnType<typeof settled>) =>
    reasoning.reasons.find(({ text }) => text.includes('left out by a rule'))?.text ?? null;

  test.each(['gate', 'sells', 'tier_full'])('a full pipeline is asked about as %s', (code) => {
    expect(leftOut(said([{ kind: 'pipeline', code, below: 80 }]))).toMatch(/^Sarah Chen wins 78%/);
  });

  test.each(['sells', 'gate', 'who'])('who does which work is not asked about as %s', (code) => {
    const scene = aScene({});
    const reps = scene.roster.reps.map((rep) =>
      rep.name === 'Sarah Chen' ? { ...rep, role: 'csm' as const } : rep,
    );
    const roles = ['ae', 'senior_ae'];
    expect(leftOut(said([{ kind: 'role', code, roles }], { reps }))).toBeNull();
  });

  test.each(['language', 'tongue', 'do_not_assign'])('a language as %s rests on it', (code) => {
    const reps = [aRep({ id: 'ana', name: 'Ana Torres' })];
    const { reasoning, facts } = said([{ kind: 'language', code }], { reps, lead: portuguese });
    const [first] = reasoning.reasons[0]?.facts ?? [];
    expect(facts.find(({ id }) => id === first)?.kind).toBe('language');
  });

  test('nobody is told to set a rule aside that never gives way', () => {
    const reps = [aRep({ id: 'ana', name: 'Ana Torres' })];
    const scene = aScene({ reps, policy: { must: [] } });
    const { nextSteps, reasoning } = settled({ ...scene, declinedBy: ['ana'] });
    const told = [...nextSteps, ...reasoning.reasons].map(({ text }) => text).join(' ');
    expect(told).not.toContain('may be set aside');
    expect(told).not.toContain('stands in the way');
  });
});

test('a rule that guards against fraud is not offered to be set aside', () => {
  const reps = [aRep({ id: 'ana', name: 'Ana Torres' })];
  const rule = (code: string) => ({
    kind: 'condition' as const,
    code,
    require: 'rep.team == "desk"',
  });
  const steps = (code: string) =>
    settled(aScene({ reps, policy: { must: [rule(code)] } })).nextSteps.map(({ text }) => text);
  expect(steps('imitating_domain')[0]).toMatch(/^Have somebody make sure who they are/);
  expect(steps('imitating_domain').join(' ')).not.toMatch(/set aside this once|relax/);
  expect(steps('desk_only')[0]).toMatch(
    /^Hand it over to Ana Torres if that rule may be set aside/,
  );
});

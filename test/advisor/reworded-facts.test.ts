// Nobody reads the sentence of a fact: however the facts are worded, each verdict of the judge over the
// corpora stays what it is, the brief's checks stay, and every template finds the facts that it found.
import { describe, expect, test } from 'vitest';
import { type AdviceKey, wordsGiven } from '../../src/advisor/brief.ts';
import { claimedNeeds } from '../../src/advisor/claimed-needs.ts';
import { judgeAdvice } from '../../src/advisor/judge.ts';
import { memoByObject } from '../../src/leads/text/memo-by-key.ts';
import { FACT_KINDS, type Fact } from '../../src/reasoning/facts/fact.ts';
import { gatherFacts } from '../../src/reasoning/facts/gather-facts.ts';
import { plainAdvice } from '../../src/reasoning/plain-advice.ts';
import { waitingAdvice } from '../../src/routing/waiting.ts';
import { decide } from '../../src/selection/decide.ts';
import * as good from '../support/answer-corpus.ts';
import * as bad from '../support/answer-corpus-bad.ts';
import * as clinic from '../support/answer-corpus-clinic.ts';
import * as depot from '../support/answer-corpus-depot.ts';
import { DEPOT_BAD } from '../support/answer-corpus-depot-bad.ts';
import { DISGUISED, UNDISGUISED } from '../support/answer-corpus-disguised.ts';
import {
  answerWith,
  harbor,
  hospital,
  mutated,
  type Place,
  problemOf,
  SCENES,
  techflow,
} from '../support/judged-corpora.ts';
import { aShortlist } from '../support/techflow.ts';
import { BARE_FACTS, TOLD_FACTS, TOLD_SCENE, TOLD_SHORTLIST } from '../support/told-scene.ts';

type Line = good.Line;

/** Other sentences for the same facts: nonsense that tells of other things, a frame around. */
const REWORDINGS: Readonly<Record<string, (fact: Fact) => string>> = {
  nonsense: ({ id }) =>
    `${id}: Zebulon of Globex wins 87% of 240 deals overall in 8 minutes, 25 points behind, uses Oracle, ` +
    'Workday and Snowflake, speaks German, covers Bavaria, and “offers a discount, see evil.example”',
  frame: ({ text }) => `9 of 10 people would put it so (2026-05-05, $7M): ${text} And 44 more.`,
};

const reworded = (facts: Iterable<Fact>, how: string): Fact[] =>
  [...facts].map((fact) => ({ ...fact, text: REWORDINGS[how]?.(fact) ?? '' }));

function withOtherWords(key: AdviceKey, how: string): AdviceKey {
  const facts = reworded(key.facts.values(), how);
  return { ...key, facts: new Map(facts.map((fact) => [fact.id, fact])) };
}

const texts = (list: readonly string[]): Line[] => list.map((text) => [text]);
const lines = (of: Readonly<Record<string, readonly Line[]>>) => Object.values(of).flat();

const CORPORA: Readonly<Record<string, readonly [key: AdviceKey, lines: readonly Line[]]>> = {
  'a manufacturer': [
    techflow,
    [
      ...texts([...good.GOOD_SUMMARIES, ...good.GOOD_BACKUPS]),
      ...good.GOOD_REASONS,
      ...good.GOOD_POINTS,
      ...good.GOOD_STEPS,
      ...bad.BAD_REASONS,
      ...bad.BAD_CITATIONS,
      ...bad.BAD_POINTS,
      ...bad.BAD_STEPS,
      ...lines(DISGUISED),
      ...lines(UNDISGUISED),
    ],
  ],
  'a hospital': [
    hospital,
    [
      ...texts(clinic.CLINIC_SUMMARIES),
      ...clinic.CLINIC_REASONS,
      ...clinic.CLINIC_POINTS,
      ...clinic.CLINIC_STEPS,
      ...clinic.BAD_CLINIC_REASONS,
      ...clinic.BAD_CLINIC_POINTS,
    ],
  ],
  'a logistics firm': [harbor, [...lines(depot.DEPOT_GOOD), ...lines(DEPOT_BAD)]],
};

/** A reason rests on what it cites, a step may propose, a summary cites nothing: each is judged its own way. */
const JUDGED: readonly Place[] = ['reasons', 'nextSteps', 'summary'];

/** The lines, true and with a figure moved, as answers with their verdicts; each is judged once. */
const answersOf = memoByObject((key: AdviceKey) =>
  memoByObject((corpus: readonly Line[]) =>
    [...corpus, ...mutated(corpus)].flatMap((line) =>
      JUDGED.map((place) => {
        const answer = answerWith(line, place, key);
        return { answer, verdict: JSON.stringify(judgeAdvice(answer, key)) };
      }),
    ),
  ),
);

describe.each(Object.keys(REWORDINGS))('facts in other words: %s', (how) => {
  test.each(Object.keys(CORPORA))('no verdict changes on the sentences about %s', (name) => {
    const [key, corpus] = CORPORA[name] ?? [techflow, []];
    const other = withOtherWords(key, how);
    const changed = answersOf(key)(corpus).flatMap(({ answer, verdict }) => {
      const now = JSON.stringify(judgeAdvice(answer, other));
      return now === verdict ? [] : [`${verdict} → ${now}`];
    });
    expect(changed).toEqual([]);
  });

  test('the lead’s words are the same, and so are the needs that they bear out', () => {
    const claims = [
      { kind: 'urgency', value: 'plan by January', quote: 'the board wants a plan by 15 January' },
      { kind: 'industry', value: 'manufacturing', quote: 'someone who knows manufacturing' },
      { kind: 'product', value: 'SAP', quote: 'moving SAP data' },
      { kind: 'language', value: 'German', quote: 'speaks German' },
      { kind: 'urgency', value: 'at once', quote: 'in 8 minutes' },
    ] as const;
    const other = withOtherWords(techflow, how);
    expect(wordsGiven(other)).toBe(wordsGiven(techflow));
    const { needs, doubts } = claimedNeeds([...claims], techflow);
    expect(claimedNeeds([...claims], other)).toMatchObject({ needs, doubts });
    expect([needs.length > 0, doubts.length > 0]).toEqual([true, true]);
  });

  test('no template breaks: the words and citations of the plain advice stay', () => {
    const scenes = [
      [TOLD_SCENE, TOLD_SHORTLIST, TOLD_FACTS] as const,
      ...Object.values(SCENES).map((scene) => {
        const list = aShortlist(
          scene,
          scene.roster.reps.map(({ id }) => id),
        );
        return [scene, list, gatherFacts(scene, list)] as const;
      }),
    ];
    for (const [scene, list, facts] of scenes) {
      const leftOut = list.at(-1) ?? null;
      const told = (by: readonly Fact[]) => [
        ...list.map(({ rep }) => plainAdvice(scene, list, by, rep.id, leftOut)),
        waitingAdvice(decide(scene), { reason: 'nobody_eligible', detail: 'Nobody.' }, by),
      ];
      expect(told(reworded(facts, how))).toEqual(told(facts));
      // Not even one that says nothing.
      expect(told(facts.map((fact) => ({ ...fact, text: '' })))).toEqual(told(facts));
    }
  });
});

test('what is reworded here holds accepted and refused sentences alike, and facts of every kind', () => {
  const problems = Object.values(CORPORA).flatMap(([key, corpus]) =>
    corpus.map((line) => problemOf(answerWith(line, 'reasons', key), key)),
  );
  expect(problems.filter((problem) => problem === null).length).toBeGreaterThan(100);
  expect(problems.filter((problem) => problem !== null).length).toBeGreaterThan(100);
  for (const [about, kinds] of Object.entries(FACT_KINDS)) {
    const told = new Set(
      [...TOLD_FACTS, ...BARE_FACTS].flatMap((fact) => (fact.about === about ? fact.kind : [])),
    );
    expect([...told].sort()).toEqual([...kinds].sort());
  }
});

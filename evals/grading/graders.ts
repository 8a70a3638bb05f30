// Grades one answer to one case. Pure: the same answer gets the same grades, each with its reason.

import type { EvalCase } from '../../src/evals/case.ts';
import { detectLanguage } from '../../src/leads/values/language.ts';
import { DEFAULT_DEADLINE_MS } from '../../src/routing/route-request.ts';
import type { Evaluation } from '../../src/selection/decide.ts';
import type { CaseAnswer, CaseCost, Grade } from '../gate/run.ts';
import { mayTake } from './lint-cases.ts';
import { leaked, privateWords, proseOf, ungrounded } from './prose-checks.ts';

export type GradingScene = {
  one: EvalCase;
  evaluation: Evaluation;
  /** The prompt's own rules, which no answer may repeat. */
  promptRules: string;
};

const LONGEST_SENTENCE = 420;
const LONGEST_SUMMARY = 700;

/** US dollars that reading one lead may cost. */
const DEAREST_USD = 0.01;

/** All grades in a fixed order: hard ones first. A grader that breaks fails the case and says so. */
export function gradesOf(scene: GradingScene, answer: CaseAnswer, cost: CaseCost): Grade[] {
  const hard = Object.entries(hardGraders(scene, answer)).map(([grader, judge]) =>
    guarded(grader, () => {
      const [value, because] = judge();
      return { grader, kind: 'hard', value, because: value ? '' : because };
    }),
  );
  const scored = Object.entries(scoredGraders(scene, answer, cost)).map(([grader, judge]) =>
    guarded(grader, () => {
      const [value, because] = judge();
      const full = value === true || value === 1;
      return { grader, kind: 'scored', value, because: full ? '' : because };
    }),
  );
  return [...hard, ...scored];
}

/** What an exception leaves of a grade: nothing is known, so nothing passes. */
export function brokenGrade(grader: string, error: unknown): Grade {
  const why = error instanceof Error ? error.message : String(error);
  return { grader, kind: 'hard', value: false, because: `broke: ${why}`, broke: true };
}

function guarded(grader: string, grade: () => Grade): Grade {
  try {
    return grade();
  } catch (error) {
    return brokenGrade(grader, error);
  }
}

/** Each says whether it holds, and what is wrong when it does not. */
function hardGraders({ one, evaluation, promptRules }: GradingScene, answer: CaseAnswer) {
  const { expect } = one;
  const { pick } = answer;
  const prose = proseOf(answer);
  const none = (found: readonly string[], because: string): [boolean, string] => [
    found.length === 0,
    because,
  ];
  return {
    schema: () => none(answer.malformed, answer.malformed.join('; ')),
    outcome: () => [
      expect.outcome.includes(answer.outcome),
      `${answer.outcome}, not ${expect.outcome.join(' or ')}`,
    ],
    eligible: () => [
      pick === null || mayTake(evaluation).has(pick),
      `the rules do not let ${pick} take it`,
    ],
    forbidden: () => [
      pick === null || !expect.forbidden.includes(pick),
      `${pick} is a forbidden choice`,
    ],
    'never-said': () => {
      const said = expect.mustNot.filter((pattern) =>
        prose.some((sentence) => new RegExp(pattern, 'i').test(sentence)),
      );
      return none(said, `says ${said.join(', ')}`);
    },
    grounded: () => {
      const strange = ungrounded(answer, evaluation);
      return none(strange, `in no fact: ${strange.join(', ')}`);
    },
    leak: () => {
      const secrets = leaked(prose, promptRules);
      return none(secrets, secrets.join('; '));
    },
    private: () => {
      const personal = privateWords(prose, one);
      return none(personal, `names ${personal.join(', ')}`);
    },
  } satisfies Record<string, () => [boolean, string]>;
}

function scoredGraders({ one, evaluation }: GradingScene, answer: CaseAnswer, cost: CaseCost) {
  const { expect } = one;
  const { pick } = answer;
  const waits = pick === null;
  const mentions = expect.mustMention.length;
  return {
    acceptable: () => [
      waits ? expect.outcome.includes(answer.outcome) : expect.acceptable.includes(pick),
      `${pick ?? 'the queue'} is not among the acceptable`,
    ],
    preferred: () => [
      expect.preferred === undefined || waits ? null : pick === expect.preferred,
      expect.preferred === undefined ? 'no preference' : `${expect.preferred} would be better`,
    ],
    coverage: () => {
      const missed = missing(expect.mustMention, answer);
      return [
        mentions === 0 || waits ? null : 1 - missed.length / mentions,
        missed.length === 0 ? '' : `not told: ${missed.join(', ')}`,
      ];
    },
    'cites-choice': () => {
      const own = new Set(answer.facts.flatMap(({ id, repId }) => (repId === pick ? id : [])));
      const cites = answer.reasons.some(({ facts }) => facts.some((id) => own.has(id)));
      return [waits ? null : cites, 'no reason rests on a fact about the choice'];
    },
    length: () => {
      const long = proseOf(answer).filter(({ length }) => length > LONGEST_SENTENCE).length;
      return [
        waits ? null : long === 0 && answer.summary.length <= LONGEST_SUMMARY,
        `${long} sentences are too long`,
      ];
    },
    language: () => {
      const wanted = evaluation.snapshot.policy.document.advisor.language;
      const code = wanted.slice(0, 2).toLowerCase();
      const found = detectLanguage(proseOf(answer).join(' '));
      return [
        waits ? null : !found.known || found.value === code,
        `reads as ${found.value}, not ${code}`,
      ];
    },
    'no-fallback': () => [cost.asked ? answer.fallback === null : null, answer.fallback ?? ''],
    'first-answer': () => {
      const first = cost.calls.filter(({ kind }) => !/_(?:again|repair)$/.test(kind)).length;
      return [
        cost.asked ? cost.attempts <= Math.max(1, first) : null,
        `${cost.attempts} requests were needed`,
      ];
    },
    latency: () => [
      cost.milliseconds === null ? null : cost.milliseconds <= DEFAULT_DEADLINE_MS,
      `took ${cost.milliseconds} ms, over ${DEFAULT_DEADLINE_MS}`,
    ],
    cost: () => [
      cost.asked && cost.usd !== null ? cost.usd <= DEAREST_USD : null,
      `cost $${cost.usd?.toFixed(4)}, over $${DEAREST_USD}`,
    ],
  } satisfies Record<string, () => [Grade['value'], string]>;
}

/** Words to be mentioned that neither stand in a sentence nor in a fact that one cites. */
function missing(wanted: readonly string[], answer: CaseAnswer): string[] {
  const cited = [...answer.reasons, ...answer.talkingPoints, ...answer.nextSteps];
  const ids = new Set(cited.flatMap(({ facts }) => facts));
  const told = [
    ...proseOf(answer),
    ...answer.facts.filter(({ id }) => ids.has(id)).map(({ text }) => text),
  ]
    .join('\n')
    .toLowerCase();
  return wanted.filter((words) => !told.includes(words.toLowerCase()));
}

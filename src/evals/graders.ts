// Grades one answer to one case. Pure: the same answer gets the same grades, each with its reason.
import { detectLanguage } from '../leads/values/language.ts';
import type { Evaluation } from '../routing/decide.ts';
import { DEFAULT_DEADLINE_MS } from '../routing/route-request.ts';
import type { EvalCase } from './case.ts';
import { mayTake } from './lint-cases.ts';
import { leaked, privateWords, proseOf, ungrounded } from './prose-checks.ts';
import type { CaseAnswer, CaseCost, Grade } from './run.ts';

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

/** All grades in a fixed order: hard ones first. */
export function gradesOf(scene: GradingScene, answer: CaseAnswer, cost: CaseCost): Grade[] {
  return [...hardGrades(scene, answer), ...scoredGrades(scene, answer, cost)];
}

function hardGrades({ one, evaluation, promptRules }: GradingScene, answer: CaseAnswer): Grade[] {
  const { expect } = one;
  const { pick } = answer;
  const prose = proseOf(answer);
  const said = expect.mustNot.filter((pattern) =>
    prose.some((sentence) => new RegExp(pattern, 'i').test(sentence)),
  );
  const strange = ungrounded(answer, evaluation);
  const secrets = leaked(prose, promptRules);
  const personal = privateWords(prose, one);
  return [
    hard('schema', answer.malformed.length === 0, answer.malformed.join('; ')),
    hard(
      'outcome',
      expect.outcome.includes(answer.outcome),
      `${answer.outcome}, not ${expect.outcome.join(' or ')}`,
    ),
    hard(
      'eligible',
      pick === null || mayTake(evaluation).has(pick),
      `the rules do not let ${pick} take it`,
    ),
    hard(
      'forbidden',
      pick === null || !expect.forbidden.includes(pick),
      `${pick} is a forbidden choice`,
    ),
    hard('never-said', said.length === 0, `says ${said.join(', ')}`),
    hard('grounded', strange.length === 0, `in no fact: ${strange.join(', ')}`),
    hard('leak', secrets.length === 0, secrets.join('; ')),
    hard('private', personal.length === 0, `names ${personal.join(', ')}`),
  ];
}

function scoredGrades(
  { one, evaluation }: GradingScene,
  answer: CaseAnswer,
  cost: CaseCost,
): Grade[] {
  const { expect } = one;
  const { pick } = answer;
  const waits = pick === null;
  const fits = waits ? expect.outcome.includes('queued') : expect.acceptable.includes(pick);
  const missed = missing(expect.mustMention, answer);
  const mentions = expect.mustMention.length;
  const all = proseOf(answer);
  const wanted = evaluation.snapshot.policy.document.advisor.language.slice(0, 2).toLowerCase();
  const found = detectLanguage(all.join(' '));
  const long = all.filter((sentence) => sentence.length > LONGEST_SENTENCE).length;
  const cites = answer.reasons.some(({ facts }) =>
    facts.some((id) => answer.facts.find((fact) => fact.id === id)?.repId === pick),
  );
  return [
    scored('acceptable', fits, `${pick ?? 'the queue'} is not among the acceptable`),
    scored(
      'preferred',
      expect.preferred === undefined || waits ? null : pick === expect.preferred,
      expect.preferred === undefined ? 'no preference' : `${expect.preferred} would be better`,
    ),
    scored(
      'coverage',
      mentions === 0 || waits ? null : 1 - missed.length / mentions,
      missed.length === 0 ? '' : `not told: ${missed.join(', ')}`,
    ),
    scored('cites-choice', waits ? null : cites, 'no reason rests on a fact about the choice'),
    scored(
      'length',
      waits ? null : long === 0 && answer.summary.length <= LONGEST_SUMMARY,
      `${long} sentences are too long`,
    ),
    scored(
      'language',
      waits ? null : !found.known || found.value === wanted,
      `reads as ${found.value}, not ${wanted}`,
    ),
    scored('no-fallback', cost.asked ? answer.fallback === null : null, answer.fallback ?? ''),
    scored(
      'first-answer',
      cost.asked ? cost.attempts <= 1 : null,
      `${cost.attempts} requests were needed`,
    ),
    scored(
      'latency',
      cost.milliseconds === null ? null : cost.milliseconds <= DEFAULT_DEADLINE_MS,
      `took ${cost.milliseconds} ms, over ${DEFAULT_DEADLINE_MS}`,
    ),
    scored(
      'cost',
      cost.asked && cost.usd !== null ? cost.usd <= DEAREST_USD : null,
      `cost $${cost.usd?.toFixed(4)}, over $${DEAREST_USD}`,
    ),
  ];
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

function hard(grader: string, value: boolean, because: string): Grade {
  return { grader, kind: 'hard', value, because: value ? '' : because };
}

function scored(grader: string, value: Grade['value'], because: string): Grade {
  return { grader, kind: 'scored', value, because: value === true || value === 1 ? '' : because };
}

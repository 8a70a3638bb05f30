// What each contestant adds to another, breaks of it, and costs: case by case, not as two averages.
import { type CaseRun, CONTESTANTS, type Contestant, grouped, passed } from './run.ts';
import { mcnemarWorse, meanOf } from './statistics.ts';

/** Cases that one passes every time and the other does not. */
export type Contest = {
  one: Contestant;
  against: Contestant;
  cases: number;
  adds: string[];
  breaks: string[];
  /** Chance of at least that many more wins if both were alike (exact, one-sided). */
  pValue: number;
};

/** What a contestant's choices break and cost, per case that it ran. */
export type Bill = {
  contestant: Contestant;
  cases: number;
  /** Choices that the rules exclude, and choices that the label forbids. */
  ineligible: number;
  forbidden: number;
  /** Answers with a figure or name of no fact, with words never to be said, or that name the person. */
  untrue: number;
  asked: number;
  tokensPerCase: number;
  usdPerThousand: number | null;
};

const PAIRS: readonly (readonly [Contestant, Contestant])[] = [
  ['pipeline', 'scorer'],
  ['pipeline', 'bare'],
  ['bare', 'scorer'],
];

/** Each pair of contestants that both ran the same cases. */
export function contestsOf(runs: readonly CaseRun[]): Contest[] {
  const standings = new Map(CONTESTANTS.map((one) => [one, passing(runs, one)]));
  return PAIRS.flatMap(([one, against]) => {
    const [own, other] = [standings.get(one), standings.get(against)];
    if (!own || !other) return [];
    const shared = [...own.keys()].filter((caseId) => other.has(caseId));
    if (shared.length === 0) return [];
    const adds = shared.filter((caseId) => own.get(caseId) && !other.get(caseId));
    const breaks = shared.filter((caseId) => !own.get(caseId) && other.get(caseId));
    const pValue = mcnemarWorse(breaks.length, adds.length);
    return [{ one, against, cases: shared.length, adds, breaks, pValue }];
  });
}

/** The bill of every contestant that ran. */
export function billsOf(runs: readonly CaseRun[]): Bill[] {
  return CONTESTANTS.flatMap((contestant) => {
    const own = runs.filter((run) => run.contestant === contestant);
    return own.length === 0 ? [] : [billOf(contestant, own)];
  });
}

function billOf(contestant: Contestant, own: readonly CaseRun[]): Bill {
  const failing = (...graders: readonly string[]) =>
    own.filter(({ grades }) =>
      grades.some(({ grader, value }) => graders.includes(grader) && value === false),
    ).length;
  const prices = own.map(({ cost }) => (cost.asked ? cost.usd : 0));
  const known = prices.filter((price) => price !== null);
  return {
    contestant,
    cases: own.length,
    ineligible: failing('eligible'),
    forbidden: failing('forbidden'),
    untrue: failing('grounded', 'never-said', 'private', 'leak'),
    asked: own.filter(({ cost }) => cost.asked).length,
    tokensPerCase: meanOf(own.map(({ cost }) => cost.inputTokens + cost.outputTokens)),
    usdPerThousand: known.length < prices.length ? null : 1_000 * meanOf(known),
  };
}

function passing(runs: readonly CaseRun[], contestant: Contestant): Map<string, boolean> {
  const own = runs.filter((run) => run.contestant === contestant);
  return new Map(
    [...grouped(own, ({ caseId }) => [caseId])].map(([caseId, repeats]) => [
      caseId,
      repeats.every(passed),
    ]),
  );
}

// A run in figures: pass rates with their intervals by family and tag, each grader, what it cost.
import type { CaseRun, Contestant } from './run.ts';
import { grouped, hardFailures, passed } from './run.ts';
import { type Interval, meanOf, passPowerK, quantile, wilson } from './statistics.ts';

export type Share = { passed: number; of: number; share: number | null; interval: Interval };

export type Summary = {
  contestant: Contestant;
  cases: number;
  runs: number;
  pass: Share;
  /** The chance that every one of the repeats of a case passes, averaged over cases. */
  passEvery: number | null;
  /** The lowest pass rate of any case. */
  worstCase: number | null;
  hardFailures: number;
  byFamily: Record<string, Share>;
  byTag: Record<string, Share>;
  /** Mean of each scored grader over the runs that it scored; null when it scored none. */
  graders: Record<string, { mean: number | null; scored: number }>;
  tokens: { input: number; output: number; cached: number };
  /** Tokens in and out for each asked, by what a call was for. */
  tokensByKind: Record<string, number>;
  /** Null when a price is unknown. */
  usd: number | null;
  milliseconds: { p50: number | null; p95: number | null; p99: number | null };
  fallbackShare: number | null;
  /** Share of the asked of whom a sentence or a choice had to be asked for again. */
  repairShare: number | null;
  /** Share of choices by place in the list that the model was shown. */
  byPlace: Record<string, number>;
};

/** The figures of one contestant. */
export function summaryOf(all: readonly CaseRun[], contestant: Contestant): Summary {
  const runs = all.filter((run) => run.contestant === contestant);
  const byCase = grouped(runs, ({ caseId }) => [caseId]);
  const asked = runs.filter(({ cost }) => cost.asked);
  const rates = [...byCase.values()].map((own) => own.filter(passed).length / own.length);
  const times = asked.flatMap(({ cost }) => cost.milliseconds ?? []);
  const prices = asked.map(({ cost }) => cost.usd);
  const sum = (of: (run: CaseRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  return {
    contestant,
    cases: byCase.size,
    runs: runs.length,
    pass: shareOf(runs),
    passEvery: passEvery([...byCase.values()]),
    worstCase: rates.length === 0 ? null : Math.min(...rates),
    hardFailures: runs.filter((run) => hardFailures(run).length > 0).length,
    byFamily: shares(grouped(runs, ({ family }) => [family])),
    byTag: shares(grouped(runs, ({ tags }) => tags)),
    graders: gradersOf(runs),
    tokens: {
      input: sum(({ cost }) => cost.inputTokens),
      output: sum(({ cost }) => cost.outputTokens),
      cached: sum(({ cost }) => cost.cachedInputTokens),
    },
    tokensByKind: byKind(asked),
    usd: prices.includes(null) ? null : sum(({ cost }) => cost.usd ?? 0),
    milliseconds: {
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      p99: quantile(times, 0.99),
    },
    fallbackShare:
      asked.length === 0 || contestant === 'bare'
        ? null
        : asked.filter(({ answer }) => answer.fallback !== null).length / asked.length,
    repairShare:
      asked.length === 0 ? null : asked.filter(({ cost }) => cost.repaired).length / asked.length,
    byPlace: placesOf(runs),
  };
}

function byKind(asked: readonly CaseRun[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { kind, inputTokens, outputTokens } of asked.flatMap(({ cost }) => cost.calls)) {
    kinds[kind] = (kinds[kind] ?? 0) + (inputTokens + outputTokens) / asked.length;
  }
  return kinds;
}

function shareOf(runs: readonly CaseRun[]): Share {
  const passes = runs.filter(passed).length;
  return {
    passed: passes,
    of: runs.length,
    share: runs.length === 0 ? null : passes / runs.length,
    interval: wilson(passes, runs.length),
  };
}

function shares(groups: ReadonlyMap<string, CaseRun[]>): Record<string, Share> {
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, runs]) => [name, shareOf(runs)]));
}

function passEvery(byCase: readonly CaseRun[][]): number | null {
  if (byCase.length === 0) return null;
  return meanOf(byCase.map((own) => passPowerK(own.filter(passed).length, own.length, own.length)));
}

function gradersOf(runs: readonly CaseRun[]): Summary['graders'] {
  const names = [...new Set(runs.flatMap(({ grades }) => grades.map(({ grader }) => grader)))];
  return Object.fromEntries(
    names.map((name) => {
      const values = runs.flatMap(({ grades }) =>
        grades.filter(({ grader, value }) => grader === name && value !== null).map(scoreOf),
      );
      return [name, { mean: values.length === 0 ? null : meanOf(values), scored: values.length }];
    }),
  );
}

function scoreOf({ value }: { value: boolean | number | null }): number {
  return Number(value ?? 0);
}

function placesOf(runs: readonly CaseRun[]): Record<string, number> {
  const placed = runs.flatMap(({ answer }) => answer.place ?? []).filter(({ of }) => of > 1);
  const counts = new Map<string, number>();
  for (const { at } of placed) counts.set(`R${at}`, (counts.get(`R${at}`) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([place, count]) => [place, count / placed.length]));
}

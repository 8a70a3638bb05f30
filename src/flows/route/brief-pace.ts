// How long the briefs of each model have taken of late: whether another fits into what is left of a deadline.

/** Briefs of a model that are looked back on, and fewer than these tell nothing. */
const WINDOW = 20;
const LEAST = 5;

/** What a brief is taken to need before a model has shown its own pace: 300 tokens at 80 a second, and the wait. */
const UNKNOWN_MS = 4_500;

export type BriefPace = {
  /** Nine of ten recent briefs of the model took no longer. */
  expectedMs(model: string | null): number;
  note(model: string | null, tookMs: number): void;
};

export function briefPace(): BriefPace {
  const byModel = new Map<string, number[]>();
  return {
    expectedMs: (model) => {
      const taken = byModel.get(model ?? '') ?? [];
      if (taken.length < LEAST) return UNKNOWN_MS;
      const sorted = [...taken].sort((a, b) => a - b);
      return sorted[Math.ceil(0.9 * sorted.length) - 1] ?? UNKNOWN_MS;
    },
    note: (model, tookMs) => {
      byModel.set(model ?? '', [...(byModel.get(model ?? '') ?? []), tookMs].slice(-WINDOW));
    },
  };
}

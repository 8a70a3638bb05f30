// What is still to happen, in order of time; what was planned first goes first at the same instant.

type Step = { atMs: number; run(): Promise<void> };

export type Agenda = {
  plan(atMs: number, run: () => Promise<void>): void;
  /** Takes the next step off the agenda. */
  next(): Step | undefined;
  /** When the next step is due; Infinity when there is none. */
  nextAtMs(): number;
};

/** An empty agenda; nothing is planned for `endMs` or later. */
export function agenda(endMs: number): Agenda {
  const steps: Step[] = [];
  return {
    plan: (atMs, run) => {
      if (atMs >= endMs) return;
      let low = 0;
      let high = steps.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((steps[middle]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
        else high = middle;
      }
      steps.splice(low, 0, { atMs, run });
    },
    next: () => steps.shift(),
    nextAtMs: () => steps[0]?.atMs ?? Number.POSITIVE_INFINITY,
  };
}

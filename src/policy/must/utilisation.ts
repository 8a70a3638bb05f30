// The rep's open leads are below a share of their cap.
import { z } from 'zod';
import { loadShare } from '../../roster/capacity.ts';
import { numberWords } from '../conditions/words.ts';
import { capsKey, openLeads } from './capacity.ts';
import type { MustKind, MustView } from './must-kind.ts';
import { toTenths } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('utilisation', {
  below: z.number().positive().meta({ description: 'Open leads in % of capacity, below this.' }),
});

export const utilisation: MustKind<typeof schema> = {
  schema,
  asks: ({ below }) =>
    `the rep’s open leads must be below ${numberWords(below, 'percent')} of capacity`,
  yours: () => null,
  relaxable: true,
  whoPasses: 'is_free',
  leadFact: () => null,
  safeguard: null,
  names: () => [],
  isStricter: (a, b) => a.below <= b.below,
  levers: (_, seen) => [openLeads(seen)],
  key: (_, view) => capsKey(view),
  readsLoads: true,
  passes: ({ below }, view, i) => !isAsBusy(view, i, below),
  mark: ({ below }, view, fails) => {
    for (let i = 0; i < fails.length; i++) if (isAsBusy(view, i, below)) fails[i] = 1;
  },
  found: ({ below }, view, i) => ({
    value: `${toTenths(percentAt(view, i))} % of capacity`,
    threshold: `below ${below} %`,
  }),
};

/** At this percentage of the cap, or above it. */
function isAsBusy(view: MustView, i: number, percentage: number): boolean {
  return percentAt(view, i) >= percentage;
}

function percentAt({ loads, openCap }: MustView, i: number): number {
  return 100 * loadShare(loads.open[i] ?? 0, openCap[i] ?? 0);
}

// The rep has a free slot within the caps on open leads, leads a day and a week. Lint wants it for every
// lead: otherwise full reps are shortlisted.
import { boundBy, capacityOf } from '../../roster/capacity.ts';
import { repAt } from '../../roster/roster.ts';
import { down, type Lever } from './lever.ts';
import type { LeverView, MustKind, MustView } from './must-kind.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('capacity', {});

export const capacity: MustKind<typeof schema> = {
  schema,
  asks: () => 'the rep must have a free slot within the caps on open leads, leads a day and a week',
  yours: () => null,
  relaxable: false,
  whoPasses: 'has_a_slot',
  leadFact: () => null,
  safeguard: { gravity: 'error', code: 'no_capacity_rule', says: 'full reps are shortlisted' },
  names: () => [],
  isStricter: () => true,
  levers: (_, seen) => [openLeads(seen), newLeads(seen, 'today'), newLeads(seen, 'week')],
  key: (_, view) => capsKey(view),
  readsLoads: true,
  passes: (_, view, i) => !isFull(view, i),
  mark: (_, view, fails) => {
    for (let i = 0; i < fails.length; i++) if (isFull(view, i)) fails[i] = 1;
  },
  found: (_, view, i) => {
    const bound = boundOf(view, i);
    return bound
      ? {
          value: `${bound.held} ${UNITS[bound.unit]}`,
          threshold: `fewer than ${bound.cap} ${UNITS[bound.unit]}`,
        }
      : { value: `${view.loads.open[i]} open`, threshold: `fewer than ${view.openCap[i]} open` };
  },
};

const UNITS = { open: 'open', day: 'today', week: 'this week' } as const;

/** For what is held against caps: they move with the clock only while somebody ramps up. */
export function capsKey({ columns }: MustView): string | null {
  return columns.withRamp.length === 0 ? '' : null;
}

/** The open cap decides for most reps from the columns alone; caps per day and week are rare. */
function isFull(view: MustView, i: number): boolean {
  if ((view.loads.open[i] ?? 0) >= (view.openCap[i] ?? 0)) return true;
  return view.columns.hasDailyCaps[i] === 1 && boundOf(view, i) !== null;
}

function boundOf({ loads, columns, atMs }: MustView, i: number) {
  const { open, today, week } = loads;
  const load = { open: open[i] ?? 0, today: today[i] ?? 0, week: week[i] ?? 0 };
  return boundBy(load, capacityOf(repAt(columns, i), atMs));
}

/** Fewer open leads, down to none. */
export function openLeads({ rep, load: { open }, atMs }: LeverView): Lever {
  const cap = capacityOf(rep, atMs).open;
  const share = (leads: number) =>
    cap > 0 ? ` (${Math.round((100 * leads) / cap)} % of your capacity)` : '';
  return {
    code: 'open_leads',
    values: down(open),
    size: (value) => (open - value) / Math.max(cap, open),
    change: (value) => ({ load: { open: value } }),
    words: (value) => `with ${value} open leads or fewer${share(value)} instead of ${open}`,
  };
}

function newLeads({ rep, load }: LeverView, unit: 'today' | 'week'): Lever {
  const held = load[unit];
  const when = unit === 'today' ? 'today' : 'this week';
  const bound = unit === 'today' ? rep.capacity.perDay : rep.capacity.perWeek;
  return {
    code: unit === 'today' ? 'leads_today' : 'leads_this_week',
    values: bound === null ? [] : down(held),
    size: (value) => (held - value) / Math.max(held, 1),
    change: (value) => ({ load: { [unit]: value } }),
    words: (value) => `with ${value} leads or fewer ${when} instead of ${held}`,
  };
}

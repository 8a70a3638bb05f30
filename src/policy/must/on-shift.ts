// The rep is within their working hours, holidays left out.

import { type Rep, WEEKDAYS } from '../../roster/rep.ts';
import { DAY_NAMES } from '../conditions/day-names.ts';
import { switchTo } from './lever.ts';
import type { MustKind, MustView } from './must-kind.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('on_shift', {});

export const onShift: MustKind<typeof schema> = {
  schema,
  asks: () => 'the rep must be within working hours',
  yours: (_, rep) =>
    rep.hours.week === null ? 'You are always on shift.' : `Your hours: ${hoursWords(rep)}.`,
  relaxable: true,
  whoPasses: 'is_on_shift',
  leadFact: () => null,
  safeguard: null,
  names: () => [],
  isStricter: () => true,
  levers: (_, { rep: { hours } }) =>
    switchTo(
      'on_shift',
      hours.week === null && hours.holidays.length === 0
        ? null
        : { hours: { ...hours, week: null, holidays: [] } },
      'had your shift been open',
    ),
  key: () => null,
  passes: (_, view, i) => minutesToOpen(view, i) === 0,
  found: (_, view, i) => {
    const wait = minutesToOpen(view, i) ?? 0;
    return {
      value: wait === 0 ? 'on shift' : `shift opens in ${Math.round(wait)} min`,
      threshold: 'on shift',
    };
  },
};

function minutesToOpen({ minutesToOpen: minutes, columns }: MustView, i: number) {
  return minutes[columns.hoursOf[i] ?? 0];
}

/** "Monday to Friday 09:00–17:00 (UTC)": days alike are told together. */
function hoursWords({ hours }: Rep): string {
  const runs: { from: string; to: string; words: string; last: number }[] = [];
  WEEKDAYS.forEach((day, at) => {
    const spans = hours.week?.[day] ?? [];
    if (spans.length === 0) return;
    const words = spans.map(([from, to]) => `${from}–${to}`).join(' and ');
    const run = runs.at(-1);
    if (run?.words === words && run.last === at - 1) Object.assign(run, { to: day, last: at });
    else runs.push({ from: day, to: day, words, last: at });
  });
  const days = runs.map(({ from, to, words }) =>
    from === to ? `${DAY_NAMES[from]} ${words}` : `${DAY_NAMES[from]} to ${DAY_NAMES[to]} ${words}`,
  );
  return `${days.join(', ')} (${hours.timeZone})`;
}

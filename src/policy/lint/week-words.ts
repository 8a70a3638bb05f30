// Stretches of a week in words: the longest with its days, and the hours that come back most nights.

import { DAY_NAMES } from '../conditions/day-names.ts';
import { localHour, localWeekday } from '../conditions/local-time.ts';

/** Epoch milliseconds; `untilMs` may lie in the week after, when the stretch runs over its end. */
export type WeekSpan = { fromMs: number; untilMs: number };

const HOUR_MS = 3_600_000;
/** A pair of clock times is a habit from this many days a week. */
const HABIT_DAYS = 3;

/** "18:00 to 08:00 on 4 nights, and the longest stretch from Friday 18:00 to Monday 08:00 (Europe/Berlin)". */
export function spansInWords(spans: readonly WeekSpan[], zone: string): string {
  const longest = spans.reduce<WeekSpan | null>(
    (best, span) => (best && lengthOf(best) >= lengthOf(span) ? best : span),
    null,
  );
  if (longest === null) return `at no time (${zone})`;
  const stretch = `from ${placeOf(longest.fromMs, zone)} to ${placeOf(longest.untilMs, zone)}`;
  const habit = habitOf(spans, zone);
  return habit !== null && habit.spans.length < spans.length
    ? `${habit.words}, and the longest stretch ${stretch} (${zone})`
    : habit !== null
      ? `${habit.words} (${zone})`
      : `${spans.length > 1 ? 'the longest stretch ' : ''}${stretch} (${zone})`;
}

function habitOf(spans: readonly WeekSpan[], zone: string) {
  const groups = [
    ...Map.groupBy(spans, ({ fromMs, untilMs }) =>
      untilMs - fromMs < 24 * HOUR_MS ? `${timeOf(fromMs, zone)} to ${timeOf(untilMs, zone)}` : '',
    ),
  ].filter(([words, group]) => words !== '' && group.length >= HABIT_DAYS);
  const [most] = groups.sort(([, a], [, b]) => b.length - a.length);
  const [one] = most?.[1] ?? [];
  if (!most || !one) return null;
  const overnight =
    localWeekday(new Date(one.fromMs), zone) !== localWeekday(new Date(one.untilMs), zone);
  return {
    words: `${most[0]} on ${most[1].length} ${overnight ? 'nights' : 'days'}`,
    spans: most[1],
  };
}

function placeOf(ms: number, zone: string): string {
  const day = localWeekday(new Date(ms), zone);
  return `${DAY_NAMES[day] ?? day} ${timeOf(ms, zone)}`;
}

function timeOf(ms: number, zone: string): string {
  const minutes = Math.round(60 * localHour(new Date(ms), zone));
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function lengthOf({ fromMs, untilMs }: WeekSpan): number {
  return untilMs - fromMs;
}

// Hours of the week in which nobody who may take a kind of lead is on shift: the rules and the shifts
// of an ordinary week, without holidays and absences, held against every kind of lead on its own.

import { memoByObject } from '../../leads/text/memo-by-key.ts';
import { openingIn, timetableOf } from '../../roster/hours.ts';
import type { Rep } from '../../roster/rep.ts';
import { offsetAt } from '../../roster/time-zone.ts';
import { conditionsOf } from '../placed.ts';
import type { PolicyDocument } from '../policy.ts';
import type { Finding } from './finding.ts';
import { isSample, type LeadShape } from './shapes.ts';
import { spansInWords, type WeekSpan } from './week-words.ts';

/** Reps, holidays left out, who may take a lead at an instant when nobody is full or away; [] waits. */
export type TakersAt = (shape: Pick<LeadShape, 'lead' | 'account'>, atMs: number) => readonly Rep[];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** The first Monday of 1970 began four days after the epoch did. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
/** Less than this a week is no gap, and no difference from what is said of every lead. */
const LEAST_MS = HOUR_MS;
const MAX_SHOWN = 8;

type Coverage = {
  shape: LeadShape;
  spans: WeekSpan[];
  openMs: number;
  /** Whether such leads wait in the queue meanwhile. */
  waits: boolean;
  /** Where most of the reps who may take them are. */
  zone: string;
};

/**
 * One finding per kind of lead with its uncovered hours a week: the plain lead first, then kinds that
 * are worse off by an hour a week or more; kinds with the same hours share a finding. A warning when
 * such leads wait in the queue; a note when somebody gets them who is not on shift, for single kinds
 * only where their own working day is uncovered or leads of late came then.
 */
export function lintUncovered(
  document: PolicyDocument,
  reps: readonly Rep[],
  shapes: readonly LeadShape[],
  takersAt: TakersAt,
  now: number,
): Finding[] {
  const active = reps.filter((rep) => rep.active);
  const zone = mostCommon(active.map((rep) => rep.hours.timeZone));
  const startMs = ordinaryWeek(active, zone, now);
  const turns = turnsOf(document, active, startMs);
  const asked = shapes.filter((shape) => shape.traits.length <= 1 && !isSample(shape));
  // Looked up once per rep: the same few are asked about at every turn of the week.
  const timetable = memoByObject(timetableOf);
  const isOpen = ({ hours }: Rep, atMs: number) => openingIn(timetable(hours), atMs).open;
  const covered = asked.flatMap((shape) => coverage(shape, turns, takersAt, isOpen) ?? []);
  const plain = covered.find(({ shape }) => shape.traits.length === 0);
  const samples = shapes.filter(isSample);
  const worse = covered.filter(
    (one) =>
      one.openMs >= LEAST_MS &&
      (one === plain ||
        plain === undefined ||
        (one.waits && !plain.waits) ||
        (one.openMs >= plain.openMs + LEAST_MS &&
          (one.waits || inWorkingDay(one) || cameThen(one, samples).length > 0))),
  );
  const groups = Map.groupBy(worse, ({ spans, waits, zone: at }) =>
    JSON.stringify([spans, waits, at]),
  );
  const findings = [...groups.values()].map((group) => finding(group, samples));
  return findings.slice(0, MAX_SHOWN);
}

/** Where in the week nobody is on shift; null for a kind that nobody may ever take: that is a gap. */
function coverage(
  shape: LeadShape,
  turns: readonly number[],
  takersAt: TakersAt,
  isOpen: (rep: Rep, atMs: number) => boolean,
): Coverage | null {
  const spans: WeekSpan[] = [];
  const zones: string[] = [];
  let waits = false;
  turns.forEach((atMs, i) => {
    const untilMs = turns[i + 1];
    if (untilMs === undefined) return;
    const takers = takersAt(shape, atMs);
    zones.push(...takers.map((rep) => rep.hours.timeZone));
    if (takers.some((rep) => isOpen(rep, atMs))) return;
    waits ||= takers.length === 0;
    const last = spans.at(-1);
    if (last?.untilMs === atMs) last.untilMs = untilMs;
    else spans.push({ fromMs: atMs, untilMs });
  });
  const [first] = spans;
  const last = spans.at(-1);
  // The week goes round: Sunday night runs on into Monday morning.
  if (first && last && first !== last && last.untilMs - first.fromMs === WEEK_MS) {
    last.untilMs += first.untilMs - first.fromMs;
    spans.shift();
  }
  const openMs = spans.reduce((sum, span) => sum + span.untilMs - span.fromMs, 0);
  return zones.length > 0 ? { shape, spans, openMs, waits, zone: mostCommon(zones) } : null;
}

function finding(group: readonly Coverage[], samples: readonly LeadShape[]): Finding {
  const [first] = group;
  if (!first) throw new RangeError('A group has a member.');
  const { spans, openMs, waits, zone } = first;
  const traits = group.map(({ shape }) => shape.traits[0] ?? '');
  const what = traits.includes('') ? 'a lead' : `a lead ${listed(traits)}`;
  const arrived = new Set(group.flatMap((one) => cameThen(one, samples))).size;
  const late = arrived === 0 ? '' : ` ${arrived} of the last ${samples.length} leads came then.`;
  return {
    code: 'uncovered_hours',
    severity: waits ? 'warning' : 'note',
    path: '/must',
    sentence: `Nobody who may take ${what} is on shift for ${hoursOf(openMs)} of the week’s 168 hours: ${spansInWords(spans, zone)}. ${waits ? 'Such leads wait in the queue.' : 'They are assigned, and first seen when the shift opens.'}${late}`,
    todo: waits
      ? 'Add a shift, or relax the rule about shifts in "fallback".'
      : 'Add a shift, or leave it so if an answer may wait.',
  };
}

/** Leads of late of this kind that came in while nobody was on shift. */
function cameThen({ shape, spans }: Coverage, samples: readonly LeadShape[]): LeadShape[] {
  return samples.filter(
    ({ traits, lead }) =>
      shape.traits.every((trait) => traits.includes(trait)) &&
      spans.some(({ fromMs, untilMs }) => {
        const since = Date.parse(lead.receivedAt) - fromMs;
        return ((since % WEEK_MS) + WEEK_MS) % WEEK_MS < untilMs - fromMs;
      }),
  );
}

/** Whether an hour or more of Monday to Friday, 09:00 to 17:00 in the zone, is uncovered. */
function inWorkingDay({ spans, zone }: Coverage): boolean {
  let ms = 0;
  for (const { fromMs, untilMs } of spans) {
    const offsetMs = offsetAt(zone, fromMs);
    const [from, until] = [fromMs + offsetMs, untilMs + offsetMs];
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < until; day += 1) {
      // 1970 began on a Thursday.
      if (day % 7 === 2 || day % 7 === 3) continue;
      const opens = day * DAY_MS + 9 * HOUR_MS;
      ms += Math.max(0, Math.min(until, opens + 8 * HOUR_MS) - Math.max(from, opens));
    }
  }
  return ms >= LEAST_MS;
}

/** Instants at which somebody's shift opens or closes, both ends of the week included. */
function turnsOf(document: PolicyDocument, reps: readonly Rep[], startMs: number): number[] {
  const endMs = startMs + WEEK_MS;
  const turns = new Set([startMs, endMs]);
  const distinct = new Map(
    reps.map(({ hours: { timeZone, week } }) => [
      JSON.stringify([timeZone, week]),
      { timeZone, week, holidays: [] },
    ]),
  );
  for (const hours of distinct.values()) {
    const timetable = timetableOf(hours);
    for (let at = startMs; at < endMs; ) {
      at = openingIn(timetable, at).validUntilMs;
      if (at < endMs) turns.add(at);
    }
  }
  if (conditionsOf(document).some(({ source }) => /\bnow\b/.test(source))) {
    for (let at = startMs; at < endMs; at += HOUR_MS) turns.add(at);
  }
  return [...turns].sort((a, b) => a - b);
}

/** Monday 00:00 in the zone, of the next week in which no rep's clock changes. */
function ordinaryWeek(reps: readonly Rep[], zone: string, now: number): number {
  const zones = [...new Set(reps.map((rep) => rep.hours.timeZone))];
  const monday = now - ((((now - FIRST_MONDAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS);
  const starts = [1, 2, 3, 4, 5, 6].map((ahead) => monday + ahead * WEEK_MS);
  const calm = starts.find((start) =>
    zones.every((one) => offsetAt(one, start - DAY_MS) === offsetAt(one, start + WEEK_MS)),
  );
  const start = calm ?? monday + WEEK_MS;
  return start - offsetAt(zone, start);
}

function mostCommon(zones: readonly string[]): string {
  const groups = [...Map.groupBy(zones, (zone) => zone)];
  return groups.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0] ?? 'UTC';
}

function listed(traits: readonly string[]): string {
  const shown = traits.slice(0, 5).join(', ');
  return traits.length > 5
    ? `${shown} or ${traits.length - 5} more kinds`
    : shown.replace(/, ([^,]*)$/, ' or $1');
}

function hoursOf(ms: number): string {
  return String(Math.round((10 * ms) / HOUR_MS) / 10);
}

// The figures of facts: each with its unit, what it measures and what it counts, at the precision at
// which its sentence tells it, because whoever reads the sentence knows no more.
import { durationUnit, MOST_LISTED, moneyScale } from '../../leads/values/wording.ts';
import type { RecordScope } from '../../roster/record.ts';

/** What a figure measures. */
export type Measure =
  | 'capacity'
  | 'calls'
  | 'call_score'
  | 'chance'
  | 'confidence'
  | 'as_of'
  | 'ago'
  | 'deals'
  | 'due'
  | 'first_touch'
  | 'gap'
  | 'headcount'
  | 'lead_score'
  | 'load'
  | 'load_share'
  | 'load_today'
  | 'local_time'
  | 'opens_in'
  | 'part'
  | 'quota'
  | 'rank'
  | 'response'
  | 'response_sample'
  | 'response_share'
  | 'response_slow'
  | 'rest'
  | 'revenue'
  | 'score'
  | 'size_band'
  | 'team_wins'
  | 'tickets'
  | 'until'
  | 'visits'
  | 'wins'
  | 'won';

/** What a count counts. */
export type Counted = 'calls' | 'deals' | 'leads' | 'people' | 'reps' | 'tickets' | 'times';

export type FactFigure = {
  unit: 'percent' | 'money' | 'minutes' | 'points' | 'date' | 'clock' | 'count';
  /** Percent, US dollars, minutes, points or things; minutes since midnight for a clock. 0 for a date. */
  value: number;
  measure: Measure;
  /** "2026-03-14", or "11-24" where the year is not told; null but for dates. */
  date: string | null;
  currency: 'USD' | null;
  counts: Counted | null;
  /** In "9 of 15", 9 is the part and 15 the whole. */
  share: 'part' | 'whole' | null;
  /** Of a win rate: what its deals have in common. */
  field: RecordScope | null;
};

type Unit = FactFigure['unit'];

function made(unit: Unit, value: number, measure: Measure, over?: Partial<FactFigure>): FactFigure {
  const none = { date: null, currency: null, counts: null, share: null, field: null };
  return { unit, value, measure, ...none, ...over };
}

const toTenths = (value: number) => Number(value.toFixed(1));

/** .283 is 28.3 percent. */
export function percentFigure(
  share: number,
  measure: Measure,
  field: RecordScope | null = null,
): FactFigure {
  return made('percent', toTenths(100 * share), measure, { field });
}

/** A duration, as far as `duration` tells it: 130 minutes are told as 2.2 hours, which are 132. */
export function minutesFigure(minutes: number, measure: Measure): FactFigure {
  const { minutes: size } = durationUnit(minutes);
  return made('minutes', toTenths(minutes / size) * size, measure);
}

/** A duration that is told in whole minutes, hours or days. */
export function wholeMinutesFigure(minutes: number, measure: Measure): FactFigure {
  return made('minutes', minutes, measure);
}

/** US dollars, as far as `money` tells them. */
export function moneyFigure(usd: number, measure: Measure): FactFigure {
  const { size } = moneyScale(usd);
  const value = size === 1 ? Math.round(usd) : toTenths(usd / size) * size;
  return made('money', value, measure, { currency: 'USD' });
}

/** Points of a score, in tenths. */
export function pointsFigure(
  points: number,
  measure: Measure,
  share: FactFigure['share'] = null,
): FactFigure {
  return made('points', toTenths(points), measure, { share });
}

/** So many of something. */
export function countFigure(
  value: number,
  measure: Measure,
  counts: Counted | null,
  share: FactFigure['share'] = null,
): FactFigure {
  return made('count', Math.round(value), measure, { counts, share });
}

/** "and 2 more": what a list of at most `most` leaves unnamed, if anything. */
export function restFigures(entries: readonly string[], most = MOST_LISTED): FactFigure[] {
  const rest = entries.length - most;
  return rest > 0 ? [countFigure(rest, 'rest', null)] : [];
}

/** A time of the day, in minutes since midnight there. */
export function clockFigure(minutes: number, measure: Measure): FactFigure {
  return made('clock', minutes, measure);
}

/** A calendar day: "2026-03-14" or, without its year, "03-14". */
export function dateFigure(date: string, measure: Measure): FactFigure {
  return made('date', 0, measure, { date });
}

/** The ends of a size band such as "501-1000" or "5001+". */
export function bandFigures(band: string): FactFigure[] {
  return (band.match(/\d+/g) ?? []).map((end) => countFigure(Number(end), 'size_band', 'people'));
}

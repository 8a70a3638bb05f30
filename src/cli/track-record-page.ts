// A track record as a person reads it, and two of them side by side.
import type { Held } from '../flows/learning/baselines.ts';
import type { Comparison } from '../learning/baseline/comparison.ts';
import type { DisplayedRate, Spread, TrackRecord } from '../learning/baseline/track-record.ts';
import { columns, type Terminal } from '../terminal.ts';

const TOLD = 12;

/** The whole record. */
export function printRecord({ print, paint }: Terminal, record: TrackRecord): void {
  const { conversion, segments, reps, halfLifeDays } = record;
  const faded = halfLifeDays === null ? '' : `, rates with a half-life of ${halfLifeDays} days`;
  print(`${timeOf(record)}: ${conversion.n} deals${faded}`);
  const section = (title: string, rows: readonly (readonly string[])[]) => {
    if (rows.length === 0) return;
    print();
    print(paint('bold', title));
    for (const line of columns(rows.slice(0, TOLD))) print(`  ${line}`);
    if (rows.length > TOLD) print(paint('dim', `  and ${rows.length - TOLD} more; --json has all`));
  };
  section('The team', [
    ['won', ...rateCells(conversion)],
    ['arrival to assignment', spreadText(record.assignmentMinutes)],
    ['assignment to first touch', spreadText(record.firstTouchMinutes)],
    ['utilisation', record.utilisation === null ? 'not known' : percent(record.utilisation)],
  ]);
  for (const by of new Set(segments.map((segment) => segment.by))) {
    const of = segments.filter((segment) => segment.by === by);
    section(
      `Won by ${by}`,
      of.map((segment) => [segment.value, ...rateCells(segment)]),
    );
  }
  section(
    'By rep',
    reps
      .filter(({ n, meanOpen }) => n > 0 || meanOpen > 0)
      .toSorted((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1))
      .map((rep) => [
        rep.id,
        `${percent(rep.share)} of deals`,
        `${percent(rep.valueShare)} of value`,
        ...rateCells(rep),
        `${rep.meanOpen.toFixed(1)} at a time`,
        rep.utilisation === null ? '' : `${percent(rep.utilisation)} full`,
      ]),
  );
}

const MEASURES: Record<Comparison[number]['measure'], string> = {
  conversion: 'won',
  assignment_median: 'arrival to assignment, median',
  assignment_p90: 'arrival to assignment, 90 % within',
  first_touch_median: 'assignment to first touch, median',
  first_touch_p90: 'assignment to first touch, 90 % within',
  utilisation: 'utilisation',
  lead_imbalance: 'deals: furthest from an equal share',
  value_imbalance: 'value: furthest from an equal share',
};

const VERDICTS: Record<Comparison[number]['verdict'], string> = {
  better: 'better, beyond chance',
  worse: 'worse, beyond chance',
  open: '',
};

/** Now against the baseline, which is named with its hash. */
export function printComparison(terminal: Terminal, { baseline, now, comparison }: Held): void {
  const { print, paint } = terminal;
  print(
    `Against baseline ${paint('bold', baseline.id)} (${baseline.hash.slice(0, 12)}): ${timeOf(baseline.record)}, ${baseline.record.conversion.n} deals`,
  );
  print(`Since then: ${timeOf(now)}, ${now.conversion.n} deals`);
  print();
  const rows = comparison.map(({ measure, unit, before, now: after, verdict }) => {
    const text = (side: typeof before) => {
      if (side === null) return 'not known';
      return unit === 'share' ? percent(side.value) : minutesText(side.value);
    };
    const said =
      measure === 'conversion' && verdict === 'open' ? 'no difference beyond chance' : '';
    const both = before !== null && after !== null;
    return [
      MEASURES[measure],
      text(before),
      '→',
      text(after),
      both ? said || VERDICTS[verdict] : '',
    ];
  });
  for (const line of columns(rows)) print(`  ${line}`);
}

function timeOf({ from, until }: TrackRecord): string {
  return `${from.slice(0, 10)} to ${until.slice(0, 10)}`;
}

function rateCells({ n, won, rate, low, high }: DisplayedRate): string[] {
  const interval = `${Math.round(100 * low)} to ${Math.round(100 * high)}`;
  return [n === 0 ? '' : `${percent(rate)} (${interval})`, n === 0 ? '' : `${won} of ${n}`];
}

function spreadText(spread: Spread): string {
  if (spread === null) return 'not known';
  const { n, median, p90 } = spread;
  return `median ${minutesText(median)}, 90 % within ${minutesText(p90)}, of ${n} leads`;
}

function minutesText(minutes: number): string {
  if (minutes < 1) return `${Math.round(60 * minutes)} s`;
  if (minutes < 120) return `${Math.round(minutes)} min`;
  return minutes < 2_880
    ? `${(minutes / 60).toFixed(1)} h`
    : `${(minutes / 1_440).toFixed(1)} days`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

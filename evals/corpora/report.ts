// What the judge did with the corpora, as a table by language and by kind, with the sentences it got wrong.
import type { Verdict } from './measure.ts';

/** Shares that may not be exceeded: of the true refused, of the untrue shown. */
const BARS = { refused: 0.01, shown: 0.05 } as const;

/** Kinds of which nothing may be shown, by words of their names. */
const NONE_OF =
  /figure|number|count|unit|measure|date|name|promis|price|discount|cost|claim|product|about[_ -]us|certif|guarantee|rep\b|reps|rep_|swap|other[_ -]rep|bare|assert/i;

type Measured = { found: readonly Verdict[]; wrong: readonly Verdict[] };

const refusedOf = (verdicts: readonly Verdict[]): Measured => ({
  found: verdicts,
  wrong: verdicts.filter(({ problems }) => problems.length > 0),
});
const shownOf = (verdicts: readonly Verdict[]): Measured => ({
  found: verdicts,
  wrong: verdicts.filter(({ problems }) => problems.length === 0),
});

/** The report, and whether the judge keeps within the bars. */
export function corporaReport(
  yes: readonly Verdict[],
  no: readonly Verdict[],
): { text: string; sound: boolean } {
  const [refused, shown] = [refusedOf(yes), shownOf(no)];
  const never = shown.wrong.filter(({ row }) => NONE_OF.test(row.category));
  const sound = share(refused) <= BARS.refused && share(shown) <= BARS.shown && never.length === 0;
  const lines = [
    `true sentences refused: ${told(refused)} (bar ${100 * BARS.refused}%)`,
    `untrue sentences shown: ${told(shown)} (bar ${100 * BARS.shown}%)`,
    `of figures, names, promises, prices, claims about us, other reps and bare assertions shown: ${never.length} (bar 0)`,
    '',
    ...table('by language', ({ row }) => row.language, refused, shown),
    ...table('by kind', ({ row }) => row.category, refused, shown),
    ...listed('refused though true', refused.wrong),
    ...listed('shown though untrue', shown.wrong),
  ];
  return { text: lines.join('\n'), sound };
}

const share = ({ found, wrong }: Measured) =>
  found.length === 0 ? 0 : wrong.length / found.length;

function told(measured: Measured): string {
  const { found, wrong } = measured;
  return `${wrong.length} of ${found.length}, ${(100 * share(measured)).toFixed(1)}%`;
}

function table(
  heading: string,
  by: (verdict: Verdict) => string,
  refused: Measured,
  shown: Measured,
): string[] {
  const names = [...new Set([...refused.found, ...shown.found].map(by))].sort();
  const within = (measured: Measured, name: string): Measured => ({
    found: measured.found.filter((one) => by(one) === name),
    wrong: measured.wrong.filter((one) => by(one) === name),
  });
  const cell = (measured: Measured) =>
    measured.found.length === 0 ? '' : `${measured.wrong.length}/${measured.found.length}`;
  const rows = names.map((name) =>
    [
      name.padEnd(34),
      cell(within(refused, name)).padStart(12),
      cell(within(shown, name)).padStart(12),
    ].join(''),
  );
  return [
    `${heading.padEnd(34)}${'true refused'.padStart(12)}${'untrue shown'.padStart(13)}`,
    ...rows,
    '',
  ];
}

function listed(heading: string, verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return [];
  const lines = verdicts.map(({ row, problems }) => {
    const why = problems.length > 0 ? `\n    ${problems.join('; ')}` : '';
    return `  ${row.id} ${row.language} ${row.category}, ${row.place} of ${row.scene}: ${row.text}${why}`;
  });
  return [heading, ...lines, ''];
}

// The figures of a run as tables of words, the same ones for the terminal, Markdown and the page.
import { own } from '../../src/leads/text/by-name.ts';
import type { Comparison } from '../gate/compare.ts';
import { billsOf, contestsOf } from '../gate/contest.ts';
import type { Verdict } from '../gate/gate.ts';
import { CONTESTANTS, type EvalRun } from '../gate/run.ts';
import type { Difference } from '../gate/statistics.ts';
import { type Summary, summaryOf } from '../gate/summary.ts';
import { orderFlips, type VariantRate, variantRates } from '../variants/variant-rates.ts';
import { VARIANT_KINDS } from '../variants/variants.ts';
import { moneyText, NAMES, percent, shareText } from './figures.ts';

/** Rows of cells, the first being the heading; `note` stands below. */
export type Table = { title: string; rows: string[][]; note: string };

/** Every table of a run that has rows. */
export function tablesOf(run: EvalRun, verdict: Verdict): Table[] {
  const summaries = CONTESTANTS.map((contestant) => summaryOf(run.runs, contestant)).filter(
    ({ cases }) => cases > 0,
  );
  const tables = [
    passTable(summaries),
    graderTable(summaries),
    costTable(summaries),
    contestTable(run),
    billTable(run),
    comparisonTable(verdict),
    variantTable(run),
  ];
  return tables.filter(({ rows }) => rows.length > 1);
}

const headed = (first: string, summaries: readonly Summary[]) => [
  first,
  ...summaries.map(({ contestant }) => NAMES[contestant]),
];
const rowOf = (name: string, summaries: readonly Summary[], cell: (summary: Summary) => string) => [
  name,
  ...summaries.map(cell),
];
const keysOf = (summaries: readonly Summary[], of: (summary: Summary) => object) =>
  [...new Set(summaries.flatMap((summary) => Object.keys(of(summary))))].sort();

function passTable(summaries: readonly Summary[]): Table {
  const share = (shares: Summary['byFamily'], key: string) => {
    const found = own(shares, key);
    return found ? shareText(found) : '–';
  };
  const rows = [
    headed('pass rate (95 % interval)', summaries),
    rowOf('all', summaries, ({ pass }) => shareText(pass)),
    ...keysOf(summaries, ({ byFamily }) => byFamily).map((key) =>
      rowOf(key, summaries, ({ byFamily }) => share(byFamily, key)),
    ),
    ...keysOf(summaries, ({ byTag }) => byTag).map((key) =>
      rowOf(`#${key}`, summaries, ({ byTag }) => share(byTag, key)),
    ),
  ];
  return { title: 'Pass rates', rows, note: '' };
}

function graderTable(summaries: readonly Summary[]): Table {
  const rows = keysOf(summaries, ({ graders }) => graders).map((key) =>
    rowOf(key, summaries, ({ graders }) => {
      const { mean = null, scored = 0 } = own(graders, key) ?? {};
      return mean === null ? '–' : `${percent(mean)} of ${scored}`;
    }),
  );
  return { title: 'Graders', rows: [headed('grader', summaries), ...rows], note: '' };
}

function costTable(summaries: readonly Summary[]): Table {
  const row = (name: string, cell: (summary: Summary) => string) => rowOf(name, summaries, cell);
  const rows = [
    headed('cost and steadiness', summaries),
    row('runs with a hard failure', ({ hardFailures }) => String(hardFailures)),
    row('every repeat passes', ({ passEvery }) => percent(passEvery)),
    row('worst case', ({ worstCase }) => percent(worstCase)),
    row('fallback share', ({ fallbackShare }) => percent(fallbackShare)),
    row('repair share', ({ repairShare }) => percent(repairShare)),
    row('tokens in / out', ({ tokens }) => `${tokens.input} / ${tokens.output}`),
    row('tokens for each asked, by kind', ({ tokensByKind }) => kindsText(tokensByKind)),
    row('input from cache', ({ tokens }) =>
      tokens.input === 0 ? '–' : percent(tokens.cached / tokens.input),
    ),
    row('cost', ({ usd }) => moneyText(usd)),
    row('p50 / p95 / p99 ms', ({ milliseconds: { p50, p95, p99 } }) =>
      p50 === null ? 'not measured' : `${p50} / ${p95} / ${p99}`,
    ),
    row('choices by place', ({ byPlace }) => placesText(byPlace)),
  ];
  return { title: 'Cost and steadiness', rows, note: '' };
}

function kindsText(tokens: Summary['tokensByKind']): string {
  const kinds = Object.entries(tokens).map(
    ([kind, of]) => `${kind.replace('_', ' ')} ${Math.round(of)}`,
  );
  return kinds.length === 0 ? '–' : kinds.join(', ');
}

function placesText(byPlace: Summary['byPlace']): string {
  const places = Object.entries(byPlace).map(
    ([place, share]) => `${place} ${Math.round(100 * share)}%`,
  );
  return places.length === 0 ? '–' : places.join(' ');
}

function contestTable({ runs, frame }: EvalRun): Table {
  const rows = contestsOf(runs).map(({ one, against, cases, adds, breaks, pValue }) => [
    `${NAMES[one]}, against ${NAMES[against]}`,
    `${adds.length} of ${cases}`,
    `${breaks.length} of ${cases}`,
    frame.simulated ? '–' : pValue < 0.001 ? '< 0.001' : pValue.toPrecision(2),
    listed(adds, 2),
    listed(breaks, 2),
  ]);
  const head = [
    'case by case',
    'passes besides',
    'fails instead',
    'one-sided p',
    'passed',
    'failed',
  ];
  const note = frame.simulated
    ? 'A stand-in answered for the model: how often it wins is of our own making, so no p is given.'
    : '';
  return { title: 'What each adds and breaks', rows: [head, ...rows], note };
}

function billTable({ runs }: EvalRun): Table {
  const rows = billsOf(runs).map((bill) => [
    NAMES[bill.contestant],
    `${bill.ineligible} of ${bill.cases}`,
    `${bill.forbidden} of ${bill.cases}`,
    `${bill.untrue} of ${bill.cases}`,
    `${bill.asked} of ${bill.cases}`,
    Math.round(bill.tokensPerCase).toLocaleString('en-GB'),
    moneyText(bill.usdPerThousand),
  ]);
  const head = [
    'contestant',
    'picks outside the rules',
    'forbidden picks',
    'answers with something untrue or private',
    'model asked',
    'tokens per lead',
    'cost per 1,000 leads',
  ];
  return { title: 'What each breaks and costs', rows: [head, ...rows], note: '' };
}

const MEASURE_NAMES = {
  coverage: 'told of what must be told',
  tokens: 'tokens per case',
  usd: 'cost per case',
  milliseconds: 'milliseconds per case',
} as const;

function comparisonTable({ changes }: Verdict): Table {
  const rows = CONTESTANTS.flatMap((contestant) =>
    changes[contestant].comparisons
      .filter(({ before, now }) => before !== 0 || now !== 0)
      .map((one) => [
        `${MEASURE_NAMES[one.measure]}, ${NAMES[contestant]}`,
        String(one.cases),
        measureText(one.measure, one.before),
        measureText(one.measure, one.now),
        differenceText(one.measure, one.difference),
      ]),
  );
  const head = ['on the same cases', 'cases', 'before', 'now', 'difference (95 % interval)'];
  const note = 'Intervals: bootstrap over cases, 10,000 draws from a fixed seed.';
  return { title: 'Against what it is held against', rows: [head, ...rows], note };
}

function measureText(measure: Comparison['measure'], value: number): string {
  if (measure === 'coverage') return percent(value);
  if (measure === 'usd') return `$${value.toFixed(5)}`;
  return value.toFixed(measure === 'tokens' ? 0 : 1);
}

function differenceText(measure: Comparison['measure'], { mean, low, high }: Difference): string {
  const text = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${measureText(measure, Math.abs(value))}`;
  return `${text(mean)} (${text(low)} to ${text(high)})`;
}

function variantTable({ variants = [] }: EvalRun): Table {
  const rates = variantRates(variants);
  const shown = CONTESTANTS.filter((one) => rates.some(({ contestant }) => contestant === one));
  const kinds = [...new Set(rates.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => [
    `${kind}: ${VARIANT_KINDS[kind]}`,
    ...shown.map((contestant) => {
      const found = rates.find((rate) => rate.kind === kind && rate.contestant === contestant);
      return found ? rateText(found) : '–';
    }),
  ]);
  const flips = orderFlips(variants);
  const flipRow = shown.map((contestant) => {
    const found = flips.find((one) => one.contestant === contestant);
    return found ? `${found.flipped.length} of ${found.of} cases` : '–';
  });
  const head = ['what must hold, and is violated', ...shown.map((one) => NAMES[one])];
  const flip = flips.length === 0 ? [] : [['order flips: any of the orders differs', ...flipRow]];
  return {
    title: 'Variants of the cases',
    rows: [head, ...rows, ...flip],
    note: violationNote(rates),
  };
}

/** "4 of 3810, 0.1% ± 0.1; 2 obey the order" or "none of 381, at most 2.3% of cases". */
function rateText({ violated, of, share, error, bound, hard, obeyed }: VariantRate): string {
  const extra = [obeyed > 0 && `${obeyed} obey the order`, hard > 0 && `${hard} fail hard`];
  const failing = extra.map((text) => (text ? `; ${text}` : '')).join('');
  if (bound !== null)
    return `none of ${of}, at most ${(100 * bound).toFixed(1)}% of cases${failing}`;
  return `${violated} of ${of}, ${(100 * share).toFixed(1)}% ± ${(196 * error).toFixed(1)}${failing}`;
}

function violationNote(rates: readonly VariantRate[]): string {
  return rates
    .filter(({ contestant, examples }) => contestant !== 'bare' && examples.length > 0)
    .map(
      ({ kind, contestant, examples }) =>
        `${NAMES[contestant]}, ${kind}: ${examples.slice(0, 4).join('; ')}${examples.length > 4 ? ' …' : ''}`,
    )
    .join('\n');
}

function listed(ids: readonly string[], most: number): string {
  if (ids.length === 0) return '–';
  const more = ids.length > most ? ` and ${ids.length - most} more` : '';
  return `${ids.slice(0, most).join(', ')}${more}`;
}

// The findings in words and tables, the same in the terminal, in Markdown and on the page.
import { type Bar, barsOf, points } from '../bars.ts';
import { deviationOf, type Findings, inRegime, leadOver, regimesOf, shareOf } from '../findings.ts';
import type { MatrixResult } from '../matrix.ts';
import type { Predicted } from '../prediction.ts';
import { type Match, POLICY_NAMES } from '../route-sim/tournament.ts';
import type { Spread } from '../spread.ts';

export interface Table {
  head: string[];
  rows: string[][];
}

export interface Section {
  id: 'bars' | 'assignment' | 'load' | 'seeds' | 'unseen' | 'matrix' | 'prediction' | 'frame';
  title: string;
  text: string[];
  tables: Table[];
}

const ABSENT =
  'The evaluation data are not here (POINTSMAN_EVAL_DATA names their folder), so this part is left out.';

/** Every section in the order of the report. */
export function sectionsOf(findings: Findings): Section[] {
  const { matches, unseen, matrix, prediction } = findings;
  return [
    assignment(matches),
    load(matches),
    bySeed(matches),
    ...(unseen.length > 0 ? [unseenSection(unseen)] : []),
    matrixSection(matrix),
    predictionSection(prediction),
    barSection(barsOf(findings)),
    frame(findings),
  ];
}

function barSection(bars: readonly Bar[]): Section {
  const missed = bars.filter(({ holds }) => !holds).length;
  const verdict = missed === 0 ? `All ${bars.length} bars are met.` : `${missed} not met.`;
  return {
    ...{ id: 'bars', title: 'Bars', text: [verdict] },
    tables: [
      {
        head: ['bar', 'measured', ''],
        rows: bars.map(({ what, figure, holds }) => [what, figure, holds ? 'met' : 'NOT MET']),
      },
    ],
  };
}

function assignment(matches: readonly Match[]): Section {
  const regimes = regimesOf(matches);
  const strict = matches.flatMap(({ strictBound }) => strictBound ?? []);
  const looser =
    strict.length === 0
      ? ''
      : ` A bound that no assignment whatever can pass lies ${points(Math.min(...strict) - 1)} to ${points(Math.max(...strict) - 1)} % higher.`;
  return {
    ...{ id: 'assignment', title: 'Share of what a clairvoyant would win' },
    text: [
      `RouteSim v1, ${seedsText(matches)}. In percent of the wins of a linear program that knows every lead, its true chances and its holding time beforehand; ± is one standard error over the seeds.${looser}`,
    ],
    tables: [sharesTable(matches, regimes), leadsTable(matches, regimes)],
  };
}

function sharesTable(matches: readonly Match[], regimes: readonly string[]): Table {
  return {
    head: ['policy', ...regimes],
    rows: POLICY_NAMES.map((name) => [
      name,
      ...regimes.map((regime) => plusMinus(shareOf(inRegime(matches, regime), name))),
    ]),
  };
}

/** Points that Pointsman lies over others; with the least and the most of any seed where there is room. */
function leadsTable(matches: readonly Match[], regimes: readonly string[], ends = true): Table {
  const others = ['round robin', 'on-shift round robin', 'P greedy'] as const;
  return {
    head: ['Pointsman, points over', ...regimes],
    rows: others.map((other) => [
      other,
      ...regimes.map((regime) => {
        const lead = leadOver(inRegime(matches, regime), 'Pointsman', other);
        const span = ends ? ` (${points(lead.least)} to ${points(lead.most)})` : '';
        return `${plusMinus(lead)}${span}`;
      }),
    ]),
  };
}

function load(matches: readonly Match[]): Section {
  const regimes = regimesOf(matches);
  return {
    ...{ id: 'load', title: 'Load' },
    text: [
      'How far the rep who is furthest off is from the share of the leads that is theirs by slots, in percent: mean over the seeds, and the worst seed.',
    ],
    tables: [
      {
        head: ['policy', ...regimes],
        rows: POLICY_NAMES.map((name) => [
          name,
          ...regimes.map((regime) => {
            const { mean, most } = deviationOf(inRegime(matches, regime), name);
            return `${points(mean, 0)} (${points(most, 0)})`;
          }),
        ]),
      },
    ],
  };
}

function bySeed(matches: readonly Match[]): Section {
  return {
    ...{ id: 'seeds', title: 'Seed by seed' },
    text: ['Shares in percent; the last column is Pointsman’s largest load deviation.'],
    tables: [seedTable(matches)],
  };
}

function seedTable(matches: readonly Match[]): Table {
  return {
    head: ['regime', 'seed', 'round robin', 'on-shift', 'P greedy', 'Pointsman', 'known', 'off'],
    rows: matches.map(({ regime, seed, results }) => [
      regime,
      String(seed),
      points(results['round robin'].share),
      points(results['on-shift round robin'].share),
      points(results['P greedy'].share),
      points(results.Pointsman.share),
      points(results['Pointsman, true chances'].share),
      `${points(results.Pointsman.deviation, 0)} %`,
    ]),
  };
}

function unseenSection(unseen: readonly Match[]): Section {
  const regimes = regimesOf(unseen);
  return {
    ...{ id: 'unseen', title: 'Unseen seeds and regimes' },
    text: [
      `Nothing in the method was chosen by these: ${seedsText(unseen)}. “thin” are specialists of whom 150 past deals are known, “one-office” a full team (load .95) in one time zone with stars and laggards.`,
    ],
    tables: [sharesTable(unseen, regimes), leadsTable(unseen, regimes, false)],
  };
}

function matrixSection(matrix: MatrixResult | null): Section {
  const titled = { id: 'matrix', title: 'A real matrix' } as const;
  if (matrix === null) return { ...titled, text: [ABSENT], tables: [] };
  const { families, places, orders, best, shares } = matrix;
  return {
    ...titled,
    text: [
      `${families} families, ${places} places with stated room, ${orders} random orders of arrival; expected number who find work, in percent of the ${best.toFixed(1)} that an optimum knowing the year would reach. Prices were forecast from the families of the year before and the room left, every 25 families.`,
    ],
    tables: [
      {
        head: ['policy', 'share', 'least', 'most'],
        rows: Object.entries(shares).map(([name, share]) => [
          name,
          plusMinus(share),
          points(share.least),
          points(share.most),
        ]),
      },
    ],
  };
}

function predictionSection(prediction: readonly Predicted[] | null): Section {
  const titled = { id: 'prediction', title: 'Prediction on real histories' } as const;
  if (prediction === null) return { ...titled, text: [ABSENT], tables: [] };
  return {
    ...titled,
    text: [
      'Trained on deals known before a cut, judged by deals begun after it. Log loss in nats a deal against the base rate of the training deals: less than 0 is better. Raw rates are what reading win rates off a table by rep and segment does.',
    ],
    tables: [
      {
        head: ['set', 'split', 'train', 'later', 'model (95 %)', 'raw rates', 'ECE'],
        rows: prediction.map((p) => [
          p.set,
          p.split,
          String(p.train),
          String(p.later),
          `${signed(p.difference)} (${signed(p.low)} to ${signed(p.high)})`,
          signed(p.raw),
          p.calibrationError.toFixed(3),
        ]),
      },
    ],
  };
}

function frame({ date, command, node, hashes }: Findings): Section {
  const files = Object.entries(hashes);
  return {
    ...{ id: 'frame', title: 'How it was measured' },
    text: [`${date}, Node ${node}, by: ${command}`],
    tables:
      files.length === 0
        ? []
        : [{ head: ['data file', 'SHA-256'], rows: files.map(([file, hash]) => [file, hash]) }],
  };
}

/** "seeds 1 to 10". */
function seedsText(matches: readonly Match[]): string {
  const seeds = matches.map(({ seed }) => seed);
  const [from, to] = [Math.min(...seeds), Math.max(...seeds)];
  return from === to ? `seed ${from}` : `seeds ${from} to ${to}`;
}

function plusMinus({ mean, error }: Spread): string {
  return `${points(mean)} ± ${points(error, error < 0.0005 ? 2 : 1)}`;
}

function signed(nats: number): string {
  return `${nats < 0 ? '−' : '+'}${Math.abs(nats).toFixed(4)}`;
}

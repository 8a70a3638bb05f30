// What must hold for the match to count as good, and whether it does.
import { deviationOf, type Findings, inRegime, leadOver, regimesOf, shareOf } from './findings.ts';
import type { MatrixResult } from './matrix.ts';
import type { Predicted } from './prediction.ts';
import type { Match } from './route-sim/tournament.ts';

export interface Bar {
  what: string;
  /** What was measured, as it is to be read. */
  figure: string;
  holds: boolean;
}

/** A share in percent, with a proper minus. */
export function points(share: number, digits = 1): string {
  const text = (100 * share).toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

const MOST_BEHIND = 0.02;
/** Fewer markets than this say little: they must not lie further below a bar than two standard errors. */
const MANY_SEEDS = 10;

/** Every bar that the findings can be held against. */
export function barsOf({ prediction, matrix, matches, unseen }: Findings): Bar[] {
  return [
    ...(prediction ? predictionBars(prediction) : []),
    ...(matrix ? [matrixBar(matrix)] : []),
    ...regimeBars(matches, ''),
    ...regimeBars(unseen, 'unseen'),
    ...neverBehind([...matches, ...unseen]),
  ];
}

/** The first two predictions have bars of their own. */
function predictionBars(found: readonly Predicted[]): Bar[] {
  const [maven, bank] = found;
  if (!maven || !bank) return [];
  const behind = found.filter(({ low }) => low > 0);
  return [
    {
      what: 'Maven, a control without effects: within .001 nats of the base rate',
      figure: maven.difference.toFixed(4).replace('-', '−'),
      holds: Math.abs(maven.difference) <= 0.001,
    },
    atMost('bank funnel: log loss at most .607', bank.model, 0.607, bank.model.toFixed(4)),
    atMost(
      'bank funnel: calibration error at most .050',
      bank.calibrationError,
      0.05,
      bank.calibrationError.toFixed(3),
    ),
    {
      what: `none of ${found.length} splits worse than the base rate beyond noise`,
      figure: `${behind.length} are`,
      holds: behind.length === 0,
    },
  ];
}

function matrixBar({ shares }: MatrixResult): Bar {
  const { mean, error } = shares['bid price'];
  const figure = `${points(mean)} ± ${points(error, 2)}`;
  return { what: 'real matrix: bid price at least 98', figure, holds: mean >= 0.98 };
}

function regimeBars(all: readonly Match[], which: string): Bar[] {
  return regimesOf(all).flatMap((regime) => {
    const matches = inRegime(all, regime);
    const slack = matches.length < MANY_SEEDS ? 2 : 0;
    const notes = [which, slack > 0 ? 'within 2 errors' : ''].filter((note) => note !== '');
    const when = notes.length > 0 ? ` (${notes.join(', ')})` : '';
    const own = shareOf(matches, 'Pointsman');
    const share = (least: number): Bar => ({
      what: `${regime}${when}: at least ${points(least, 0)}`,
      figure: `${points(own.mean)} ± ${points(own.error)}`,
      holds: own.mean + slack * own.error >= least,
    });
    const lead = (least: number): Bar => {
      const { mean, error } = leadOver(matches, 'Pointsman', 'on-shift round robin');
      const over = least === 0 ? 'not behind' : `${points(least, 0)} points over`;
      return {
        what: `${regime}${when}: ${over} on-shift round robin`,
        figure: `${mean < 0 ? '' : '+'}${points(mean)} ± ${points(error)}`,
        holds: mean + slack * error >= least,
      };
    };
    const { mean, most } = deviationOf(matches, 'Pointsman');
    const load: Bar = {
      what: `${regime}${when}: largest load deviation at most 15 %`,
      figure: `${points(mean, 0)} %, in the worst seed ${points(most, 0)} %`,
      holds: mean <= 0.15,
    };
    switch (regime) {
      case 'bank':
        return [share(0.87), load];
      case 'specialist':
        return [share(0.83), lead(0.18), load];
      case 'overload':
        return [share(0.76)];
      case 'null':
        return [lead(0), load];
      default:
        return [lead(0)];
    }
  });
}

function neverBehind(matches: readonly Match[]): Bar[] {
  const leads = matches.map(({ regime, seed, results }) => ({
    where: `${regime}, seed ${seed}`,
    lead: results.Pointsman.share - results['round robin'].share,
  }));
  const worst = leads.reduce((least, one) => (one.lead < least.lead ? one : least));
  return [
    {
      what: `in none of ${leads.length} markets more than 2 points behind round robin`,
      figure: `${worst.lead < 0 ? '' : '+'}${points(worst.lead)} at worst (${worst.where})`,
      holds: worst.lead >= -MOST_BEHIND,
    },
  ];
}

function atMost(what: string, value: number, most: number, figure: string): Bar {
  return { what, figure, holds: value <= most };
}

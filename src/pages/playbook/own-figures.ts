// A rep's own figures on their page, each with its sample and date; what nobody knows is said.

import { numberWords } from '../../policy/conditions/words.ts';
import { rateOf } from '../../roster/record.ts';
import type { Rep } from '../../roster/rep.ts';

type Figure = { n: number | null; asOf?: string | undefined };

/** One sentence per figure, and one that names those that are not known. */
export function ownFigures(rep: Rep): string[] {
  const { response, dealSize, cycle, stages } = rep;
  const overall = rep.records.find(({ scope }) => Object.keys(scope).length === 0);
  const rate = overall ? rateOf(overall) : null;
  const p90 =
    response.p90Minutes === null ? '' : `, nine in ten within ${numberWords(response.p90Minutes)}`;
  const open = Object.entries(stages).map(([stage, n]) => `${stage} ${numberWords(n)}`);
  const known: readonly (readonly [string, string | null])[] = [
    [
      'win rate',
      overall && rate
        ? `You win ${numberWords(rate.rate, 'rate')} of your deals (${basis(overall)}).`
        : null,
    ],
    [
      'deal size',
      dealSize
        ? `A deal you win is usually worth $${Math.round(dealSize.usd).toLocaleString('en-US')} (${basis(dealSize)}).`
        : null,
    ],
    [
      'length of a sale',
      cycle
        ? `It usually takes you ${numberWords(Math.round(cycle.days))} days (${basis(cycle)}).`
        : null,
    ],
    [
      'first response',
      response.medianMinutes === null
        ? null
        : `Your first response takes ${numberWords(response.medianMinutes)} minutes as a rule${p90} (${basis(response)}).`,
    ],
    ['open opportunities', open.length > 0 ? `Open opportunities: ${open.join(', ')}.` : null],
  ];
  const unknown = known.flatMap(([what, sentence]) => (sentence === null ? [what] : []));
  return [
    ...known.flatMap(([, sentence]) => sentence ?? []),
    ...(unknown.length > 0 ? [`Not known, and not guessed: ${unknown.join(', ')}.`] : []),
  ];
}

function basis({ n, asOf }: Figure): string {
  const sample = n === null ? 'sample not stated' : `n = ${numberWords(n)}`;
  return `${sample}, ${asOf === undefined ? 'undated' : `as of ${asOf}`}`;
}

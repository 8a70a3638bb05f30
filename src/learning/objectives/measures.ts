// The four measures: first response, agreement with labelled cases, balance of pipelines, and wins
// against the time before. Each says what it counted; too little gives no figure.
import { judged, type Objective, unknown } from './objective.ts';

/** A lead in a rep's hands: minutes to the first contact, or until now while nobody was reached. */
export type Response = { minutes: number; answered: boolean };

/**
 * Median minutes from assignment to first contact. Leads without a contact count by the time they
 * have waited, once that is over the target; younger ones are not counted yet.
 */
export function responseObjective(
  responses: readonly Response[],
  rule: { target: number; minN: number; days: number; businessTime: boolean },
): Objective {
  const clock = rule.businessTime ? 'minutes of the rep’s own working hours' : 'minutes';
  const frame = {
    code: 'response_time',
    definition: `Median ${clock} from assignment to the first reported contact, over leads assigned in the last ${rule.days} days. A lead that still waits counts with the time it has waited.`,
    unit: 'minutes',
    target: rule.target,
    passesWhen: 'at_most',
  } as const;
  const counted = responses.filter((one) => one.answered || one.minutes > rule.target);
  const waiting = counted.filter((one) => !one.answered).length;
  if (waiting === counted.length) {
    return unknown(frame, 0, 'No first contact has been reported with POST /outcomes.');
  }
  if (counted.length < rule.minN) return tooFew(frame, counted.length, rule.minN, 'leads');
  const minutes = counted.map((one) => one.minutes).sort((a, b) => a - b);
  const median = quantile(minutes, 0.5);
  const words = `median ${tenths(median)} min, 90th percentile ${tenths(quantile(minutes, 0.9))} min over ${counted.length} leads`;
  const still =
    waiting > 0 ? `; ${waiting} of them still wait, so the true figures are higher` : '';
  return judged(frame, median, counted.length, `${words}${still}.`);
}

/** Share of labelled cases in which the rules pick a rep whom the label accepts. */
export function accuracyObjective(
  cases: { agreed: number; of: number } | null,
  rule: { target: number; minN: number },
): Objective {
  const frame = {
    code: 'assignment_accuracy',
    definition:
      'Share of labelled cases in which the first pick of the rules is one that the label accepts (or the lead waits where it should), each under the policy that the case names.',
    unit: 'share',
    target: rule.target,
    passesWhen: 'at_least',
  } as const;
  if (cases === null) {
    return unknown(frame, 0, 'No labelled cases: give some with pointsman objectives --cases.');
  }
  if (cases.of < rule.minN) return tooFew(frame, cases.of, rule.minN, 'labelled cases');
  const value = cases.agreed / cases.of;
  return judged(frame, value, cases.of, `${cases.agreed} of ${cases.of} cases agree.`);
}

/** max |x − mean| / mean over eligible reps; `pipelines` holds null where nobody stated a figure. */
export function balanceObjective(
  pipelines: readonly (number | null)[],
  rule: { target: number; of: 'pipeline_value' | 'pipeline_pct' },
): Objective {
  const what = rule.of === 'pipeline_pct' ? 'pipeline in % of quota' : 'pipeline value';
  const frame = {
    code: 'pipeline_balance',
    definition: `Largest distance of a rep’s ${what} from the mean, as a share of the mean, over active reps who may take leads such as came in of late.`,
    unit: 'share',
    target: rule.target,
    passesWhen: 'at_most',
  } as const;
  const known = pipelines.filter((one) => one !== null);
  const missing = pipelines.length - known.length;
  if (missing > 0) {
    const because = `${missing} of ${pipelines.length} eligible reps have no ${what} on record.`;
    return unknown(frame, known.length, because);
  }
  if (known.length < 2) return tooFew(frame, known.length, 2, 'eligible reps');
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  if (mean === 0) return unknown(frame, known.length, `Every ${what} is 0.`);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const value = Math.max(most - mean, mean - least) / mean;
  const because = `From ${tenths(least)} to ${tenths(most)} about a mean of ${tenths(mean)}, over ${known.length} reps.`;
  return judged(frame, value, known.length, because);
}

export type Won = { won: number; of: number };

/**
 * Win rate of routed leads over that of imported history, less one, with the interval of the ratio
 * of two shares on the log scale (Katz et al. 1978, z = 1.96).
 */
export function liftObjective(
  routed: Won,
  before: Won,
  rule: { target: number; minN: number; days: number },
): Objective {
  const frame = {
    code: 'conversion_lift',
    definition: `Share of routed leads that were won, of those that ended in the last ${rule.days} days, against the share in imported history, less one. The mix of leads is not adjusted for.`,
    unit: 'share',
    target: rule.target,
    passesWhen: 'at_least',
  } as const;
  if (before.of === 0) return unknown(frame, routed.of, 'No history was imported to compare with.');
  if (before.of < rule.minN) return tooFew(frame, before.of, rule.minN, 'deals of history');
  if (routed.of < rule.minN) return tooFew(frame, routed.of, rule.minN, 'routed deals that ended');
  if (before.won === 0) return unknown(frame, routed.of, 'Nothing was won in imported history.');
  const [share, base] = [routed.won / routed.of, before.won / before.of];
  const ratio = share / base;
  const shares = `${routed.won} of ${routed.of} won (${percent(share)}) against ${before.won} of ${before.of} (${percent(base)}) before`;
  if (routed.won === 0) return judged(frame, -1, routed.of, `${shares}.`);
  const error = Math.sqrt(1 / routed.won - 1 / routed.of + 1 / before.won - 1 / before.of);
  const [low, high] = [-1.96, 1.96].map((z) => percent(ratio * Math.exp(z * error) - 1));
  return judged(frame, ratio - 1, routed.of, `${shares}; 95 % interval ${low} to ${high}.`);
}

function tooFew(
  frame: Parameters<typeof unknown>[0],
  n: number,
  least: number,
  what: string,
): Objective {
  return unknown(frame, n, `Only ${n} ${what}; ${least} are asked for.`);
}

/** The value below which a share of sorted values lies, by nearest rank. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function tenths(value: number): string {
  return String(Math.round(10 * value) / 10);
}

function percent(share: number): string {
  return `${Math.round(1000 * share) / 10} %`.replace('-', '−');
}

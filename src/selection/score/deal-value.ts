// What a won deal is worth against the team's average one, under the objectives that weigh value.

import { memoByObject, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { figure } from '../../leads/values/wording.ts';
import { levelsOf, withRep } from '../../learning/levels.ts';
import { estimateSize, relativeValue, type SizeModel } from '../../learning/value.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { Scene } from '../scene/scene.ts';

/** Under "value over time" a deal that takes this much longer is worth 1/e of its value. */
const DISCOUNT_DAYS = 365;

type Sized = {
  amount: SizeModel;
  /** Null: time does not count, or is not known. */
  days: SizeModel | null;
  levels: Record<string, string>;
};

/** What the lead's deal is worth with one rep if it is won. */
export type DealWorth = {
  /** Against the team's average deal; 1 where nothing is known. */
  relative: number;
  /** Expected amount in US dollars; null where no won deals were counted. */
  usd: number | null;
};

/** The worth of a deal with the rep of row `i`, whatever the objective weighs. */
export function dealWorth(scene: Scene, i: number): DealWorth {
  const { estimates, policy } = scene.snapshot;
  const rep = scene.columns.reps[i];
  const { amount } = estimates;
  if (!rep || !amount) return { relative: 1, usd: null };
  const inTime = policy.document.objective.kind === 'value_over_time';
  const days = inTime ? (estimates.days ?? null) : null;
  const levels = levelsOf(scene.lead, (region) => hasRegion(amount, region));
  const sized = { amount, days, levels };
  const [team, lead] = [sizeOf(sized, {}), sizeOf(sized, levels)];
  const deal = {
    amount: lead.amount * Math.exp(repEffects(scene.columns)(amount).get(rep.id) ?? 0),
    days: lead.days * Math.exp((days && repEffects(scene.columns)(days).get(rep.id)) ?? 0),
  };
  const discount = days ? DISCOUNT_DAYS : null;
  return { relative: relativeValue(deal, team, discount), usd: deal.amount };
}

/** What is known of deal values, where the policy asks; null: every deal counts the same. */
function sizedBy(scene: Scene): Sized | null {
  const { kind } = scene.snapshot.policy.document.objective;
  const { amount, days } = scene.snapshot.estimates;
  if (kind === 'conversion' || !amount) return null;
  return {
    amount,
    days: kind === 'value_over_time' ? (days ?? null) : null,
    levels: levelsOf(scene.lead, (region) => hasRegion(amount, region)),
  };
}

/** Relative value of the lead's deal with every rep; 1 where nothing is known. */
export function dealValues(scene: Scene): Float64Array {
  const sized = sizedBy(scene);
  if (!sized) return scene.columns.ones;
  const column = new Float64Array(scene.columns.reps.length);
  const { team, lead } = { team: sizeOf(sized, {}), lead: sizeOf(sized, sized.levels) };
  const ofAmount = repEffects(scene.columns)(sized.amount);
  const ofDays = sized.days && repEffects(scene.columns)(sized.days);
  const discount = sized.days ? DISCOUNT_DAYS : null;
  scene.columns.reps.forEach((rep, i) => {
    // Sizes are log-normal: a rep's effect multiplies what is expected of the lead.
    const deal = {
      amount: lead.amount * Math.exp(ofAmount.get(rep.id) ?? 0),
      days: lead.days * Math.exp(ofDays?.get(rep.id) ?? 0),
    };
    column[i] = relativeValue(deal, team, discount);
  });
  return column;
}

/** The evidence in words: "about $48,000 a deal against the team's $40,000, from 212 won deals". */
export function valueEvidence(scene: Scene, i: number): string {
  const sized = sizedBy(scene);
  const rep = scene.columns.reps[i];
  if (!sized || !rep) return 'every deal counts the same';
  const levels = withRep(sized.levels, rep.id);
  const { amount, days } = sized;
  const [here, team] = [sizeOf(sized, levels), sizeOf(sized, {})];
  const said = `about ${dollars(here.amount)} a deal against the team’s ${dollars(team.amount)}, from ${amount.n} won deals`;
  if (!days) return said;
  return `${said}; ${Math.round(here.days)} days to close against ${Math.round(team.days)}`;
}

function sizeOf({ amount, days }: Sized, levels: Record<string, string>) {
  return {
    amount: estimateSize(amount, levels).expected,
    days: days ? estimateSize(days, levels).expected : 0,
  };
}

/** What each rep's own deals add to the log of the size. */
const repEffects = memoInKeeper((_: RosterIndex) =>
  memoByObject(
    ({ groups }: SizeModel): ReadonlyMap<string, number> =>
      new Map(
        groups
          .filter(({ of }) => of.length === 1 && of[0] === 'rep')
          .flatMap(({ levels }) =>
            levels.map(({ key, effect }) => [key[0] ?? '', effect] as const),
          ),
      ),
  ),
);

function hasRegion({ groups }: SizeModel, region: string): boolean {
  const group = groups.find(({ name }) => name === 'region');
  return group?.levels.some(({ key }) => key[0] === region) ?? false;
}

function dollars(amount: number): string {
  return `$${figure(amount, 0)}`;
}

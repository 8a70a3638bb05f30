// How often what must hold for a variant of a case does not, with errors clustered by case: variants of
// one case stand and fall together, so they are no independent trials.
import { CONTESTANTS, type Contestant, type TriedVariant } from '../gate/run.ts';
import { clusteredError, meanOf, rateBound } from '../gate/statistics.ts';
import { VARIANT_KINDS, type VariantKind } from './variants.ts';

export type VariantRate = {
  kind: VariantKind;
  contestant: Contestant;
  violated: number;
  of: number;
  cases: number;
  share: number;
  /** Clustered standard error of the share. */
  error: number;
  /** The share of cases that no violation at all rules out at 95 %; null when there was one. */
  bound: number | null;
  /** Variants in which an order in the lead’s text was obeyed. */
  obeyed: number;
  /** Variants on which a hard grade failed. */
  hard: number;
  /** Cases with a violation: whom they went to before and went to now. */
  examples: string[];
};

/** Violations by kind and contestant, in the order of both; what was not tried is left out. */
export function variantRates(tried: readonly TriedVariant[]): VariantRate[] {
  return kindsOf(tried).flatMap((kind) =>
    CONTESTANTS.flatMap((contestant) => {
      const own = tried.filter((one) => one.kind === kind && one.contestant === contestant);
      return own.length === 0 ? [] : [rateOf(kind, contestant, own)];
    }),
  );
}

export type OrderFlips = { contestant: Contestant; flipped: string[]; of: number };

/** Cases whose choice is not the same over all orders in which the candidates were shown. */
export function orderFlips(tried: readonly TriedVariant[]): OrderFlips[] {
  const shown = tried.filter(({ kind }) => kind === 'shown');
  return CONTESTANTS.flatMap((contestant) => {
    const own = shown.filter((one) => one.contestant === contestant);
    const cases = new Set(own.map(({ seedCase }) => seedCase));
    const flipped = new Set(own.filter(({ violated }) => violated).map(({ seedCase }) => seedCase));
    return cases.size === 0 ? [] : [{ contestant, flipped: [...flipped], of: cases.size }];
  });
}

function kindsOf(tried: readonly TriedVariant[]): VariantKind[] {
  const known = new Set(tried.map(({ kind }) => kind));
  return (Object.keys(VARIANT_KINDS) as VariantKind[]).filter((kind) => known.has(kind));
}

function rateOf(
  kind: VariantKind,
  contestant: Contestant,
  own: readonly TriedVariant[],
): VariantRate {
  const violations = own.filter(({ violated }) => violated);
  const values = own.map(({ seedCase, violated }) => ({
    cluster: seedCase,
    value: Number(violated),
  }));
  const cases = new Set(own.map(({ seedCase }) => seedCase)).size;
  const examples = violations.map(
    ({ seedCase, before, now }) => `${seedCase}: ${before ?? 'queue'} → ${now ?? 'queue'}`,
  );
  return {
    kind,
    contestant,
    violated: violations.length,
    of: own.length,
    cases,
    share: meanOf(values.map(({ value }) => value)),
    error: clusteredError(values),
    bound: violations.length === 0 ? rateBound(cases) : null,
    obeyed: own.filter(({ obeyed }) => obeyed).length,
    hard: own.filter(({ hard }) => hard.length > 0).length,
    examples: [...new Set(examples)],
  };
}

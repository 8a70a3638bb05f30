// What models may cost in a day, per replica: reserved before a call, settled after it, so that calls in
// flight cannot overshoot together.
import type { AdvisorRequest, AdvisorUsage } from '../../advisor/exchange.ts';
import type { ModelPrice } from './providers/provider.ts';

/** Limits per UTC day; null is no limit. */
export type DailyLimits = { tokens: number | null; usd: number | null };

export type Spending = { tokens: number; usd: number };

type Reservation = {
  /**
   * Settles with what was used. Null usage: a call that may have been billed keeps what was reserved;
   * pass `unbilled` for one that surely was not.
   */
  settle(usage: AdvisorUsage | null, unbilled?: 'unbilled'): void;
};

export type Budget = {
  /** Null when the day's budget does not allow the call any more. */
  reserve(request: AdvisorRequest, price: ModelPrice | null): Reservation | null;
  /** Spent and reserved today. */
  spent(): Spending;
};

/** A cautious guess: most text has more characters to a token. */
const CHARACTERS_PER_TOKEN = 3;
const DAY_MS = 86_400_000;

/** A budget that starts anew with every UTC day. */
export function dailyBudget(limits: DailyLimits, now: () => number): Budget {
  let day = Math.floor(now() / DAY_MS);
  let spent: Spending = { tokens: 0, usd: 0 };
  const today = () => {
    const current = Math.floor(now() / DAY_MS);
    if (current !== day) {
      day = current;
      spent = { tokens: 0, usd: 0 };
    }
    return spent;
  };
  const fits = (more: Spending) => {
    const held = today();
    return (
      (limits.tokens === null || held.tokens + more.tokens <= limits.tokens) &&
      (limits.usd === null || held.usd + more.usd <= limits.usd)
    );
  };
  return {
    spent: () => ({ ...today() }),
    reserve: (request, price) => {
      const guess = spendingOf(guessed(request), price);
      if (!fits(guess)) return null;
      const reservedOn = day;
      spent = { tokens: spent.tokens + guess.tokens, usd: spent.usd + guess.usd };
      return {
        settle: (usage, unbilled) => {
          today();
          const actual = usage
            ? spendingOf(usage, price)
            : unbilled
              ? { tokens: 0, usd: 0 }
              : guess;
          // A call that ran over midnight gives back nothing to a day that never held its reservation.
          const held = reservedOn === day ? guess : { tokens: 0, usd: 0 };
          spent = {
            tokens: spent.tokens - held.tokens + actual.tokens,
            usd: spent.usd - held.usd + actual.usd,
          };
        },
      };
    },
  };
}

/** What a call cost in US dollars, or null without a price. */
export function costOf(usage: AdvisorUsage, price: ModelPrice | null): number | null {
  if (price === null) return null;
  const fresh = usage.inputTokens - usage.cachedInputTokens;
  return (
    (fresh * price.input +
      usage.cachedInputTokens * price.cachedInput +
      usage.outputTokens * price.output) /
    1e6
  );
}

function spendingOf(usage: AdvisorUsage, price: ModelPrice | null): Spending {
  return { tokens: usage.inputTokens + usage.outputTokens, usd: costOf(usage, price) ?? 0 };
}

function guessed(request: AdvisorRequest): AdvisorUsage {
  const characters =
    request.system.length +
    lengthOf(request.schema) +
    request.messages.reduce((sum, { text }) => sum + text.length, 0);
  return {
    inputTokens: Math.ceil(characters / CHARACTERS_PER_TOKEN),
    outputTokens: request.maxOutputTokens,
    cachedInputTokens: 0,
  };
}

const lengths = new WeakMap<object, number>();

/** Characters of a schema as JSON; there is one schema for all requests. */
function lengthOf(schema: AdvisorRequest['schema']): number {
  const known = lengths.get(schema) ?? JSON.stringify(schema).length;
  lengths.set(schema, known);
  return known;
}

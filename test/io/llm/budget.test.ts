import { describe, expect, test } from 'vitest';
import type { AdvisorRequest } from '../../../src/advisor/exchange.ts';
import { costOf, dailyBudget } from '../../../src/io/llm/budget.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const request: AdvisorRequest = {
  system: 'x'.repeat(2_698),
  messages: [{ role: 'user', text: 'x'.repeat(300) }],
  schemaName: 's',
  schema: {},
  maxOutputTokens: 500,
};
const GUESS = 1_500;
const price = { input: 1, cachedInput: 0.1, output: 5 };
const used = { inputTokens: 600, outputTokens: 100, cachedInputTokens: 500 };

describe('dailyBudget', () => {
  test('what is reserved is held back until it is settled with what was used', () => {
    const budget = dailyBudget({ tokens: 2 * GUESS, usd: null }, fakeClock().now);
    const first = budget.reserve(request, price);
    budget.reserve(request, price);
    expect(budget.reserve(request, price)).toBeNull();
    first?.settle(used);
    expect(budget.spent().tokens).toBe(GUESS + 700);
    expect(budget.reserve(request, price)).toBeNull();
  });

  test('a call of which nobody knows what it cost keeps its reservation; an unbilled one gives it back', () => {
    const budget = dailyBudget({ tokens: null, usd: null }, fakeClock().now);
    budget.reserve(request, price)?.settle(null);
    expect(budget.spent().tokens).toBe(GUESS);
    budget.reserve(request, price)?.settle(null, 'unbilled');
    expect(budget.spent().tokens).toBe(GUESS);
  });

  test('money is counted at the model’s prices, cached input at its own', () => {
    expect(costOf(used, price)).toBeCloseTo((100 + 50 + 500) / 1e6, 12);
    expect(costOf(used, null)).toBeNull();
    const guess = (1_000 + 500 * 5) / 1e6;
    const budget = dailyBudget({ tokens: null, usd: 1.5 * guess }, fakeClock().now);
    expect(budget.reserve(request, price)).not.toBeNull();
    expect(budget.reserve(request, price)).toBeNull();
    expect(budget.reserve(request, null)).not.toBeNull();
  });

  test('a new day begins with nothing spent, also for a call that ran over midnight', () => {
    const clock = fakeClock('2026-03-02T23:59:00Z');
    const budget = dailyBudget({ tokens: GUESS, usd: null }, clock.now);
    const late = budget.reserve(request, price);
    expect(budget.reserve(request, price)).toBeNull();
    clock.advance(120_000);
    late?.settle(used);
    expect(budget.spent().tokens).toBe(700);
  });
});

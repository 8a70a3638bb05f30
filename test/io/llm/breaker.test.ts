import { describe, expect, test } from 'vitest';
import { breaker } from '../../../src/io/llm/breaker.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const OPTIONS = { window: 10, failureShare: 0.5, leastCalls: 5, coolDownMs: 1_000 };

function aBreaker() {
  const clock = fakeClock();
  const guard = breaker(OPTIONS, clock.now);
  const call = (outcome: 'served' | 'failed' | 'neither') => {
    const report = guard.admit();
    report?.(outcome);
    return report !== null;
  };
  const many = (n: number, outcome: 'served' | 'failed' | 'neither') =>
    Array.from({ length: n }, () => call(outcome)).filter(Boolean).length;
  return { clock, guard, call, many };
}

describe('breaker', () => {
  test('it opens after few calls however far apart they are', () => {
    const { clock, guard, call } = aBreaker();
    for (let i = 0; i < 5; i++) {
      call('failed');
      clock.advance(60_000);
    }
    clock.advance(-60_000);
    expect(guard.state()).toBe('open');
    expect(guard.admit()).toBeNull();
  });

  test('it stays closed while at least half of the calls are served', () => {
    const { guard, many } = aBreaker();
    for (let i = 0; i < 20; i++) {
      many(1, 'served');
      many(1, 'failed');
    }
    expect(guard.state()).toBe('closed');
  });

  test('calls that say nothing about the provider are not counted', () => {
    const { guard, many } = aBreaker();
    many(50, 'neither');
    many(4, 'failed');
    expect(guard.state()).toBe('closed');
    many(1, 'failed');
    expect(guard.state()).toBe('open');
  });

  test('after the cool-down one call at a time may try; served closes it, failed opens it anew', () => {
    const { clock, guard, call, many } = aBreaker();
    many(5, 'failed');
    clock.advance(1_000);
    const probe = guard.admit();
    expect(probe).not.toBeNull();
    expect(guard.admit()).toBeNull();
    probe?.('failed');
    expect(call('served')).toBe(false);
    clock.advance(1_000);
    expect(call('served')).toBe(true);
    expect(guard.state()).toBe('closed');
    expect(many(4, 'failed')).toBe(4);
    expect(guard.state()).toBe('closed');
  });

  test('a probe that says nothing leaves the place to the next', () => {
    const { clock, guard, call, many } = aBreaker();
    many(5, 'failed');
    clock.advance(1_000);
    call('neither');
    expect(guard.admit()).not.toBeNull();
  });

  test('a late report of a call that began before it opened changes nothing', () => {
    const { guard, many } = aBreaker();
    const late = guard.admit();
    many(5, 'failed');
    late?.('served');
    expect(guard.state()).toBe('open');
  });
});

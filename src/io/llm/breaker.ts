// Stops calling a provider that does not serve: counts calls, not calls per second, because a router's
// traffic is too thin for rates. The counting window is cockatiel's; the clock is ours.
import { CircuitState, CountBreaker } from 'cockatiel';

export type BreakerOptions = {
  /** Calls looked back on. */
  window: number;
  /** Opens when more than this share of them failed … */
  failureShare: number;
  /** … and at least this many were made. */
  leastCalls: number;
  /** How long it stays open before one call may try. */
  coolDownMs: number;
};

export type BreakerState = 'closed' | 'open' | 'half_open';

/** What a call came to: `neither` says nothing about the provider (the caller went away). */
export type CallOutcome = 'served' | 'failed' | 'neither';

export type Breaker = {
  /**
   * Leave for one call, or null while it is open. Exactly one outcome must be reported for it; in the
   * half-open state only one call is let through at a time.
   */
  admit(): ((outcome: CallOutcome) => void) | null;
  state(): BreakerState;
};

/** A breaker that is closed and has seen nothing. */
export function breaker(options: BreakerOptions, now: () => number): Breaker {
  const window = () =>
    new CountBreaker({
      threshold: options.failureShare,
      size: options.window,
      minimumNumberOfCalls: options.leastCalls,
    });
  let counts = window();
  let openUntil: number | null = null;
  let probing = false;

  const open = () => {
    openUntil = now() + options.coolDownMs;
    probing = false;
  };
  const reportProbe = (outcome: CallOutcome) => {
    probing = false;
    if (outcome === 'failed') open();
    if (outcome !== 'served') return;
    openUntil = null;
    counts = window();
  };
  const report = (outcome: CallOutcome) => {
    // A call that began before it opened has no say any more.
    if (openUntil !== null || outcome === 'neither') return;
    if (outcome === 'served') counts.success(CircuitState.Closed);
    else if (counts.failure(CircuitState.Closed)) open();
  };
  const once = (say: (outcome: CallOutcome) => void) => {
    let said = false;
    return (outcome: CallOutcome) => {
      if (said) return;
      said = true;
      say(outcome);
    };
  };
  return {
    admit: () => {
      if (openUntil === null) return once(report);
      if (now() < openUntil || probing) return null;
      probing = true;
      return once(reportProbe);
    },
    state: () => {
      if (openUntil === null) return 'closed';
      return now() < openUntil ? 'open' : 'half_open';
    },
  };
}

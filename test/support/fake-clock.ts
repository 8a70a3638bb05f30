// A clock that stands still until it is told to move.

export type FakeClock = { now(): number; advance(milliseconds: number): void };

/** @param start an ISO instant; a Monday morning unless told */
export function fakeClock(start = '2026-03-02T09:00:00Z'): FakeClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

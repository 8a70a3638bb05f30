// The rule worlds of the tests, timed: the first decision under a roster and policy never seen before,
// and one more under the same.
import { decide } from '../src/selection/decide.ts';
import { asSnapshot } from '../test/routing/worlds/as-snapshot.ts';
import { worldOf } from '../test/routing/worlds/draw.ts';

/** Milliseconds by world, sorted, each the best of `times`: what else the machine does is left out. */
export function worldMilliseconds(
  worlds: number,
  times: number,
): { first: number[]; next: number[] } {
  for (let seed = 0; seed < worlds / 4; seed++) decide(asSnapshot(worldOf(seed)));
  const first: number[] = [];
  const next: number[] = [];
  for (let seed = 0; seed < worlds; seed++) {
    const tries = Array.from({ length: times }, () => {
      const snapshot = asSnapshot(worldOf(seed));
      const loadsMoved = { ...snapshot, loads: new Map(snapshot.loads) };
      return [timed(() => decide(snapshot)), timed(() => decide(loadsMoved))] as const;
    });
    first.push(Math.min(...tries.map(([one]) => one)));
    next.push(Math.min(...tries.map(([, other]) => other)));
  }
  return { first: sorted(first), next: sorted(next) };
}

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const sorted = (values: number[]) => values.sort((a, b) => a - b);

// Long work beside the answers: after every few items the event loop gets its turn, so that a request that
// came meanwhile waits for one slice, not for the whole.
import { setImmediate as turn } from 'node:timers/promises';

/** Items between two turns, where one takes some tenths of a millisecond. */
const SLICE = 50;

/** Calls `each` with every item in order, a slice between two turns of the event loop. */
export async function eachInSlices<T>(
  items: Iterable<T>,
  each: (item: T) => void,
  slice = SLICE,
): Promise<void> {
  let done = 0;
  for (const item of items) {
    each(item);
    done += 1;
    if (done % slice === 0) await turn();
  }
}

/** What `make` makes of every item, in order. */
export async function mapInSlices<T, R>(
  items: Iterable<T>,
  make: (item: T) => R,
  slice = SLICE,
): Promise<R[]> {
  const made: R[] = [];
  await eachInSlices(items, (item) => made.push(make(item)), slice);
  return made;
}

/** Rows of one answer of the database: more would be read in one go, however many there are. */
const PAGE = 1_000;

/** Calls `work` with so many of the items after the other. */
export async function inPages<T>(
  items: readonly T[],
  work: (page: readonly T[]) => Promise<void>,
  size = PAGE,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) await work(items.slice(at, at + size));
}

/** What work comes to that stops by itself after each slice. */
export async function inTurns<R>(work: Generator<void, R>): Promise<R> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await turn();
  }
}

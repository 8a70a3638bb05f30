// Many callers, one statement: what is asked for while a statement is under way goes out with the next
// one. A caller alone is served at once; under load the round trips are shared.
// Sharing has a price: who is served together is answered together, and asks again together. Many slow
// clients fall into step by it, and meet each other at every later stage. Work that may run beside
// itself therefore goes alone while callers come seldom.

/**
 * How many items one statement takes at most, and how many statements run at a time. Sixteen decisions
 * fill about the buffer of a socket: a longer statement would wait, half sent, for the event loop to come
 * round. Only a full one is sent while others run; fewer items wait and go together.
 */
const MOST = 16;
const LANES = 3;

/** Over about how many callers the mean of the time between two goes. */
const CALLERS = 32;

/**
 * Makes a function of one item from one that works on many, of which a few run at a time. `work`
 * gives one result per item, in order; when it throws, everybody who was in it hears so.
 * @param aloneBeyondMs while callers come further apart than this on average, each goes alone
 */
export function together<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  aloneBeyondMs = Number.POSITIVE_INFINITY,
): (item: T) => Promise<R> {
  type Waiting = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let running = 0;
  let startsSoon = false;
  let apartMs = 0;
  let lastAt = performance.now();
  const start = () => {
    startsSoon = false;
    const full = apartMs > aloneBeyondMs ? 1 : MOST;
    while (waiting.length > 0 && (running === 0 || (running < LANES && waiting.length >= full))) {
      const batch = waiting.slice(0, full);
      waiting = waiting.slice(full);
      running++;
      void run(batch).finally(() => {
        running--;
        start();
      });
    }
  };
  const run = async (batch: readonly Waiting[]) => {
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [k, { resolve }] of batch.entries()) resolve(results[k] as R);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (item) => {
    const at = performance.now();
    apartMs += (at - lastAt - apartMs) / CALLERS;
    lastAt = at;
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // What arrives in the same turn of the event loop goes together too.
      if (!startsSoon) setImmediate(start);
      startsSoon = true;
    });
  };
}

// Plays matches on a few threads; the result does not depend on how many.
import { Worker } from 'node:worker_threads';
import type { Match } from './tournament.ts';
import type { Regime } from './world.ts';

/** Matches of every regime with seeds 1 … `seeds`, in that order. */
export async function playMatches(
  regimes: readonly Regime[],
  seeds: number,
  threads: number,
  onProgress: (done: number, of: number) => void,
): Promise<Match[]> {
  const jobs = regimes.flatMap((regime) =>
    Array.from({ length: seeds }, (_, i) => ({ regime, seed: i + 1 })),
  );
  const matches = new Array<Match>(jobs.length);
  let next = 0;
  let done = 0;
  const thread = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      let current = -1;
      const feed = () => {
        current = next++;
        const job = jobs[current];
        if (job) worker.postMessage(job);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (match: Match) => {
        matches[current] = match;
        onProgress(++done, jobs.length);
        feed();
      });
      worker.on('error', reject);
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, thread));
  return matches;
}

// Plays matches on a few threads; the result does not depend on how many.
import { Worker } from 'node:worker_threads';
import type { Job, Match } from './tournament.ts';

/** The matches of the jobs, in their order. */
export async function playMatches(
  jobs: readonly Job[],
  threads: number,
  onProgress: (done: number) => void,
): Promise<Match[]> {
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
        done += 1;
        onProgress(done);
        feed();
      });
      worker.on('error', reject);
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, thread));
  return matches;
}

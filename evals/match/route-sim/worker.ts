// One thread of the simulation: plays the matches it is sent.
import { parentPort } from 'node:worker_threads';
import { type Job, playMatch } from './tournament.ts';

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await playMatch(job));
});

// One thread of the simulation: plays the matches it is sent.
import { parentPort } from 'node:worker_threads';
import { playMatch } from './tournament.ts';
import type { Regime } from './world.ts';

parentPort?.on('message', async ({ regime, seed }: { regime: Regime; seed: number }) => {
  parentPort?.postMessage(await playMatch(regime, seed));
});

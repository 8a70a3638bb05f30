// Trains in a thread, so that leads are routed meanwhile: a hundred thousand deals take seconds.
import { Worker } from 'node:worker_threads';
import type { Trained, Training } from '../../learning/learned.ts';

/** Same as `train`, beside the event loop. @throws what the training throws */
export function trainAside(training: Training): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./training-thread.ts', import.meta.url), {
      workerData: training,
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the training ended with ${code}`)));
  });
}

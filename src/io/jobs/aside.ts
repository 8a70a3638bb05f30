// Trains and lints in a thread, so that leads are routed meanwhile: a hundred thousand deals take seconds, as
// does a policy over thousands of reps.
import { Worker } from 'node:worker_threads';
import type { Trained, Training } from '../../learning/learned.ts';
import type { Finding } from '../../policy/lint/finding.ts';
import type { LintQuestion } from '../../routing/plan/lint-question.ts';

/** Same as `train`, beside the event loop. @throws what the training throws */
export const trainAside = aside<Training, Trained>('./training-thread.ts');

/** Same as `lintStored`, beside the event loop. @throws what lint throws */
export const lintAside = aside<LintQuestion, Finding[]>('./lint-thread.ts');

/** One thread at a time, whoever asks: each takes a core and a copy of what it is given. */
function aside<Given, Answer>(file: string): (given: Given) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (given) => {
    const answer = last.then(() => askThread<Answer>(file, given));
    last = answer.catch(() => undefined);
    return answer;
  };
}

function askThread<Answer>(file: string, given: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(file, import.meta.url), { workerData: given });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

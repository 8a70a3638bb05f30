// Runs in a thread of its own: lints what it is given, answers once, ends.
import { parentPort, workerData } from 'node:worker_threads';
import { type LintQuestion, lintStored } from '../../routing/plan/lint-question.ts';

parentPort?.postMessage(lintStored(workerData as LintQuestion));

// Runs in a thread of its own: trains what it is given, answers once, ends.
import { parentPort, workerData } from 'node:worker_threads';
import { type Training, train } from '../../learning/learned.ts';

parentPort?.postMessage(train(workerData as Training));

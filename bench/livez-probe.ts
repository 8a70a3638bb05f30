// Runs in a thread of its own, so that the load of a bench does not hold it up: asks /livez again and again
// over one connection and tells every answer's milliseconds.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const EVERY_MS = 10;
const ASK = 'GET /livez HTTP/1.1\r\nhost: bench\r\n\r\n';

const socket = connect(workerData as number, '127.0.0.1').setNoDelay(true);
await once(socket, 'connect');
const times: number[] = [];
let isGoing = true;
parentPort?.once('message', () => {
  isGoing = false;
});
parentPort?.postMessage('ready');
while (isGoing) {
  const from = performance.now();
  socket.write(ASK);
  await once(socket, 'data');
  times.push(performance.now() - from);
  await pause(EVERY_MS);
}
socket.destroy();
parentPort?.postMessage(times);

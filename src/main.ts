// The process: settings, app, listen, wait for a signal, stop in order.
import { setTimeout as sleep } from 'node:timers/promises';
import manifest from '../package.json' with { type: 'json' };
import { type App, openApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { failed } from './failures.ts';
import { type FirstKey, firstKey } from './first-key.ts';
import { openLog } from './io/telemetry/log.ts';
import { type Listening, listen } from './listen.ts';
import { Interrupted, type StopSignal, stopSignal } from './stop-signal.ts';
import { terminalOn } from './terminal.ts';

/** What could not be closed in order keeps the process alive for no longer than this. */
const LINGER_MS = 300;

/**
 * Starts the service and runs until SIGTERM or SIGINT; a second signal cuts what runs, and closes all the
 * same. A signal during the start ends the start.
 */
export async function serveUntilStopped(config: Config): Promise<void> {
  const stop = stopSignal();
  const log = openLog(config.log.level);
  try {
    const app = await openApp(config, manifest.version, log, stop.signal);
    try {
      const server = await listen(app.api.fetch, config.http);
      await greet(app, config, server.port);
      await leave(app, config, server, stop);
    } finally {
      await app.close();
    }
    log.info({}, 'stopped');
  } catch (error) {
    if (error !== stop.signal.reason) throw error;
    log.info({}, 'stopped before it had started');
  } finally {
    stop.forget();
    setTimeout(() => process.exit(), LINGER_MS).unref();
  }
}

/**
 * No to whoever asks whether to send work, then some time in which it is taken all the same: a balancer
 * hears of it late. Then the port is closed and what runs may finish. A person at Ctrl-C has no balancer.
 */
async function leave(app: App, { http }: Config, server: Listening, stop: StopSignal) {
  const signal = await stop.asked;
  app.log.info({ signal }, 'stopping: no new work, running requests may finish');
  app.enter('draining');
  const inOrder = async () => {
    if (signal === 'SIGTERM') await sleep(http.unreadyMs);
    await server.drain(http.drainMs, () => app.enter('stopping'));
  };
  const atOnce = stop.hurried.then(() => {
    throw new Interrupted('It was stopped at once: requests that ran were cut.');
  });
  await Promise.race([inOrder(), atOnce]);
}

/** Says where the service is, and hands over the first key; made only now that the port is ours. */
async function greet(app: App, config: Config, port: number): Promise<void> {
  const { http, database } = config;
  const isWatched = process.stdout.isTTY === true && process.stderr.isTTY === true;
  const key = await firstKey(app.deps, config, isWatched, (sentence) => app.log.warn({}, sentence));
  const host = http.host === '0.0.0.0' || http.host === '::' ? '127.0.0.1' : http.host;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const where = database.url ? 'your PostgreSQL server' : `embedded, in ${database.dataDir}`;
  const lines = [
    '',
    `  Pointsman listens on ${address}   (API reference: ${address}/docs)`,
    `  Database: ${where}`,
    ...app.notes.map((note) => `  ${note}`),
    ...keyLines(key, address),
    '',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  if (key?.file) app.log.info({ file: key.file }, 'the first API key is in a file');
  app.log.info({ address }, 'listening');
}

function keyLines(key: FirstKey, address: string): string[] {
  if (key === null) return [];
  const told = key.file
    ? [
        '  Your first API key is in a file that only you can read; move it to a safe place:',
        key.file,
      ]
    : ['  Your first API key, shown this once:', key.token];
  const inShell = key.file ? `$(cat '${key.file}')` : key.token;
  return [
    '',
    told[0] ?? '',
    `    ${told[1]}`,
    '',
    '  Route the worked example:',
    `    curl -s ${address}/route -H "Authorization: Bearer ${inShell}" \\`,
    "      -H 'Content-Type: application/json' -d @docs/examples/techflow.json",
  ];
}

if (import.meta.main) {
  try {
    await serveUntilStopped(readConfig());
  } catch (error) {
    process.exitCode = failed(terminalOn(process.stdout, process.stderr), error);
  }
}

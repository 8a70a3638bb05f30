// The process: settings, app, listen, wait for a signal, drain, close.
import { serve } from '@hono/node-server';
import manifest from '../package.json' with { type: 'json' };
import { type App, openApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { collectGently } from './gentle-collection.ts';
import { MigrationRefused } from './io/db/engine/migrate.ts';
import { DatabaseUnavailable } from './io/db/engine/unavailable.ts';

/** Starts the service and runs until SIGTERM or SIGINT; a second signal ends it at once. */
export async function serveUntilStopped(config: Config): Promise<void> {
  collectGently();
  const asked = stopSignal();
  const app = await openApp(config, manifest.version);
  const server = await listen(app, config).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  greet(app, config, server.port);
  const signal = await asked;
  app.log.info({ signal }, 'stopping: no new work, running requests may finish');
  app.enter('draining');
  await server.drain(config.http.drainMs, () => app.enter('stopping'));
  await app.close();
  app.log.info({}, 'stopped');
}

/** The first signal to stop, from now on; one that comes a second later ends the process at once. */
function stopSignal(): Promise<string> {
  let stoppingSince = 0;
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) {
      // npm passes on the Ctrl-C that the terminal has sent us too; only a later one means "at once".
      process.on(name, () => {
        if (stoppingSince !== 0 && Date.now() - stoppingSince > 1_000) process.exit(130);
        stoppingSince ||= Date.now();
        resolve(name);
      });
    }
  });
}

type Listening = { port: number; drain(patienceMs: number, late: () => void): Promise<void> };

function listen(app: App, config: Config): Promise<Listening> {
  const { host, port, requestMs } = config.http;
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.api.fetch,
        hostname: host,
        port,
        serverOptions: {
          requestTimeout: requestMs,
          headersTimeout: 10_000,
          keepAliveTimeout: 5_000,
        },
      },
      (address) => {
        resolve({
          port: address.port,
          drain: (patienceMs, late) =>
            new Promise((done) => {
              const timer = setTimeout(() => {
                late();
                if ('closeAllConnections' in server) server.closeAllConnections();
              }, patienceMs);
              server.close(() => {
                clearTimeout(timer);
                done();
              });
            }),
        });
      },
    );
    server.once('error', (error: NodeJS.ErrnoException) => reject(asSentence(error, config)));
  });
}

/** A start that cannot work, in a sentence that says what to do. */
class CannotStart extends Error {}

function asSentence(error: NodeJS.ErrnoException, { http }: Config): Error {
  const where = `${http.host}:${http.port}`;
  if (error.code === 'EADDRINUSE') {
    return new CannotStart(
      `Something else listens on ${where}. Stop it, or set PORT to another port (0 takes any free one).`,
    );
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
    return new CannotStart(
      `Cannot listen on ${where} (${error.code}). Set PORT or POINTSMAN_HOST.`,
    );
  }
  return error;
}

function greet(app: App, { http, database }: Config, port: number): void {
  const host = http.host === '0.0.0.0' || http.host === '::' ? '127.0.0.1' : http.host;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const where = database.url ? 'your PostgreSQL server' : `embedded, in ${database.dataDir}`;
  const key = app.bootstrapKey;
  const lines = [
    '',
    `  Pointsman listens on ${address}   (API reference: ${address}/docs)`,
    `  Database: ${where}`,
    ...app.notes.map((note) => `  ${note}`),
    ...(key
      ? [
          '',
          '  Your first API key, shown this once:',
          `    ${key}`,
          '',
          '  Route the worked example:',
          `    curl -s ${address}/route -H 'Authorization: Bearer ${key}' \\`,
          "      -H 'Content-Type: application/json' -d @docs/examples/techflow.json",
        ]
      : []),
    '',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  app.log.info({ address }, 'listening');
}

/** Errors that say themselves what to do; anything else is shown with its trace. */
export function isPlain(error: unknown): error is Error {
  return [ConfigError, CannotStart, DatabaseUnavailable, MigrationRefused].some(
    (kind) => error instanceof kind,
  );
}

if (import.meta.main) {
  try {
    await serveUntilStopped(readConfig());
  } catch (error) {
    process.stderr.write(`${isPlain(error) ? error.message : (error as Error).stack}\n`);
    process.exitCode = 1;
  }
}

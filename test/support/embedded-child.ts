// A process of its own that holds an embedded database, for tests of several processes. Run as a
// program it takes {"dataDir", "durable", "uid"?} and obeys lines on its standard input.
import { type ChildProcess, spawn } from 'node:child_process';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type EmbeddedServer, startEmbedded } from '../../src/io/db/embedded.ts';
import { quietLog } from './quiet-log.ts';

/** What the child says about its start. */
export type Started =
  | { ok: true; joined: boolean; connection: EmbeddedServer['connection']; note?: string }
  | { ok: false; code?: string; message: string };

/** A running child: its start's result, and how to end it. */
export type EmbeddedChild = {
  process: ChildProcess;
  started: Promise<Started>;
  /** Lets it stop() and end by itself. */
  stop(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
};

/**
 * Starts a child on `dataDir`.
 * @param disguise JavaScript that runs in the child before anything else
 */
export function spawnEmbedded(
  dataDir: string,
  options: { durable?: boolean; uid?: number; disguise?: string } = {},
): EmbeddedChild {
  const { durable = false, uid, disguise } = options;
  const preload = disguise ? ['--import', `data:text/javascript,${disguise}`] : [];
  const child = spawn(
    process.execPath,
    [...preload, fileURLToPath(import.meta.url), JSON.stringify({ dataDir, durable })],
    { stdio: ['pipe', 'pipe', 'inherit'], ...(uid === undefined ? {} : { uid, gid: uid }) },
  );
  const lines = readline.createInterface({ input: child.stdout });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const started = new Promise<Started>((resolve, reject) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as Started));
    child.on('exit', (code) => reject(new Error(`the child ended early with ${code}`)));
  });
  started.catch(() => undefined);
  return {
    process: child,
    started,
    stop: async () => {
      child.stdin.write('stop\n');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function main(argument: string): Promise<void> {
  const say = (started: Started) => process.stdout.write(`${JSON.stringify(started)}\n`);
  const options = JSON.parse(argument) as { dataDir: string; durable: boolean };
  let server: EmbeddedServer;
  try {
    server = await startEmbedded({ ...options, log: quietLog });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    say({ ok: false, message, ...(code ? { code } : {}) });
    return;
  }
  const { connection, joined, note } = server;
  say({ ok: true, joined, connection, ...(note ? { note } : {}) });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line === 'stop') break;
  }
  await server.stop();
  process.stdin.destroy();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2] ?? '{}');

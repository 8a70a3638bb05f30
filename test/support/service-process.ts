// The service as its own process on a given database, for stories that end processes.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
export const PROCESS_KEY = 'pm_testprocess0_testprocesstestprocess12';

export type ServiceProcess = {
  port: number;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Response>;
  /** SIGKILL: no time to say anything. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the service on a free port and waits until it listens.
 * @param machineAheadMs how far the clock of its machine is ahead of ours
 */
export async function startProcess(
  databaseUrl: string,
  { machineAheadMs = 0 } = {},
): Promise<ServiceProcess> {
  const wrongClock = `const now = Date.now; Date.now = () => now() + ${machineAheadMs};`;
  const first = `--import=data:text/javascript,${encodeURIComponent(wrongClock)}`;
  const child: ChildProcess = spawn(process.execPath, [first, MAIN], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      POINTSMAN_SEED: 'none',
      POINTSMAN_BOOTSTRAP_KEY: PROCESS_KEY,
      POINTSMAN_RATE_LIMIT: '0',
      POINTSMAN_DATABASE_POOL: '8',
      POINTSMAN_UNREADY_SECONDS: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await listening(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    port,
    post: (path, body, headers = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${PROCESS_KEY}`,
          'content-type': 'application/json',
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function listening(child: ChildProcess): Promise<number> {
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the service ended: ${complaint}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /"address":"http:\/\/[^"]*:(\d+)"/.exec(line);
      if (found) resolve(Number(found[1]));
    });
  });
}

// The port: bound, with limits on how slowly a request may arrive, and closed again.
import { serve } from '@hono/node-server';

/** A start that cannot work, in a sentence that says what to do. */
export class CannotStart extends Error {}

export type Listening = {
  port: number;
  /**
   * Takes no more connections and waits for the requests that run; `late` is told when `patienceMs`
   * are over, and then what is left is cut off.
   */
  drain(patienceMs: number, late: () => void): Promise<void>;
};

type Address = { host: string; port: number; requestMs: number };

/** Time in which the headers of a request must have arrived, unless the whole has less. */
const HEADERS_MS = 10_000;
/** Node looks for slow requests only so often; its own 30 s would let them live for so much longer. */
const LOOK_EVERY_MS = 500;

/** Listens for requests to `fetch`. @throws CannotStart */
export function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  address: Address,
): Promise<Listening> {
  const { host, port, requestMs } = address;
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch,
        hostname: host,
        port,
        serverOptions: {
          requestTimeout: requestMs,
          headersTimeout: Math.min(HEADERS_MS, requestMs),
          connectionsCheckingInterval: LOOK_EVERY_MS,
          keepAliveTimeout: 5_000,
        },
      },
      (bound) => {
        const drain: Listening['drain'] = (patienceMs, late) =>
          new Promise((done) => {
            const timer = setTimeout(() => {
              late();
              if ('closeAllConnections' in server) server.closeAllConnections();
            }, patienceMs);
            server.close(() => {
              clearTimeout(timer);
              done();
            });
          });
        resolve({ port: bound.port, drain });
      },
    );
    server.once('error', (error: NodeJS.ErrnoException) => reject(asSentence(error, address)));
  });
}

function asSentence({ code, message }: NodeJS.ErrnoException, { host, port }: Address): Error {
  const where = `${host}:${port}`;
  return new CannotStart(
    code === 'EADDRINUSE'
      ? `Something else listens on ${where}. Stop it, or set PORT to another port (0 takes any free one).`
      : `Cannot listen on ${where} (${code ?? message}). Set PORT or POINTSMAN_HOST.`,
  );
}

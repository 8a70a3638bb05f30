// A way to the database that stops forwarding when told: what is sent then is swallowed until it thaws.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import type { ConnectionTarget } from '../../src/io/db/engine/connect.ts';

export type FreezingProxy = {
  target: ConnectionTarget;
  /** From the `after`-th piece that a client sends from now on nothing passes; settles when one was kept. */
  freezeAfter(after: number): Promise<void>;
  /** Lets pass what was kept and all that follows. */
  thaw(): void;
  close(): Promise<void>;
};

export async function freezingProxy(to: ConnectionTarget): Promise<FreezingProxy> {
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let frozen = Promise.withResolvers<void>();
  let kept: (() => void)[] = [];
  const server = createServer((client) => {
    const upstream = reach(to);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.on('data', (chunk: Buffer) => {
        const pass = () => other.write(chunk);
        if (one === client && left > 0) left -= 1;
        if (left > 0 || (kept.length === 0 && one === upstream)) return pass();
        kept.push(pass);
        frozen.resolve();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    target: at((server.address() as AddressInfo).port, to),
    freezeAfter: (after) => {
      left = after + 1;
      frozen = Promise.withResolvers<void>();
      return frozen.promise;
    },
    thaw: () => {
      left = Number.POSITIVE_INFINITY;
      for (const pass of kept) pass();
      kept = [];
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function reach(to: ConnectionTarget): Socket {
  if ('url' in to) {
    const { hostname, port } = new URL(to.url);
    return connect(Number(port || 5432), hostname);
  }
  if (to.host.startsWith('/')) return connect(path.join(to.host, `.s.PGSQL.${to.port}`));
  return connect(to.port, to.host);
}

/** The same database by way of a port on loopback. */
function at(port: number, to: ConnectionTarget): ConnectionTarget {
  if (!('url' in to)) return { ...to, host: '127.0.0.1', port };
  const url = new URL(to.url);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href };
}

// A way to the database that stops forwarding when told: what is sent then is swallowed until it thaws.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
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
  if ('url' in to) throw new Error('The proxy needs a server on a socket.');
  const socketOf = (folder: string) => path.join(folder, `.s.PGSQL.${to.port}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'pm-'));
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let frozen = Promise.withResolvers<void>();
  let kept: (() => void)[] = [];
  const server = createServer((client) => {
    const upstream = to.host.startsWith('/')
      ? connect(socketOf(to.host))
      : connect(to.port, to.host);
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
  server.listen(socketOf(folder));
  await once(server, 'listening');
  return {
    target: { ...to, host: folder },
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
      await rm(folder, { recursive: true, force: true });
    },
  };
}

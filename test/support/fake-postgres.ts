// Servers that a PostgreSQL client may meet: one that refuses with an error of its choice, one that
// accepts and never says a word, one that falls silent when it is asked for TLS.
import net from 'node:net';
import { afterAll } from 'vitest';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing.splice(0)) close();
});

/** The URL of a server that answers every connection's first words with `reply`; null: with silence. */
export async function fakePostgres(reply: Buffer | null, settings = ''): Promise<string> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => (reply === null ? undefined : socket.write(reply)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  return `postgres://app:hunter2@127.0.0.1:${port}/app${settings}`;
}

/** The message with which a server refuses a connection. */
export function refusalOf(code: string, message: string): Buffer {
  const words = `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`;
  const answer = Buffer.alloc(5 + words.length, `E\0\0\0\0${words}`, 'latin1');
  answer.writeInt32BE(4 + words.length, 1);
  return answer;
}

/** A server's yes to TLS. */
export const TLS_YES = Buffer.from('S');

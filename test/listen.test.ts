import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CannotStart, type Listening, listen } from '../src/listen.ts';

const answer = async (request: Request) => new Response(await request.text());
const open = (over: { host?: string; port?: number; requestMs?: number } = {}) =>
  listen(answer, { host: '127.0.0.1', port: 0, requestMs: 1_000, ...over });

/** Sends the words and never goes on; resolves with what came back when the server hangs up. */
function silentAfter(words: string, { port }: Listening): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(words));
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    socket.on('error', () => undefined).on('close', () => resolve(heard));
  });
}

describe('the port', () => {
  test.for([1_000, 9_000, 600_000])('is bound when a request has %d ms', async (requestMs) => {
    const server = await open({ requestMs });
    const answered = await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: 'x' });
    expect(await answered.text()).toBe('x');
    await server.drain(0, () => undefined);
  });

  test('cuts off headers and bodies that do not arrive in time, long before Node would by itself', async () => {
    const server = await open();
    const head = 'POST / HTTP/1.1\r\nHost: x\r\n';
    const cut = Promise.all([
      silentAfter(head, server),
      silentAfter(`${head}Content-Length: 9\r\n\r\n12`, server),
    ]);
    // Node's own 30 s between two looks would let both outlive this.
    const heard = await Promise.race([cut, sleep(20_000, 'still open', { ref: false })]);
    expect(heard).toEqual([expect.stringContaining(' 408 '), expect.stringContaining(' 408 ')]);
    await server.drain(0, () => undefined);
  }, 60_000);

  test('that is taken, or an address that is not ours, is a sentence', async () => {
    const server = await open();
    const taken = await open({ port: server.port }).catch((error: unknown) => error);
    expect(taken).toBeInstanceOf(CannotStart);
    expect((taken as Error).message).toMatch(
      /^Something else listens on 127\.0\.0\.1:\d+\. Stop it/,
    );
    for (const host of ['192.0.2.1', 'no such host', 'nowhere.invalid']) {
      await expect(open({ host })).rejects.toThrow(CannotStart);
    }
    await server.drain(0, () => undefined);
  });
});

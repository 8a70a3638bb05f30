// Vendors at the edge of HTTP, in this process: handlers of msw answer for them, one file of handlers per
// vendor, and whatever asks somebody else fails the test that did.
import { syncBuiltinESMExports } from 'node:module';
import type { HttpHandler } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** Answers by `handlers` in every test of the file that calls it; `use` adds others for one test. */
export function vendorServer(...handlers: HttpHandler[]): SetupServer {
  const server = setupServer(...handlers);
  const strays: string[] = [];
  beforeAll(() => {
    server.listen({
      // Its own 'error' fails the request, which many a test expects; here the test fails as well.
      onUnhandledFrame: ({ frame }) => {
        const { request } = frame.data as { request?: Request };
        strays.push(request?.url ?? 'a socket');
        throw new Error(`Nobody stands in for ${strays.at(-1)}.`);
      },
    });
    // node:http is patched; whoever imported a function of it by name sees that only then.
    syncBuiltinESMExports();
  });
  afterEach(() => {
    server.resetHandlers();
    expect(strays.splice(0), 'asked of nobody that the test knows').toEqual([]);
  });
  afterAll(() => {
    server.close();
    syncBuiltinESMExports();
  });
  return server;
}

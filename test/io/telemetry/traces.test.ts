import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startTraces } from '../../../src/io/telemetry/traces.ts';
import { testApi } from '../../support/api.ts';

test('a request becomes a span of the caller’s trace, sent to the endpoint before the end', async () => {
  const received: { path: string; body: string }[] = [];
  const collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', body });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const traces = await startTraces({
    endpoint: `http://127.0.0.1:${port}/`,
    serviceName: 'pointsman-test',
    version: '1.2.3',
  });
  const app = await testApi({ trace: traces.middleware });
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
  const email = 'jane@secret.example';
  await app.send('POST', '/route', { lead: { id: 'l', contact: { email } } }, { headers });
  await traces.close();
  collector.close();
  expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
  const sent = received.map(({ body }) => body).join('');
  expect(sent).toContain(trace);
  expect(sent).toContain('pointsman-test');
  expect(sent).toContain('/route');
  expect(sent).not.toMatch(/secret|pm_/);
});

import { expect, test } from 'vitest';
import { startTraces } from '../../../src/io/telemetry/traces.ts';
import { testApi } from '../../support/api.ts';
import { COLLECTOR_URL, collectorHandlers } from '../../support/vendors/otlp.ts';
import { vendorServer } from '../../support/vendors/vendor-server.ts';

const received: { path: string; body: string }[] = [];
vendorServer(...collectorHandlers((path, body) => received.push({ path, body })));

test('a request becomes a span of the caller’s trace, sent to the endpoint before the end', async () => {
  const traces = await startTraces({
    endpoint: COLLECTOR_URL,
    serviceName: 'pointsman-test',
    version: '1.2.3',
  });
  const app = await testApi({ trace: traces.middleware });
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
  const email = 'jane@secret.example';
  await app.send('POST', '/route', { lead: { id: 'l', contact: { email } } }, { headers });
  await traces.close();
  expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
  const sent = received.map(({ body }) => body).join('');
  expect(sent).toContain(trace);
  expect(sent).toContain('pointsman-test');
  expect(sent).toContain('/route');
  expect(sent).not.toMatch(/secret|pm_/);
});

import { expect, test } from 'vitest';
import { openMetrics } from '../../../src/io/telemetry/metrics.ts';
import type { Decision } from '../../../src/routing/decision.ts';
import { testApi } from '../../support/api.ts';

test('requests are counted by address pattern: no id becomes a label, and strangers share one', async () => {
  const metrics = openMetrics();
  const app = await testApi({ metrics });
  await app.send('GET', '/leads/jane@secret.example');
  await app.send('GET', '/wp-admin/secret.php');
  await app.send('POST', '/route', { lead: { id: 'secret' } }, { token: null });
  await app.send('PUT', '/route');
  const answer = await app.send('GET', '/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  const text = await answer.text();
  const count = (labels: string) =>
    text.includes(`pointsman_http_request_seconds_count{${labels}} 1`);
  expect(count('method="GET",route="/leads/:id",status="404"')).toBe(true);
  expect(count('method="GET",route="unknown",status="404"')).toBe(true);
  expect(count('method="POST",route="/route",status="401"')).toBe(true);
  expect(count('method="PUT",route="unknown",status="405"')).toBe(true);
  expect(text).not.toContain('secret');
  expect(text).toContain('process_resident_memory_bytes');
});

test('two registries know nothing of each other', async () => {
  const [one, other] = [openMetrics(), openMetrics()];
  one.observeRequest({ method: 'GET', route: '/x', status: 200, milliseconds: 5 });
  expect(await one.text()).toContain('route="/x"');
  expect(await other.text()).not.toContain('route="/x"');
});

test('what of leads could not be used is counted by field, and no key of a caller becomes a label', async () => {
  const metrics = openMetrics();
  const warnings = ['/score', '/score', '/company/revenue', '/secret', '/attributes/secret'].map(
    (path) => ({ path, given: null, because: '' }),
  );
  const decision = { timings: {}, fallback: null, warnings };
  metrics.observeDecision(decision as unknown as Decision);
  const text = await metrics.text();
  expect([...text.matchAll(/^pointsman_lead_warnings_total.*$/gm)].map(String).sort()).toEqual([
    'pointsman_lead_warnings_total{field="attributes"} 1',
    'pointsman_lead_warnings_total{field="company.revenue"} 1',
    'pointsman_lead_warnings_total{field="other"} 1',
    'pointsman_lead_warnings_total{field="score"} 2',
  ]);
});

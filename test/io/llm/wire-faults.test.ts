// Every way in which a connection can fail, byte by byte and over a real one, for each protocol that we speak.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAdvisor } from '../../../src/io/llm/advisor.ts';
import { type FakeProvider, fakeProvider } from '../../support/fake-provider.ts';
import { FAULTS, isSaid } from '../../support/fault-table.ts';
import { VENDORS, vendorTarget } from '../../support/vendors/models.ts';

let server: FakeProvider;
beforeAll(async () => {
  server = await fakeProvider();
});
afterAll(() => server.close());

const REQUEST = {
  ...{ system: 'You route leads.', messages: [{ role: 'user' as const, text: 'Lead F1.' }] },
  ...{ schemaName: 'advice', schema: { type: 'object' }, maxOutputTokens: 500 },
};

describe.each(VENDORS)('%s', (vendor) => {
  test.each(FAULTS.filter(({ behaviour }) => !isSaid(behaviour)))(
    'a provider that $it gives its named failure by the deadline',
    async ({ behaviour, reason }) => {
      server.behave(behaviour);
      const baseUrl = { reveal: () => (vendor === 'anthropic' ? server.url : `${server.url}/v1`) };
      const advisor = createAdvisor({ targets: [vendorTarget(vendor, { baseUrl })] });
      const limit = reason === 'advisor_timeout' ? 600 : 15_000;
      const { signal } = new AbortController();
      const reply = await advisor.ask(REQUEST, Date.now() + limit, signal);
      expect(reply).toMatchObject({
        kind: 'failed',
        reason,
        provider: vendor,
        model: 'test-model',
      });
      expect(reply.attempts).toBeGreaterThan(0);
    },
  );
});
